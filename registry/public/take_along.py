"""The list to take along: ids of services in a signed cookie of the reader; nothing about the person is stored."""

import re
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponseBase

COOKIE = "list"
SALT = "registry.take_along"
MOST = 50
ID = re.compile(r"[1-9][0-9]{0,9}")


def parse_ids(text: str) -> tuple[int, ...]:
    """Ids of a plain address such as ``12-15-19``, each once, at most MOST.

    Raises ValueError where a part is no id.
    """
    parts = text.split("-", MOST)[:MOST]
    if not all(ID.fullmatch(part) for part in parts):
        raise ValueError("Not a list of ids")
    return tuple(dict.fromkeys(int(part) for part in parts))


def joined(ids: Sequence[int]) -> str:
    """The ids as they stand in an address."""
    return "-".join(str(pk) for pk in ids)


def listed(request: HttpRequest) -> tuple[int, ...]:
    """The ids in the reader's list; a cookie that is not ours counts as an empty list."""
    value = request.get_signed_cookie(COOKIE, default="", salt=SALT)
    try:
        return parse_ids(value) if value else ()
    except ValueError:
        return ()


def keep(response: HttpResponseBase, request: HttpRequest, ids: Sequence[int]) -> None:
    """Put the list into the reader's browser until it is closed; an empty list leaves no cookie."""
    if not ids:
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    response.set_signed_cookie(
        COOKIE, joined(ids[:MOST]), salt=SALT, httponly=True, samesite="Lax", secure=request.is_secure()
    )
