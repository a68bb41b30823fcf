"""The second opinion that the operator's settings name (SECOND_OPINION_URL), if any."""

from django.conf import settings

from agreements.signing.second_opinion import SecondOpinion
from agreements.signing.siva import SivaService


def second_verifier() -> SecondOpinion | None:
    """A SiVa-compatible service at the address; None where none is set."""
    return SivaService(settings.SECOND_OPINION_URL) if settings.SECOND_OPINION_URL else None
