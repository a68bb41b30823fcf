"""What two begin in the same moment is begun once: the second waits for the first, and meets no error."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from time import monotonic

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from agreements.models import AccessionApplication, AgreementTemplate, Departure, Tervik
from agreements.services.accession_draft import begin_application
from agreements.services.agreement_texts import begin_text
from agreements.services.leaving import begin_leaving
from agreements.services.terviks import start_formation
from registry.models import Region
from tests.agreements.factories import KADRI, RepresentativeFactory, formed_tervik, join, municipality
from tests.factories import UserFactory, national_editor, staff_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL is missing: SQLite writes one by one"),
]
Act = Callable[[], object]
PATIENCE_SECONDS = 60.0


def both(act: Act) -> tuple[object, object]:
    """The act, and the same begun by another before the first is committed; an error is what came of it."""

    def second() -> object:
        try:
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            first = act()
            waiting = other.submit(second)
            until_it_waits(waiting)
        return first, waiting.result(timeout=PATIENCE_SECONDS)


def until_it_waits(act: Future[object]) -> None:
    """Until the other's transaction waits for a lock of ours."""
    deadline = monotonic() + PATIENCE_SECONDS
    with connection.cursor() as cursor:
        while monotonic() < deadline:
            assert not act.done(), act.result()
            cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted")
            if cursor.fetchone():
                return
    raise AssertionError("The second did not wait for the first.")


@pytest.fixture
def kadri():
    RepresentativeFactory(organization=municipality("0668"), personal_code=KADRI)
    return UserFactory(personal_code=KADRI)


def test_a_form(kadri):
    tervik, party = formed_tervik(), municipality("0668")
    first, second = both(lambda: begin_application(kadri, party, tervik))
    assert first == second == AccessionApplication.objects.get()


def test_a_notice_of_leaving(kadri):
    AgreementTemplate.objects.update(notice_days=30)
    membership = join(municipality("0668"), formed_tervik(), date(2026, 1, 1))
    _, second = both(lambda: begin_leaving(kadri, membership))
    assert isinstance(second, ValidationError)
    assert Departure.objects.count() == 1


def test_a_tervik(db):
    """T9: each region has one."""
    region = Region.objects.get(code="0071")
    _, second = both(lambda: start_formation(staff_of(region), region))
    assert isinstance(second, ValidationError)
    assert Tervik.objects.count() == 1


def test_a_version_of_the_agreement(db):
    editor = national_editor()
    _, second = both(lambda: begin_text(editor, None))
    assert isinstance(second, ValidationError)
    assert AgreementTemplate.objects.filter(published_at=None).count() == 1
