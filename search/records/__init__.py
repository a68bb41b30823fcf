"""Things that can be found, as records of the index; each kind registers itself."""

from search.records.kinds import KINDS, Kind, register

__all__ = ["KINDS", "Kind", "register"]
