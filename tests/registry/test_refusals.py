"""Who may do what with the registry, of every service and everybody; a refusal leaves it as it was."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from accounts.models import User
from registry import services
from registry.models import RegionAssignment, Service
from registry.permissions import can_add
from registry.services import assignments, letters, records, reports
from tests import factories
from tests.factories import member_of, national_editor, national_reader, reader_of, staff_of
from tests.refusals import acts_of, has_right, nothing_written, refuses

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
Act = Callable[[User, SimpleNamespace], object]
EDITOR = RegionAssignment.Role.EDITOR
KEEPERS = frozenset({"staff", "national editor"})
NATIONAL = frozenset({"national editor"})


@pytest.fixture
def record():
    """A provider with a service and a reported error, and who has a part in its region."""
    service = factories.ServiceFactory()
    region = service.organization.municipality.region
    return SimpleNamespace(
        region=region,
        service=service,
        organization=service.organization,
        unused=factories.LocationFactory(organization=service.organization),
        report=factories.ErrorReportFactory(service=service, email="lugeja@post.example"),
        part=RegionAssignment.objects.get(user=staff_of(region)),
        service_type=service.service_type,
        newcomer=factories.UserFactory(),
    )


EVERYBODY: dict[str, Callable[[SimpleNamespace], User | AnonymousUser]] = {
    "staff": lambda record: staff_of(record.region),
    "national editor": lambda record: national_editor(),
    "national reader": lambda record: national_reader(),
    "reader": lambda record: reader_of(record.region),
    "staff elsewhere": lambda record: staff_of(factories.RegionFactory()),
    "clerk of the provider": lambda record: member_of(record.organization),
    "clerk of another": lambda record: member_of(factories.OrganizationFactory()),
    "inactive staff": lambda record: staff_of(record.region, is_active=False),
    "inactive editor": lambda record: national_editor(is_active=False),
    "logged in": lambda record: factories.UserFactory(),
    "nobody": lambda record: AnonymousUser(),
}
ADDRESSES = [letters.Address("Abi", "abi@post.example")]

ACTS: dict[str, tuple[frozenset[str], Act]] = {
    "assignments.assign_region": (
        NATIONAL,
        lambda user, r: assignments.assign_region(user, r.newcomer, r.region, EDITOR),
    ),
    "assignments.save_region_assignment": (
        NATIONAL,
        lambda user, r: assignments.save_region_assignment(user, r.part, r.part.save),
    ),
    "assignments.end_region_assignment": (NATIONAL, lambda user, r: assignments.end_region_assignment(user, r.part)),
    "assignments.assign_organization": (
        KEEPERS,
        lambda user, r: assignments.assign_organization(user, r.newcomer, r.organization),
    ),
    "letters.write_letter": (
        KEEPERS,
        lambda user, r: letters.write_letter(user, r.region, "Kohtume", "Tulge.", {"list": "x"}, ADDRESSES),
    ),
    "records.save_record": (KEEPERS, lambda user, r: records.save_record(user, r.service)),
    "records.close_record": (KEEPERS, lambda user, r: records.close_record(user, r.service, DAY)),
    "records.delete_record": (KEEPERS, lambda user, r: records.delete_record(user, r.unused)),
    "records.mark_checked": (KEEPERS, lambda user, r: records.mark_checked(user, [r.service], DAY, "Rapla TERVIK")),
    "reports.close_report": (KEEPERS, lambda user, r: reports.close_report(user, r.report, "Parandasime.")),
}

OF_THE_COUNTRY: dict[str, Act] = {
    "letter": lambda user, r: letters.write_letter(user, None, "Kohtume", "Tulge.", {"list": "x"}, ADDRESSES),
    "kind of service": lambda user, r: records.save_record(user, r.service_type),
    "region": lambda user, r: records.save_record(user, r.region),
}


def test_every_act_is_in_the_table():
    """A new service says there who may take it."""
    assert acts_of(services) == set(ACTS)


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_not_is_refused_and_changes_nothing(record, who):
    """Design, "Who sees what": staff keep their region's rows, national editors every one, nobody else any."""
    user = EVERYBODY[who](record)
    strange = {name: act for name, (may, act) in ACTS.items() if who not in may}
    with nothing_written():
        assert [name for name, act in strange.items() if not refuses(act, user, record)] == []


@pytest.mark.parametrize("who", sorted(KEEPERS))
def test_who_may_is_not_refused(record, who):
    """The other side of the table: nobody is kept from what is theirs."""
    user = EVERYBODY[who](record)
    own = {name: act for name, (may, act) in ACTS.items() if who in may}
    assert [name for name, act in own.items() if not has_right(act, user, record)] == []


@pytest.mark.parametrize("who", EVERYBODY)
def test_what_belongs_to_the_country_is_the_national_editors_alone(record, who):
    user = EVERYBODY[who](record)
    may = [name for name, act in OF_THE_COUNTRY.items() if has_right(act, user, record)]
    assert may == (list(OF_THE_COUNTRY) if who in NATIONAL else [])


def test_staff_of_another_region_add_no_row_here(record):
    """Whoever keeps some region may add rows there; that this one stands elsewhere is seen when it is saved."""
    user = EVERYBODY["staff elsewhere"](record)
    assert can_add(user, Service)
    new = Service(name_et="Abi kodus", organization=record.organization, service_type=record.service_type)
    with nothing_written(), pytest.raises(records.OutsideRegions):
        records.save_record(user, new)


def test_one_row_that_is_not_theirs_leaves_all_unchecked(record):
    """All or nothing: rows of two regions marked by staff of one."""
    rows = [record.service, factories.ServiceFactory()]
    user = staff_of(record.region)
    with nothing_written():
        assert refuses(records.mark_checked, user, rows, DAY, "Rapla TERVIK")


def test_a_row_does_not_end_before_it_begins(record):
    record.service.valid_from = date(2026, 1, 1)
    record.service.save()
    user = staff_of(record.region)
    with nothing_written(), pytest.raises(ValidationError) as refused:
        records.close_record(user, record.service, date(2025, 12, 31))
    assert set(refused.value.message_dict) == {"valid_to"}


def test_somebody_who_is_of_an_organisation_already_is_not_made_so_twice(record):
    user = staff_of(record.region)
    first = assignments.assign_organization(user, record.newcomer, record.organization)
    with nothing_written():
        assert assignments.assign_organization(user, record.newcomer, record.organization) == first
