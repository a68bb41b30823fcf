"""Naming an organisation in a form by its code or name."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from registry.models import Organization


def organization_meant_by(word: str) -> Organization:
    """The one organisation with that registry code or exact name. Raises ValidationError where it is none or many."""
    word = word.strip()
    coded = list(Organization.objects.filter(registry_code=word)) if word.isdigit() else []
    found = coded or list(Organization.objects.named(word)[:2])
    if len(found) != 1:
        raise ValidationError(_("Sellist organisatsiooni ei leidnud, või on neid mitu. Märkige registrikood."))
    return found[0]
