"""The quorum and what follows from it, looked at anew: by the clock, and wherever memberships or rules change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from agreements.counting.region_record import records
from agreements.draft_law import draft_obliges, obliging
from agreements.facts import facts_of
from agreements.models import Obligation, QuorumRuleSet
from agreements.notices.obligation import ESTONIAN, tell_staff
from agreements.obligations import obligations
from registry.models import Region

from .obligations import Look, settle_obligations
from .quorum_readings import News, read_quorum


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What a look at regions changed."""

    news: tuple[News, ...]
    obligations: tuple[Obligation, ...]


@transaction.atomic
def recompute(regions: Iterable[Region], on: date | None = None) -> Recomputed:
    """Read the quorum of the regions again, record and tell what is different, settle the obligations (T6, T7).

    ``on``: today where it is not given. Under a draft law readings are kept, and nothing is opened or sent.
    """
    asked, day = list(regions), on or timezone.localdate()
    rows = {row.code: row for row in QuorumRuleSet.objects.approved()}
    rule_sets = tuple(row.as_rule() for row in rows.values())
    ruling = obliging(rule_sets)
    found = list(zip(asked, records(facts_of(asked), [region.code for region in asked]), strict=True))
    news, touched = [], []
    for region, record in found:
        one = read_quorum(region, record, rule_sets, rows, day)
        if one is not None:
            news.append(one)
            tell(one)
        duties = tuple(obligations(record, ruling, day))
        touched += settle_obligations(Look(region, record, duties, ruling, rows, day))
    return Recomputed(tuple(news), tuple(touched))


def tell(news: News) -> None:
    """Tell the region's staff that the quorum was met or lost, or that its first day was corrected."""
    reading = news.reading
    if reading.rule_set.status == QuorumRuleSet.Status.DRAFT and not draft_obliges():
        return
    with override(ESTONIAN):
        lines = sentences(news)
        if lines:
            subject = _("Kvoorum: %(region)s") % {"region": reading.region}
            tell_staff(reading.region, subject, "\n".join(lines) + "\n", {"quorum_reading": reading.pk})


def sentences(news: News) -> list[str]:
    """What is different, a sentence each; none where only a count has changed."""
    reading, lines = news.reading, []
    if change := news.first_met_corrected:
        gaps = {"before": words(change.before), "after": words(change.after)}
        text = _("Hilinenud või parandatud kanne muutis kvoorumi esimest päeva. Oli: %(before)s. Nüüd: %(after)s.")
        lines.append(text % gaps)
    if reading.met != news.was_met:
        gaps = {"day": words(reading.on)}
        met = _("Seisuga %(day)s on kvoorum täis. Ülejäänud kohustuslikud osapooled peavad liituma.")
        lost = _("Seisuga %(day)s ei ole kvoorum enam täis. Avatud kohustused on ootel.")
        lines.append((met if reading.met else lost) % gaps)
    return lines


def words(value: object) -> str:
    """A day in words, or that there is none."""
    return date_format(value, "SHORT_DATE_FORMAT") if isinstance(value, date) else _("ei olnud täis")
