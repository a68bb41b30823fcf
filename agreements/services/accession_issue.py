"""The document is issued: frozen bytes, number, version of the texts (A1, A2)."""

from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.documents.accession import accession_pdf, is_municipality, values_of
from agreements.documents.agreement_texts import newest_text
from agreements.lifecycles.accession import AccessionStep
from agreements.models import AccessionApplication, AgreementTemplate, IssuedDocument

from .accession_draft import check_may_join, check_representative
from .freezing import freeze
from .steps import locked, take


@transaction.atomic
def issue(user: User, application: AccessionApplication) -> IssuedDocument:
    """Issue the document that the party will sign.

    Raises PermissionDenied, ForbiddenStep; ValidationError that names every field that is missing.
    """
    application = locked(application)
    application.template = newest_text(None)
    application.regional_template = newest_text(application.tervik.region)
    application.deadline = timezone.localdate() + timedelta(days=settings.ACCESSION_DAYS)
    take(application, AccessionStep.ISSUE, user, {"deadline": application.deadline.isoformat()})
    template = check_complete(application)
    return freeze(user, "application", application, template, partial(values_of, application), accession_pdf)


def check_complete(application: AccessionApplication) -> AgreementTemplate:
    """The text that is accepted; ValidationError with a reason for each field that the document still needs."""
    check_may_join(application.party, application.tervik)
    check_representative(application)
    missing: dict[str, str] = {}
    if application.representative is None:
        missing["representative"] = _("Valige, kes avalduse allkirjastab.")
    if not application.contact_name:
        missing["contact_name"] = _("Kirjutage kontaktisiku nimi.")
    if not application.contact_email:
        missing["contact_email"] = _("Kirjutage kontaktisiku e-posti aadress.")
    if is_municipality(application):
        missing |= missing_decision(application)
    if missing:
        raise ValidationError(missing)
    if application.template is None:
        raise ValidationError(_("Koostöölepingu tekst on avaldamata."))
    return application.template


def missing_decision(application: AccessionApplication) -> dict[str, str]:
    """What is missing of the council's decision that empowers a municipality (A2a)."""
    asked = {
        "decision_number": _("Kirjutage volikogu otsuse number."),
        "decision_day": _("Kirjutage volikogu otsuse kuupäev."),
        "decision_document": _("Kirjutage, kus volikogu otsus on."),
    }
    return {name: text for name, text in asked.items() if not getattr(application, name)}
