"""How often somebody may try: counted for all processes together, without keeping anybody's address (design 8)."""

import pytest
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.test import Client
from django.urls import reverse

from accounts.models import SharedCacheRow
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "pikk-salasona-2026"


def another_process() -> None:
    """What a process has in its own memory is not there in the next one."""
    LocMemCache.clear(caches["default"])  # type: ignore[arg-type]


def log_in(email: str, password: str) -> str:
    return Client().post(reverse("account_login"), {"login": email, "password": password}, follow=True).content.decode()


def test_wrong_passwords_are_counted_whichever_process_answers():
    user = UserFactory(email="keegi@naide.example")
    user.set_password(PASSWORD)
    user.save()
    for _ in range(5):
        assert "Sisestatud e-posti aadress või salasõna ei ole õige" in log_in(user.email, "vale")
        another_process()
    assert "Sisselogimine nurjus liiga palju kordi" in log_in(user.email, PASSWORD)


def test_letters_with_a_new_password_are_limited_whichever_process_answers(mailoutbox):
    UserFactory(email="keegi@naide.example")
    for _ in range(8):
        Client().post(reverse("account_reset_password"), {"email": "keegi@naide.example"})
        another_process()
    assert len(mailoutbox) == 5


def test_nobody_can_be_read_from_what_is_counted():
    log_in("keegi@naide.example", "vale")
    rows = [f"{row.cache_key} {row.value}" for row in SharedCacheRow.objects.all()]
    assert rows
    assert not [row for row in rows if "127.0.0.1" in row or "keegi" in row]


def test_what_only_saves_time_asks_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        caches["default"].set("midagi", 1)
        assert caches["default"].get("midagi") == 1
