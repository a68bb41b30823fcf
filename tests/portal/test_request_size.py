"""A request larger than any upload costs nothing: refused by its length, unread, and the connection with it."""

import re
import runpy
from io import BytesIO

import pytest
from django.conf import settings
from django.test import Client

GIGABYTE = 1024**3
PAGES = ("/et/kontroll/", "/haldus/images/add/", "/et/minu/avaldus/1/allkiri/", "/no-such-page/")


class NeverRead(BytesIO):
    """A body of which not a byte may be asked for."""

    def read(self, *size: int) -> bytes:
        raise AssertionError("the body was read")

    readline = read


@pytest.mark.parametrize("page", PAGES)
def test_two_gigabytes_are_refused_unread_and_without_the_database(page):
    """Also where nobody is logged in: no session, no user, no row is looked up (this test has no database)."""
    answer = Client().generic(
        "POST",
        page,
        CONTENT_LENGTH=str(2 * GIGABYTE),
        content_type="multipart/form-data; boundary=x",
        **{"wsgi.input": NeverRead()},
    )
    assert answer.status_code == 413
    for words in ("Fail on liiga suur", "Файл слишком большой", "The file is too large"):
        assert words in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("length", ["0", "", "-1", "x", "9" * 5])
def test_other_lengths_are_the_pages_own_matter(length):
    answer = Client().generic("POST", "/et/kontroll/", b"", CONTENT_LENGTH=length)
    assert answer.status_code != 413


@pytest.mark.django_db
def test_the_largest_that_may_be_uploaded_passes():
    answer = Client().generic("POST", "/et/kontroll/", b"", CONTENT_LENGTH=str(settings.REQUEST_MAX_BYTES))
    assert answer.status_code == 422


class Request:
    """A request as gunicorn has it before the portal sees it."""

    def __init__(self, *headers: tuple[str, str]) -> None:
        self.headers, self.is_closed = headers, False

    def force_close(self) -> None:
        self.is_closed = True


@pytest.mark.parametrize(
    ("headers", "is_closed"),
    [
        ([("CONTENT-LENGTH", str(2 * GIGABYTE))], True),
        ([("TRANSFER-ENCODING", "chunked")], True),
        ([("CONTENT-LENGTH", "512")], False),
        ([("HOST", "tervik.example")], False),
    ],
)
def test_gunicorn_does_not_read_on_to_the_next_request(headers, is_closed):
    request = Request(*headers)
    runpy.run_path(str(settings.BASE_DIR / "gunicorn.conf.py"))["pre_request"](None, request)
    assert request.is_closed is is_closed


@pytest.mark.parametrize("file", ["deploy/nginx.conf", "deploy/helm/values.yaml", "docs/install.md"])
def test_the_proxies_have_the_same_limit(file):
    text = (settings.BASE_DIR / file).read_text(encoding="utf-8")
    (limit,) = set(re.findall(r"(?:client_max_body_size|maxUpload:) (\d+)m", text))
    assert int(limit) * 1024 * 1024 == settings.REQUEST_MAX_BYTES
