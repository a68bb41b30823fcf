"""Words that editors keep, what is sought, and what the engines have still to follow."""

from .backlog import Backlog
from .counts import QueryCount
from .words import SearchWord

__all__ = ["Backlog", "QueryCount", "SearchWord"]
