"""What staff do with many rows at once."""

from .checked import MarkChecked
from .letter import WriteLetter

BULK_ACTIONS = (MarkChecked, WriteLetter)

__all__ = ["BULK_ACTIONS", "MarkChecked", "WriteLetter"]
