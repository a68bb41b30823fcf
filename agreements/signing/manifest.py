"""The container's own list of its data files, `META-INF/manifest.xml`."""

from __future__ import annotations

from .reasons import Reason, Refusal
from .safe_xml import MANIFEST, parse_plain

MIMETYPE = "application/vnd.etsi.asic-e+zip"


def read_manifest(data: bytes) -> dict[str, str]:
    """Media types by the data files' names. Refuses another type of the container, and a name told twice."""
    root = parse_plain(data)
    if root.tag != f"{{{MANIFEST}}}manifest":
        raise Refusal(Reason.MANIFEST_MALFORMED)
    kinds: dict[str, str] = {}
    for entry in root:
        name, kind = (entry.get(f"{{{MANIFEST}}}{key}") for key in ("full-path", "media-type"))
        if entry.tag != f"{{{MANIFEST}}}file-entry" or name is None or kind is None or len(entry):
            raise Refusal(Reason.MANIFEST_MALFORMED)
        if name == "/" and kind != MIMETYPE:
            raise Refusal(Reason.MANIFEST_MALFORMED, kind)
        if name in kinds:
            raise Refusal(Reason.MANIFEST_MALFORMED, name)
        kinds[name] = kind
    if kinds.pop("/", None) is None:
        raise Refusal(Reason.MANIFEST_MALFORMED)
    return kinds
