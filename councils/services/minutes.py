"""Minutes are drafted, corrected, confirmed and signed (C7)."""

from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from agreements.record.log import note
from agreements.signing.report import as_json
from agreements.signing.verdict import Verdict
from agreements.trust import verified
from councils.documents.minutes import minutes_pdf, values_of
from councils.lifecycles.meeting import MINUTES, MeetingState, MinutesState, MinutesStep
from councils.models import Council, FrozenMinutes, Meeting, MinutesVersion, SignedMinutes
from councils.public.minutes import newest_minutes, open_remarks

from .keeping import check_keeps
from .meetings import locked


@transaction.atomic
def write_minutes(user: User, meeting: Meeting, text: str, closed_text: str = "") -> MinutesVersion:
    """Write the draft, or the next corrected version.

    Raises PermissionDenied; ValidationError before the meeting and without a text; ForbiddenStep once confirmed.
    """
    meeting = locked(meeting)
    check_keeps(user, meeting.council)
    check_held(meeting)
    if not text.strip():
        raise ValidationError({"text": _("Kirjutage protokolli tekst.")})
    last = newest_minutes(meeting)
    state = MINUTES.after(MinutesState(last.state), MinutesStep.CORRECT) if last else MinutesState.DRAFT
    return add_version(user, meeting, state, text, closed_text)


def check_held(meeting: Meeting) -> None:
    """Raise ValidationError before it is noted who was there."""
    if meeting.state != MeetingState.HELD:
        raise ValidationError(_("Märkige enne, kes koosolekul osalesid."))


def add_version(user: User, meeting: Meeting, state: MinutesState, text: str, closed_text: str) -> MinutesVersion:
    """Put the next version on record."""
    version = MinutesVersion.objects.create(
        meeting=meeting,
        number=meeting.minutes.count() + 1,
        state=state.value,
        text=text.strip(),
        closed_text=closed_text.strip(),
        written_by=user,
        written_at=timezone.now(),
    )
    digest = sha256(f"{version.text}\0{version.closed_text}".encode()).hexdigest()
    note("minutes_written", version, user, {"number": version.number, "state": state.value, "sha256": digest})
    return version


@transaction.atomic
def confirm_minutes(user: User, meeting: Meeting) -> FrozenMinutes:
    """Confirm the newest version as it stands and freeze it as a document; its open part is public from now on.

    Raises PermissionDenied, ForbiddenStep once confirmed; ValidationError without minutes, while members may still
    correct them, or where a remark is not answered.
    """
    meeting = locked(meeting)
    check_keeps(user, meeting.council)
    last = check_may_be_confirmed(meeting)
    state = MINUTES.after(MinutesState(last.state), MinutesStep.CONFIRM)
    version = add_version(user, meeting, state, last.text, last.closed_text)
    frozen_at = timezone.localtime().replace(microsecond=0)
    values = values_of(version, frozen_at)
    content = minutes_pdf(values, frozen_at)
    document = FrozenMinutes.objects.create(
        version=version, frozen_at=frozen_at, values=values, content=content, sha256=sha256(content).hexdigest()
    )
    note("minutes_frozen", document, user, {"meeting": meeting.pk, "sha256": document.sha256})
    return document


def check_may_be_confirmed(meeting: Meeting) -> MinutesVersion:
    """The version to confirm. Raises ValidationError without one, while members may correct it, or a remark waits."""
    last = newest_minutes(meeting)
    if last is None:
        raise ValidationError(_("Protokolli ei ole veel kirjutatud."))
    until = meeting.corrections_until
    if until and timezone.localdate() <= until:
        raise ValidationError(_("Liikmete märkusi oodatakse kuni %(day)s.") % {"day": f"{until:%d.%m.%Y}"})
    if open_remarks(meeting).exists():
        raise ValidationError(_("Vastake enne liikmete märkustele."))
    return last


def confirmed_document(meeting: Meeting) -> FrozenMinutes:
    """The document to sign. Raises ValidationError before the minutes are confirmed."""
    document: FrozenMinutes | None = getattr(newest_minutes(meeting), "document", None)
    if document is None:
        raise ValidationError(_("Protokoll ei ole veel kinnitatud."))
    return document


def check_may_be_signed(meeting: Meeting) -> None:
    """Raise ValidationError before the minutes are confirmed, or where no signature could be known."""
    confirmed_document(meeting)
    signing_codes(meeting.council)


@transaction.atomic
def add_signed_minutes(user: User, document: FrozenMinutes, content: bytes) -> Verdict:
    """Take in the confirmed minutes with the signatures of chair and secretary; what does not pass changes nothing.

    Raises PermissionDenied; ValidationError where none of them has a personal code by which a signature is known.
    """
    council = document.version.meeting.council
    check_keeps(user, council)
    codes = signing_codes(council)
    verdict = verified(content, document.sha256, codes)
    if verdict.valid:
        keep(user, document, content, verdict)
    return verdict


def signing_codes(council: Council) -> set[str]:
    """Personal codes of who signs minutes: chair and keepers. Raises ValidationError where none is known."""
    codes = {one.personal_code for one in (council.chair, *council.keepers) if one and one.personal_code}
    if not codes:
        raise ValidationError(_("Esimehe ja sekretäri isikukood ei ole teada, allkirja ei saa kontrollida."))
    return codes


def keep(user: User, document: FrozenMinutes, content: bytes, verdict: Verdict) -> SignedMinutes:
    """Put an accepted container on record."""
    container = SignedMinutes.objects.create(
        document=document,
        content=content,
        sha256=sha256(content).hexdigest(),
        uploaded_by=user,
        uploaded_at=timezone.now(),
        verdict=as_json(verdict),
        trust_list_sequence=verdict.trust_list_sequence,
        verifier_version=verdict.verifier_version,
    )
    note("signed_minutes_frozen", container, user, {"sha256": container.sha256})
    return container
