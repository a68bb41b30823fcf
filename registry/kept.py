"""What pages ask again and again and what hardly ever changes: asked once a minute by each process.

What a reader looks up (services, places, contacts) is never kept, only what stands around it: names of areas, target
groups, help lines of the footer. A change made by the same process is seen at once, by others within the minute.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from time import monotonic
from typing import ParamSpec, TypeVar, cast

from django.utils.translation import get_language

SECONDS = 60

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

_kept: dict[Hashable, tuple[float, object]] = {}


def for_a_minute(ask: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Keep the answers of a question by its hashable arguments and the reader's language; nobody may change them."""

    @wraps(ask)
    def answer(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        key = (ask.__module__, ask.__qualname__, get_language(), args, tuple(sorted(kwargs.items())))
        until, found = _kept.get(key, (0.0, None))
        now = monotonic()
        if until > now:
            return cast(Answer, found)
        fresh = ask(*args, **kwargs)
        _drop_old(now)
        _kept[key] = (now + SECONDS, fresh)
        return fresh

    return answer


def forget() -> None:
    """Ask everything anew next time: something was changed."""
    _kept.clear()


def _drop_old(now: float) -> None:
    for key in [key for key, (until, _found) in list(_kept.items()) if until <= now]:
        _kept.pop(key, None)
