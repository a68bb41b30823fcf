"""Writes ASiC-E containers as DigiDoc does, and adds to them without touching what is there."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from xml.sax.saxutils import quoteattr

MIMETYPE = b"application/vnd.etsi.asic-e+zip"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def empty(files: dict[str, bytes], *, manifest: bytes | None = None) -> bytes:
    """A container with data files and no signature."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), MIMETYPE, zipfile.ZIP_STORED)
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("META-INF/manifest.xml"), manifest or manifest_of(files), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def manifest_of(names: dict[str, bytes] | list[str]) -> bytes:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path={quoteattr(name)} manifest:media-type="application/octet-stream"/>'
        for name in names
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_MANIFEST}" '
        'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{MIMETYPE.decode()}"/>{entries}</manifest:manifest>'
    ).encode()


def data_files(container: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(container)) as archive:
        return {
            name: archive.read(name)
            for name in archive.namelist()
            if name != "mimetype" and not name.startswith("META-INF/")
        }


def next_number(container: bytes) -> int:
    with zipfile.ZipFile(BytesIO(container)) as archive:
        found = [re.fullmatch(r"META-INF/signatures(\d+)\.xml", name) for name in archive.namelist()]
    return max((int(match.group(1)) + 1 for match in found if match), default=0)


def add(container: bytes, name: str, data: bytes) -> bytes:
    """The container with a file more: earlier entries keep their bytes, only the directory is new."""
    buffer = BytesIO(container)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
