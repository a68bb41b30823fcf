"""What the rows of councils refuse by themselves."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from agreements.models.append_only import AppendOnlyError
from councils.composition import SeatKind
from councils.models import Council, CouncilRuleSet, Decision, Mandate
from councils.rules_in_force import council_rules
from tests.councils.factories import (
    AdoptedDecisionFactory,
    AgendaItemFactory,
    MandateFactory,
    PaperFactory,
    council_of,
    fill_seats,
)

pytestmark = pytest.mark.django_db


def test_an_installation_begins_with_a_council_in_each_region_under_the_draft_law():
    assert Council.objects.count() == 15
    rules = council_rules(date(2020, 1, 1))
    assert not rules.in_force
    assert (rules.meetings_at_least, rules.priorities_most, rules.monitoring_months) == (2, 4, 12)


def test_rules_that_nobody_has_approved_do_not_count():
    CouncilRuleSet.objects.create(code="uus", status="in_force", legal_reference="Seadus", meetings_at_least=9)
    assert council_rules(date(2026, 6, 1)).code == "eelnou-2026-01"


def test_rules_in_force_stand_before_the_draft_from_their_first_day():
    CouncilRuleSet.objects.create(
        code="seadus",
        status="in_force",
        legal_reference="Seadus",
        valid_from=date(2027, 1, 1),
        approved_by_law_import=True,
    )
    assert council_rules(date(2026, 12, 31)).code == "eelnou-2026-01"
    assert council_rules(date(2027, 1, 1)).code == "seadus"


def test_an_adopted_decision_is_not_changed_but_may_be_translated():
    decision = AdoptedDecisionFactory()
    decision.title_ru = "Решение"
    decision.save()
    decision.text_et = "Midagi muud."
    with pytest.raises(AppendOnlyError):
        decision.save()
    assert Decision.objects.get().title_ru == "Решение"


def test_a_decision_without_a_number_cannot_be_adopted():
    with pytest.raises(IntegrityError), transaction.atomic():
        AdoptedDecisionFactory(number="")


def test_a_restriction_has_a_ground_and_a_last_day():
    item = AgendaItemFactory()
    item.restriction_ground = "AvTS § 35 lg 1 p 12"
    with pytest.raises(ValidationError) as refused:
        item.full_clean()
    assert "restricted_until" in refused.value.error_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        item.save()


def test_a_restriction_holds_on_its_last_day_and_not_after():
    item = AgendaItemFactory(restriction_ground="AvTS § 35 lg 1 p 12", restricted_until=date(2026, 5, 31))
    paper = PaperFactory(item=item)
    assert paper.is_closed(date(2026, 5, 31))
    assert not paper.is_closed(date(2026, 6, 1))


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": "municipality"}, "organization"),
        ({"kind": "additional"}, "body"),
        ({"valid_from": None}, "valid_from"),
    ],
)
def test_a_mandate_says_in_whose_name_and_from_when(fields, wrong):
    mandate = MandateFactory.build(council=council_of(), **fields)
    mandate.person = council_of().secretary
    with pytest.raises(ValidationError) as refused:
        mandate.full_clean()
    assert wrong in refused.value.error_dict


def test_seats_of_municipalities_are_told_apart_and_those_of_the_state_are_one_each():
    seats = [mandate.seat for mandate in fill_seats(council_of()).values()]
    assert len(set(seats)) == 7
    additional = MandateFactory(kind="additional", body="Eakate nõukoda")
    assert additional.seat.holder == "Eakate nõukoda"
    assert additional.seat.kind is SeatKind.ADDITIONAL
    assert Mandate.objects.held_by(additional.person_id, date(2026, 1, 1)).get() == additional


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL is missing: its triggers")
@pytest.mark.parametrize(
    "statement",
    ["UPDATE councils_decision SET text_et = 'x'", "DELETE FROM councils_decision", "DELETE FROM councils_wording"],
)
def test_the_database_refuses_to_change_what_was_adopted(statement):
    AdoptedDecisionFactory()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
