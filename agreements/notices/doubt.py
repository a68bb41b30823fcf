"""Mail where two verifiers of signatures differ: to those who decide, then to who handed the file in."""

from django.utils.translation import gettext as _

from agreements.models import DoubtfulContainer
from agreements.models.documents import IssuedDocument
from agreements.notices.telling import by_language, national_editors, send, who_sign_for
from registry.models import Region


def region_of(document: IssuedDocument) -> Region:
    """The region whose TERVIK a document is of."""
    subject = document.departure.membership if document.departure else document.application or document.agreement
    assert subject is not None  # a document is of exactly one thing
    return subject.tervik.region


def tell_of_doubt(doubt: DoubtfulContainer) -> None:
    """Ask national editors to decide."""

    def words() -> tuple[str, str]:
        text = _("Allkirjafaili kohta on kaks kontrollijat eri meelt. Dokument: %(document)s. Otsustage portaalis.")
        return _("Kaheldav allkirjafail"), f"{text % {'document': doubt.document}}\n"

    people = by_language(national_editors())
    send(doubt.uploaded_by, region_of(doubt.document), people, words, {"doubt": doubt.pk})


def tell_of_decision(doubt: DoubtfulContainer) -> None:
    """Tell the party what was decided and why."""

    def words() -> tuple[str, str]:
        gaps = {"document": doubt.document, "reason": doubt.reason}
        accepted = _("Dokumendi %(document)s allkirjad võeti vastu. Põhjus: %(reason)s")
        refused = _("Dokumendi %(document)s allkirju ei võetud vastu. Põhjus: %(reason)s")
        text = (accepted if doubt.accepted else refused) % gaps
        return _("Allkirjafail on üle vaadatud"), f"{text}\n"

    people = who_sign_for([doubt.party])
    send(doubt.decided_by, region_of(doubt.document), people, words, {"decided_doubt": doubt.pk})
