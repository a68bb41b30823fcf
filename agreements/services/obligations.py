"""Obligations to join are opened, told, rested, resumed and closed as the record has it (T7)."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from agreements.counting.region_record import RegionRecord
from agreements.counting.rules import RuleSet, rule_set_on
from agreements.documents.numbering import next_number
from agreements.documents.obligation import notice_pdf, values_of
from agreements.lifecycles.obligation import OBLIGATION, ObligationState, ObligationStep
from agreements.models import AccessionApplication, Obligation, ObligationNotice, QuorumRuleSet
from agreements.notices.obligation import ObligationLetter, tell_party
from agreements.obligation_changes import Kept, Standing, changes, deadline, steps
from agreements.obligations import EndedBy
from agreements.obligations import Obligation as Duty
from agreements.record.log import note
from registry.models import Region

SERIES = "K"
LETTERS = {ObligationStep.REST: ObligationLetter.RESTS, ObligationStep.FALL_DUE: ObligationLetter.OVERDUE}


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a region's record: the obligations that follow from it on the day."""

    region: Region
    record: RegionRecord
    duties: tuple[Duty, ...]
    rule_sets: tuple[RuleSet, ...]
    rows: dict[str, QuorumRuleSet]
    on: date


@transaction.atomic
def settle_obligations(look: Look) -> list[Obligation]:
    """Bring the region's obligations to what follows from the record; returns those that changed.

    Called by the clock and wherever memberships change: the record decides, nobody's right.
    """
    rows = Obligation.objects.not_over().filter(region=look.region).select_related("region", "party", "rule_set")
    kept = {one.pk: one for one in rows.select_for_update(of=("self",))}
    members = {one.party for one in look.record.parties_on(look.on) if one.member}
    plan = changes((Kept(pk, one.party_id, one.arose_on) for pk, one in kept.items()), look.duties, members)
    touched = [close(kept[one.key], ended_by, look.on) for one, ended_by in plan.ended]
    forms = set(
        AccessionApplication.objects.under_way().filter(tervik__region=look.region).values_list("party_id", flat=True)
    )
    going_on = [(correct(kept[one.key], duty), duty) for one, duty in plan.going_on]
    going_on += [(open_obligation(look, duty), duty) for duty in plan.arisen]
    touched += [one for one, duty in going_on if move(one, duty, look.on, has_form=one.party_id in forms)]
    return touched


def open_obligation(look: Look, duty: Duty) -> Obligation:
    """A new obligation, under the rule set of the day on which it arose."""
    rules = rule_set_on(look.rule_sets, duty.arose_on)
    assert rules is not None  # without one it would not have arisen
    one = Obligation.objects.create(
        region=look.region, party_id=int(duty.party), rule_set=look.rows[rules.code], arose_on=duty.arose_on
    )
    note("obligation_opened", one, None, {"party": one.party_id, "arose_on": duty.arose_on.isoformat()})
    return one


def correct(one: Obligation, duty: Duty) -> Obligation:
    """Take over the day on which it arose as it is known now; the notice that was given keeps its last day."""
    if one.arose_on != duty.arose_on:
        payload = {"before": one.arose_on.isoformat(), "after": duty.arose_on.isoformat()}
        one.arose_on = duty.arose_on
        one.save()
        note("obligation_corrected", one, None, payload)
    return one


def move(one: Obligation, duty: Duty, on: date, *, has_form: bool) -> bool:
    """Take the steps of the day; whether there were any."""
    standing = Standing(duty.rests_on(on), has_form, one.deadline)
    found = list(steps(ObligationState(one.state), standing, on))
    for step in found:
        if step is ObligationStep.NOTIFY:
            give_notice(one, duty, on)
        if step is ObligationStep.REST:
            one.deadline = None
        take(one, step, on)
        if step in LETTERS:
            tell_party(one, LETTERS[step])
    return bool(found)


def give_notice(one: Obligation, duty: Duty, on: date) -> ObligationNotice:
    """Issue the notice once, keep its bytes, and queue the letter about it."""
    due = deadline(duty, on, days=settings.OBLIGATION_DAYS, after_notice=settings.OBLIGATION_NOTICE_DAYS)
    assert due is not None  # no notice is given while it rests
    issued_at = timezone.localtime().replace(microsecond=0)
    number = next_number(issued_at.date(), ObligationNotice, SERIES)
    values = values_of(one, number, issued_at, due)
    content = notice_pdf(values, issued_at)
    notice = ObligationNotice.objects.create(
        obligation=one,
        number=number,
        issued_at=issued_at,
        deadline=due,
        values=values,
        content=content,
        sha256=sha256(content).hexdigest(),
    )
    one.deadline = due
    letters = tell_party(one, ObligationLetter.NOTICE, number)
    note("notice_frozen", notice, None, {"number": number, "sha256": notice.sha256, "letters": letters})
    return notice


def close(one: Obligation, ended_by: EndedBy, on: date) -> Obligation:
    """The party has joined, or is no longer mandatory; who is relieved is told."""
    joined = ended_by is EndedBy.JOINED
    one.ended_on = on
    take(one, ObligationStep.JOIN if joined else ObligationStep.LAPSE, on)
    if not joined:
        tell_party(one, ObligationLetter.LAPSED)
    return one


def take(one: Obligation, step: ObligationStep, on: date) -> None:
    """Take a step of the lifecycle and record it. Raises ForbiddenStep."""
    one.state = OBLIGATION.after(ObligationState(one.state), step).value
    one.save()
    due = one.deadline.isoformat() if one.deadline else None
    note(f"obligation_{step.value}", one, None, {"on": on.isoformat(), "deadline": due})
