"""Who is named in a row's history."""

from django.db.models import Model

from accounts.models import User


def sign(row: Model, user: User | None) -> None:
    """Let the next change of a row be told in its history as that person's (None: nobody, a command acted)."""
    vars(row)["_history_user"] = user
