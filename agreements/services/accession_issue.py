"""The document is issued: frozen bytes, number, version of the texts (A1, A2)."""

from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.accession_lifecycle import AccessionStep
from agreements.accession_pdf import accession_pdf, is_municipality, values_of
from agreements.models import AccessionApplication, AgreementTemplate, IssuedDocument
from agreements.numbering import next_number
from agreements.record.log import note
from registry.models import Region

from .accession_draft import check_may_join, check_representative
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
    return freeze(user, application, check_complete(application))


def newest_text(region: Region | None) -> AgreementTemplate | None:
    """The newest published text of the country, or a region's additions."""
    published = AgreementTemplate.objects.filter(region=region, published_at__isnull=False)
    return published.order_by("-version").first()


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


def freeze(user: User, application: AccessionApplication, template: AgreementTemplate) -> IssuedDocument:
    """Make the PDF once and keep its bytes."""
    issued_at = timezone.localtime().replace(microsecond=0)
    number = next_number(issued_at.date())
    values = values_of(application, number, issued_at)
    content = accession_pdf(values, issued_at)
    document = IssuedDocument.objects.create(
        application=application,
        number=number,
        issued_at=issued_at,
        template=template,
        values=values,
        content=content,
        sha256=sha256(content).hexdigest(),
    )
    note("document_frozen", document, user, {"number": number, "sha256": document.sha256})
    return document
