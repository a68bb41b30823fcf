"""The number of queries does not grow with the rows."""

import pytest

from agreements.models import Event
from agreements.viewsets.register import VIEWSETS
from tests import factories
from tests.registry.backoffice.rows import name_of, url
from tests.registry.backoffice.test_queries import assert_constant

from .rows import row_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("export", ["", "?export=csv"])
@pytest.mark.parametrize("viewset", VIEWSETS, ids=name_of)
def test_a_listing(viewset, export, home, enter):
    client = enter(factories.national_reader() if viewset.model is Event else factories.staff_of(home))
    assert_constant(client, url(viewset, "index") + export, lambda: row_in(viewset.model, home))
