"""Lasting identifiers of rows (HSDS wants UUIDs); pure.

A UUID of version 5 made of the installation's address and the kind of thing, whose last six bytes are the row's key:
the same row always has the same one, two installations never share one, and a row is found by it without a table.
"""

from uuid import NAMESPACE_URL, UUID, uuid5

KEY_BYTES = 6


def id_of(site: str, kind: str, key: int) -> UUID:
    """The identifier of a row: ``site`` is the installation's address, ``kind`` such as "service"."""
    return UUID(bytes=_beginning(site, kind) + key.to_bytes(KEY_BYTES, "big"))


def key_of(site: str, kind: str, identifier: UUID) -> int | None:
    """The row's key; None for an identifier of another kind or installation."""
    beginning, key = identifier.bytes[:-KEY_BYTES], identifier.bytes[-KEY_BYTES:]
    return int.from_bytes(key, "big") if beginning == _beginning(site, kind) else None


def _beginning(site: str, kind: str) -> bytes:
    return uuid5(NAMESPACE_URL, f"{site}#{kind}").bytes[:-KEY_BYTES]
