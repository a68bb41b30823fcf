"""What speaks against putting a document before the council, each with its reason."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.models import Goal, MonitoringReport, Strategy, WellbeingProfile
from councils.models.documents import CouncilDocument
from councils.priorities import Excess, Proposer, excesses
from councils.rules_in_force import council_rules


def check_ready(document: CouncilDocument) -> None:
    """Raise ValidationError with everything that speaks against it."""
    if found := list(objections(document)):
        raise ValidationError(found)


def objections(document: CouncilDocument) -> Iterator[str]:
    """The reasons, in words; none where it may be put before the council."""
    if isinstance(document, Strategy):
        yield from objections_to_strategy(document)
    if isinstance(document, WellbeingProfile) and not document.sections.exists():
        yield _("Profiilis ei ole ühtegi osa.")
    if isinstance(document, MonitoringReport) and not document.text:
        yield _("Aruandes ei ole hinnangut.")


def objections_to_strategy(strategy: Strategy) -> Iterator[str]:
    """Too many priorities (C8), none, one without a goal, a goal without a measure."""
    priorities = list(strategy.priorities.all())
    if not priorities:
        yield _("Strateegias ei ole ühtegi prioriteeti.")
    rules = council_rules(timezone.localdate()).priorities()
    for excess in excesses([Proposer(one.proposer) for one in priorities], rules):
        yield words_of(excess)
    goals = list(Goal.objects.filter(priority__strategy=strategy).prefetch_related("measures"))
    with_goals = {goal.priority_id for goal in goals}
    for priority in priorities:
        if priority.pk not in with_goals:
            yield _("Prioriteedil “%(name)s” ei ole eesmärki.") % {"name": priority.name}
    for goal in goals:
        if not goal.measures.all():
            yield _("Eesmärgil “%(name)s” ei ole mõõdikut.") % {"name": goal.name}
        if not goal.who:
            yield _("Eesmärgil “%(name)s” ei ole vastutajat.") % {"name": goal.name}


def words_of(excess: Excess) -> str:
    """Why there are too many priorities (C8)."""
    gaps = {"number": excess.number, "most": excess.most}
    texts = {
        Proposer.STATE: _("Riigi ettepanekul prioriteete on %(number)s, lubatud on kuni %(most)s."),
        Proposer.COUNTY: _("Maakonna ettepanekul prioriteete on %(number)s, lubatud on kuni %(most)s."),
        None: _("Prioriteete on kokku %(number)s, lubatud on kuni %(most)s."),
    }
    return texts[excess.proposer] % gaps
