"""Rule sets by four eyes (T6), and powers that staff confirm (A2)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from agreements.models import QuorumRuleSet, Representative
from agreements.quorum_record import rule_sets
from agreements.services.representatives import confirm_representative, end_representative, name_representative
from agreements.services.rule_sets import approve_rule_set, propose_rule_set
from registry.models import Region
from tests.agreements.factories import KADRI, municipality
from tests.factories import member_of, national_editor, staff_of
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db


def wording() -> QuorumRuleSet:
    return QuorumRuleSet(
        code="seadus-2027", status="in_force", legal_reference="Seadus", valid_from=date(2027, 1, 1), gp_denominator=3
    )


def test_staff_of_a_region_propose_and_approve_nothing():
    user = staff_of(Region.objects.get(code="0071"))
    with pytest.raises(PermissionDenied):
        propose_rule_set(user, wording())
    proposed = propose_rule_set(national_editor(), wording())
    with pytest.raises(PermissionDenied):
        approve_rule_set(user, proposed)


def test_a_rule_set_counts_when_another_has_approved_it():
    first, second = national_editor(), national_editor()
    proposed = propose_rule_set(first, wording())
    assert len(rule_sets()) == 1
    with pytest.raises(ValidationError):
        approve_rule_set(first, proposed)
    approve_rule_set(second, proposed)
    assert {one.code for one in rule_sets()} == {"eelnou-2026-01", "seadus-2027"}
    with pytest.raises(ValidationError):
        approve_rule_set(second, proposed)


def test_a_rule_set_is_never_changed():
    with pytest.raises(ValidationError):
        propose_rule_set(national_editor(), QuorumRuleSet.objects.get())


def test_an_impossible_share_is_not_proposed():
    impossible = wording()
    impossible.gp_denominator = 0
    with pytest.raises(ValidationError):
        propose_rule_set(national_editor(), impossible)


def mayor(**changes: object) -> Representative:
    values = {"organization": municipality("0668"), "personal_code": KADRI, "name": "Kadri Lepik", "basis": "mayor"}
    return Representative(**{**values, **changes})


def test_strangers_name_nobody_and_people_of_the_organisation_confirm_nobody():
    rapla = municipality("0668")
    with pytest.raises(PermissionDenied):
        name_representative(member_of(municipality("0317")), mayor())
    named = name_representative(member_of(rapla), mayor())
    assert not Representative.objects.who_may_sign(rapla, date(2026, 3, 1)).exists()
    for other in (member_of(rapla), staff_of(Region.objects.get(code="0087"))):
        with pytest.raises(PermissionDenied):
            confirm_representative(other, named)


def test_powers_on_record_are_not_changed():
    """A2: another name or ground is another row; the one that was confirmed stays as it was."""
    staff = staff_of(Region.objects.get(code="0071"))
    stored = name_representative(staff, mayor())
    stored.name = "Kadri Kuusk"
    with nothing_written(), pytest.raises(ValidationError):
        name_representative(staff, stored)


def test_powers_do_not_end_before_they_began():
    staff = staff_of(Region.objects.get(code="0071"))
    one = name_representative(staff, mayor(valid_from=date(2026, 2, 1)))
    with nothing_written(), pytest.raises(ValidationError):
        end_representative(staff, one, date(2026, 1, 31))


def test_nobody_confirms_their_own_powers():
    user = staff_of(Region.objects.get(code="0071"), personal_code=KADRI)
    with pytest.raises(ValidationError):
        confirm_representative(user, name_representative(user, mayor()))


@pytest.mark.parametrize("changes", [{"personal_code": "47101010034"}, {"basis": "power_of_attorney"}])
def test_a_wrong_code_and_a_power_of_attorney_without_its_document_are_refused(changes):
    with pytest.raises(ValidationError):
        name_representative(member_of(municipality("0668")), mayor(**changes))


def test_powers_hold_to_their_last_day():
    rapla, staff = municipality("0668"), staff_of(Region.objects.get(code="0071"))
    one = confirm_representative(staff, name_representative(staff, mayor()))
    end_representative(staff, one, date(2026, 3, 1))
    assert Representative.objects.who_may_sign(rapla, date(2026, 3, 1)).exists()
    assert not Representative.objects.who_may_sign(rapla, date(2026, 3, 2)).exists()
