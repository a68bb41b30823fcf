"""Where a council sits, who leads it and who keeps it (C4)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from councils.models import Council
from councils.services.councils import name_chair, seat_council, seat_council_with
from tests.agreements.factories import municipality
from tests.councils.factories import MandateFactory, council_of
from tests.factories import OrganizationFactory, UserFactory, national_editor
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
RAPLA, VORU = "0668", "0919"


def hosted(council: Council, kind: str, host) -> Council:
    council.host_kind, council.host = kind, host
    return council


@pytest.mark.parametrize("host", [lambda: municipality(VORU), OrganizationFactory], ids=["another county's", "no vald"])
def test_a_council_does_not_sit_with_a_municipality_that_is_not_of_its_county(council, host):
    """C4: where there is no cooperation body, a municipality of the county organises the work."""
    editor = national_editor()
    wrong = hosted(council, Council.Host.MUNICIPALITY, host())
    with nothing_written(), pytest.raises(ValidationError) as refused:
        seat_council(editor, wrong)
    assert "host" in refused.value.error_dict


def test_a_council_sits_with_a_municipality_of_its_county_or_with_any_cooperation_body(council):
    """C4: the cooperation body is no municipality; while nobody is named the council stands without a host."""
    editor, body = national_editor(), OrganizationFactory()
    for kind, host in ((Council.Host.MUNICIPALITY, municipality(RAPLA)), (Council.Host.COOPERATION_BODY, body)):
        seat_council(editor, hosted(council, kind, host))
        assert Council.objects.get(pk=council.pk).host == host
    seat_council(editor, hosted(council, Council.Host.MUNICIPALITY, None))
    assert Council.objects.get(pk=council.pk).host is None


def test_a_refused_host_adds_no_secretary(council):
    """The secretary by e-mail is added with the seat, or not at all."""
    editor = national_editor()
    wrong = hosted(council, Council.Host.MUNICIPALITY, municipality(VORU))
    with nothing_written(), pytest.raises(ValidationError):
        seat_council_with(editor, wrong, "uus@naidis.example", "Uku", "Uus")


def test_the_chair_is_a_member_of_this_council_today(council, secretary, seats):
    """C3, C6: neither a stranger, nor who sits elsewhere, nor whose mandate has ended or not begun leads it."""
    over = MandateFactory(council=council, kind="additional", body="Endine", valid_to=date(2026, 2, 28)).person
    to_come = MandateFactory(council=council, kind="additional", body="Tulev", valid_from=date(2026, 3, 2)).person
    elsewhere = MandateFactory(council=council_of("0087")).person
    for nobody in (UserFactory(), secretary, over, to_come, elsewhere):
        with nothing_written(), pytest.raises(ValidationError) as refused:
            name_chair(secretary, council, nobody)
        assert "chair" in refused.value.error_dict
    member = seats[RAPLA].person
    assert name_chair(secretary, council, member).chair == member
