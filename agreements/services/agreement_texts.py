"""The agreement's text in versions: begun from the newest, written, published; then fixed (A1, A3)."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.models import AgreementClause, AgreementTemplate
from agreements.permissions import can_write_text
from agreements.record.log import note, one_at_a_time
from registry.models import Region


@transaction.atomic
def begin_text(user: User, region: Region | None) -> AgreementTemplate:
    """Begin the next version for the country, or of a region's additions, from the newest one's clauses.

    Raises PermissionDenied; ValidationError where one is being written already.
    """
    if not can_write_text(user, region):
        raise PermissionDenied
    one_at_a_time()
    versions = AgreementTemplate.objects.filter(region=region)
    if versions.filter(published_at=None).exists():
        raise ValidationError(_("Uut versiooni juba koostatakse. Avaldage see enne."))
    newest = versions.order_by("-version").first()
    last = versions.aggregate(last=Max("version"))["last"] or 0
    days = newest.notice_days if newest else None
    text = AgreementTemplate.objects.create(region=region, version=last + 1, notice_days=days)
    clauses = newest.clauses.all() if newest else []
    AgreementClause.objects.bulk_create(AgreementClause(template=text, part=one.part, text=one.text) for one in clauses)
    note("agreement_text_begun", text, user, {"region": region.code if region else None, "version": text.version})
    return text


@transaction.atomic
def write_text(
    user: User, text: AgreementTemplate, parts: Mapping[str, str], notice_days: int | None = None
) -> AgreementTemplate:
    """Write the parts of a version that is not published, and the days of notice before leaving (A3).

    An empty part is left out.

    Raises PermissionDenied; ValidationError once it is published.
    """
    text = unpublished(user, text)
    for part in AgreementClause.Part:
        words = parts.get(part.value, "").strip()
        if words:
            text.clauses.update_or_create(part=part.value, defaults={"text": words})
        else:
            text.clauses.filter(part=part.value).delete()
    text.notice_days = notice_days
    text.save()
    written = list(text.clauses.values_list("part", flat=True))
    note("agreement_text_written", text, user, {"parts": written, "notice_days": notice_days})
    return text


@transaction.atomic
def publish_text(user: User, text: AgreementTemplate) -> AgreementTemplate:
    """Publish a version: from now on documents are issued with it, and nobody changes it.

    Raises PermissionDenied; ValidationError where the country's text lacks one of the nine parts (A1), or a region's
    additions are empty.
    """
    text = unpublished(user, text)
    written = set(text.clauses.values_list("part", flat=True))
    missing = [part.label for part in AgreementClause.Part if part.value not in written]
    if text.region_id is None and missing:
        raise ValidationError(_("Puuduvad osad: %(parts)s.") % {"parts": ", ".join(map(str, missing))})
    if not written:
        raise ValidationError(_("Lisa on tühi."))
    text.published_at, text.published_by = timezone.now(), user
    text.save()
    region = text.region.code if text.region else None
    note("agreement_text_published", text, user, {"region": region, "version": text.version})
    return text


def unpublished(user: User, text: AgreementTemplate) -> AgreementTemplate:
    """The version as it is on record, locked. Raises PermissionDenied, ValidationError."""
    text = AgreementTemplate.objects.select_for_update(of=("self",)).select_related("region").get(pk=text.pk)
    if not can_write_text(user, text.region):
        raise PermissionDenied
    if text.published_at:
        raise ValidationError(_("Avaldatud teksti ei muudeta: alustage uut versiooni."))
    return text
