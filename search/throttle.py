"""So many questions to the finder from one address in ten seconds, whichever server process answers.

Counted in a small file beside the index, which the processes of one machine share: no row is written for a reader who
searches. The address is not kept: its place in the file is a keyed number, its count is gone ten seconds later.
"""

import fcntl
import mmap
import struct
import threading
import time
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from registry.rate_limit import address_of

SECONDS: Final = 10
_PLACES: Final = 1 << 16
_COUNT: Final = struct.Struct("<II")
_FILE: Final = "asked"

View = Callable[..., HttpResponse]


class Asked:
    """How often each address asked in the ten seconds that run."""

    def __init__(self, file: Path, clock: Callable[[], float] = time.time) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._file = file.open("a+b")
        if file.stat().st_size < _PLACES * _COUNT.size:
            self._file.truncate(_PLACES * _COUNT.size)
        self._counts = mmap.mmap(self._file.fileno(), _PLACES * _COUNT.size)
        self._lock = threading.Lock()
        self._clock = clock

    def once_more(self, address: str) -> int:
        """Count one more question; how many there were in these ten seconds."""
        mark = salted_hmac("search.throttle", address, algorithm="sha256").digest()
        place = int.from_bytes(mark[:4], "big") % _PLACES * _COUNT.size
        now = int(self._clock()) // SECONDS
        with self._lock:
            fcntl.flock(self._file, fcntl.LOCK_EX)
            try:
                then, times = _COUNT.unpack_from(self._counts, place)
                times = times + 1 if then == now else 1
                _COUNT.pack_into(self._counts, place, now, times)
            finally:
                fcntl.flock(self._file, fcntl.LOCK_UN)
        return times


@lru_cache(maxsize=4)
def _asked(folder: str) -> Asked:
    return Asked(Path(folder) / _FILE)


def limited(view: View) -> View:
    """A page of the finder that answers one address so often (setting SEARCHES_PER_MINUTE; 0: always)."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        at_most = settings.SEARCHES_PER_MINUTE * SECONDS // 60
        if at_most and _asked(str(settings.SEARCH_INDEX_DIR)).once_more(address_of(request)) > at_most:
            refusal = render(request, "429.html", status=429)
            refusal["Retry-After"] = str(SECONDS)
            refusal["Cache-Control"] = "no-store"
            return refusal
        return view(request, *args, **kwargs)

    return answer
