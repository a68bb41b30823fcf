"""PDF files by typst: PDF/A-3a and PDF/UA-1 together, and the same bytes for the same input."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

import typst

FONTS = Path(__file__).parents[1] / "pdf_fonts"
STANDARDS: Final[list[Literal["a-3a", "ua-1"]]] = ["a-3a", "ua-1"]


def make_pdf(template: Path, data: Mapping[str, object], made_at: datetime) -> bytes:
    """A document from a typst template that reads its values as JSON from ``sys.inputs.data``.

    ``made_at`` stands in the document's metadata (seconds kept). Raises typst.TypstError where the template is wrong.
    """
    return typst.compile(
        str(template),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=[*STANDARDS],
        timestamp=int(made_at.timestamp()),
    )
