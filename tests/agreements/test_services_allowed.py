"""What a TERVIK may provide itself (T8)."""

from __future__ import annotations

import pytest

from agreements.services_allowed import Reason, ServiceKind, TervikForm, Verdict, may_provide

FORM_1, FORM_2 = TervikForm.BY_AGREEMENT, TervikForm.LEGAL_PERSON


@pytest.mark.parametrize("form", TervikForm)
@pytest.mark.parametrize("kind", ["specialist_care", "family_doctor_care", "ambulance"])
def test_no_tervik_gives_specialist_or_family_doctor_care_or_ambulance(form, kind):
    assert may_provide(form, ServiceKind(kind)) == Verdict(False, Reason.NEVER_BY_A_TERVIK)


@pytest.mark.parametrize("kind", ["social", "health", "rehabilitation"])
def test_only_a_legal_person_gives_social_health_and_rehabilitation_services(kind):
    assert may_provide(FORM_1, ServiceKind(kind)) == Verdict(False, Reason.BY_AGREEMENT_ONLY_COORDINATION)
    assert may_provide(FORM_2, ServiceKind(kind)) == Verdict(True, Reason.LEGAL_PERSON_MAY)


@pytest.mark.parametrize("form", TervikForm)
def test_either_form_coordinates(form):
    assert may_provide(form, ServiceKind.COORDINATION) == Verdict(True, Reason.COORDINATION_IN_BOTH_FORMS)
