"""Councils in the back office: looked at by who reads the region; rules pass two pairs of eyes."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from councils.models import CouncilRuleSet, DecisionTask
from councils.rules_in_force import council_rules
from councils.viewsets.councils import COUNCILS
from tests.agreements.factories import municipality
from tests.councils.factories import AdoptedDecisionFactory, AgendaItemFactory, MandateFactory, MeetingFactory
from tests.factories import member_of, national_editor, reader_of, staff_of
from tests.registry.backoffice.posting import filled

pytestmark = pytest.mark.django_db
REGIONAL = [one for one in COUNCILS if one.model is not CouncilRuleSet]
regional_viewset = pytest.mark.parametrize("viewset", REGIONAL, ids=lambda one: one.name)


def enter(user=None):
    client = Client()
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def rows(council):
    decision = AdoptedDecisionFactory(council=council)
    task = DecisionTask.objects.create(decision=decision, text="Teha", responsible="X", due_on=date(2026, 1, 1))
    meeting = MeetingFactory(council=council)
    AgendaItemFactory(
        meeting=meeting, title_et="Salajane", restriction_ground="AvTS", restricted_until=date(2090, 1, 1)
    )
    made = (council, MandateFactory(council=council), meeting, decision, task)
    return {type(one): one for one in made}


def url(viewset, view, row=None):
    return reverse(viewset.get_url_name(view), args=[row.pk] if row else [])


@regional_viewset
def test_others_have_no_back_office_and_other_regions_find_nothing(viewset, rows, council):
    row = rows[viewset.model]
    for user in (None, member_of(municipality("0668")), council.secretary):
        assert enter(user).get(url(viewset, "index")).status_code in {302, 403}
        assert enter(user).get(url(viewset, "inspect", row)).status_code in {302, 403}
    stranger = enter(staff_of(municipality("0919").municipality.region))
    assert stranger.get(url(viewset, "inspect", row)).status_code == 404
    for export in ("", "?export=csv"):
        answer = stranger.get(url(viewset, "index") + export)
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert str(row).encode() not in said


@regional_viewset
def test_readers_look_and_nobody_changes_by_hand(viewset, rows, council):
    row = rows[viewset.model]
    for user in (reader_of(council.region), staff_of(council.region), national_editor()):
        client = enter(user)
        assert client.get(url(viewset, "index")).status_code == 200
        page = client.get(url(viewset, "inspect", row))
        assert page.status_code == 200
        assert "Salajane" not in page.content.decode()
    present = {pattern.name for pattern in viewset.get_urlpatterns()}
    assert not present & {"edit", "delete", "add"}


def test_new_rules_count_once_a_second_pair_of_eyes_has_approved_them(council):
    viewset = next(one for one in COUNCILS if one.model is CouncilRuleSet)
    first, second = national_editor(), national_editor()
    client = enter(first)
    values = {"code": "seadus-2027", "status": "in_force", "legal_reference": "Seadus"}
    sent = {**filled(client, url(viewset, "add")), **values}
    assert client.post(url(viewset, "add"), sent).status_code == 302
    rules = CouncilRuleSet.objects.get(code="seadus-2027")
    assert council_rules(date(2026, 3, 1)).code == "eelnou-2026-01"
    assert client.post(url(viewset, "approve", rules)).status_code == 404
    assert enter(staff_of(council.region)).post(url(viewset, "approve", rules)).status_code == 404
    assert enter(second).post(url(viewset, "approve", rules)).status_code == 302
    assert council_rules(date(2026, 3, 1)).code == "seadus-2027"
