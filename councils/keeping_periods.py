"""How long what councils write is kept: it is the county's record, so for good; AK says only who reads it."""

from agreements.retention import Retention, register_retention

KINDS = {
    "decisions of councils and what was said to them": "adoption",
    "minutes of councils with their versions and remarks": "writing",
    "papers of meetings": "adding",
    "mandates and attendance": "meeting",
}


def register_periods() -> None:
    """The councils' rows of the table of retention."""
    register_retention(*(Retention(kind, since, None) for kind, since in KINDS.items()))
