"""Texts of standing pages, read from files; pure.

A file is a small Markdown: ``# title``, a lead in the next line, then ``## headings``, paragraphs, ``- `` lists and
``[text](address)``. What is not one of these is text and is escaped.
"""

import re
from dataclasses import dataclass
from html import escape
from typing import Final

LINK: Final = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's title, lead and blocks as (kind, value): kind is "heading" or "text", a text's value is HTML."""

    title: str
    lead: str
    blocks: tuple[tuple[str, str], ...]


def read(text: str) -> PageText:
    """A page's text from a file's. Raises ValueError where the file does not begin with a title and a lead."""
    lines = text.strip().splitlines()
    if len(lines) < 2 or not lines[0].startswith("# ") or not lines[1].strip():
        raise ValueError("A page's text begins with '# title' and a lead.")
    return PageText(lines[0][2:].strip(), lines[1].strip(), tuple(blocks("\n".join(lines[2:]))))


def blocks(body: str) -> list[tuple[str, str]]:
    """Headings, and the text between them as one block each."""
    made: list[tuple[str, str]] = []
    for part in re.split(r"^(## .*)$", body, flags=re.MULTILINE):
        if part.startswith("## "):
            made.append(("heading", part[3:].strip()))
        elif part.strip():
            made.append(("text", "".join(paragraph(one) for one in re.split(r"\n\s*\n", part.strip()))))
    return made


def paragraph(text: str) -> str:
    """One paragraph or list as HTML."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if all(line.startswith("- ") for line in lines):
        return "<ul>" + "".join(f"<li>{linked(line[2:])}</li>" for line in lines) + "</ul>"
    return f"<p>{linked(' '.join(lines))}</p>"


def linked(text: str) -> str:
    """Escaped text with its links."""
    return LINK.sub(r'<a href="\2">\1</a>', escape(text, quote=False))
