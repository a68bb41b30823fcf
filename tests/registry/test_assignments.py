"""Who acts where, and the groups that follow."""

import pytest
from django.core.exceptions import PermissionDenied

from registry.models import RegionAssignment
from registry.permissions import editable_region_ids
from registry.rights.groups import EDITORS, NATIONAL_EDITORS, READERS
from registry.services.assignments import assign_organization, assign_region, end_region_assignment
from tests import factories

pytestmark = pytest.mark.django_db
Role = RegionAssignment.Role


def groups_of(user) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def test_staff_of_a_region_cannot_appoint_anybody():
    region = factories.RegionFactory()
    with pytest.raises(PermissionDenied):
        assign_region(factories.staff_of(region), factories.UserFactory(), region, Role.EDITOR)
    assert RegionAssignment.objects.filter(region=region).count() == 1


def test_staff_of_another_region_cannot_add_people_to_an_organisation():
    organization = factories.OrganizationFactory()
    with pytest.raises(PermissionDenied):
        assign_organization(factories.staff_of(factories.RegionFactory()), factories.UserFactory(), organization)
    assert not organization.assignments.exists()


def test_a_part_brings_its_group_and_its_end_takes_it():
    user, region = factories.UserFactory(), factories.RegionFactory()
    national = factories.national_editor()
    part = assign_region(national, user, region, Role.EDITOR)
    assert groups_of(user) == {EDITORS}
    assign_region(national, user, region, Role.READER)
    assert groups_of(user) == {READERS}
    end_region_assignment(national, part)
    assert groups_of(user) == set()
    assert groups_of(national) == {NATIONAL_EDITORS}


def test_every_factory_makes_rows_that_its_model_calls_right():
    for model, factory in factories.FACTORIES.items():
        row = factory()
        assert isinstance(row, model)
        row.full_clean()


def test_a_part_that_ends_is_gone_at_the_next_request_and_after_the_act():
    """Parts are kept on the user for a request; the act that changes them forgets them."""
    user, region, national = factories.UserFactory(), factories.RegionFactory(), factories.national_editor()
    assert editable_region_ids(user) == []
    part = assign_region(national, user, region, Role.EDITOR)
    assert editable_region_ids(user) == [region.pk]
    end_region_assignment(national, part)
    assert editable_region_ids(type(user).objects.get(pk=user.pk)) == []
    assert editable_region_ids(user) == []
