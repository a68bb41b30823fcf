"""The back office speaks Estonian also where Wagtail's own translation does not."""

import pytest

from registry.models import Service
from registry.viewsets.register import viewset_of
from tests import factories

from .rows import url

pytestmark = pytest.mark.django_db


def test_a_list_of_the_back_office_has_no_english_left_over(home, enter):
    shown = enter(factories.staff_of(home)).get(url(viewset_of(Service), "index")).content.decode()
    assert "Otsi …" in shown
    for word in ("Search…", "Show filters", "More actions", "There are no"):
        assert word not in shown, word
