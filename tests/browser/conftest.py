"""A real browser for tests: Chromium, a live server, axe, and a log that nothing leaves the site.

Use ``browser_page`` (JavaScript on, 1280 px), ``open_page(width, javascript, ...)`` for other readers, ``log_in`` for
somebody who is logged in, ``axe`` for the accessibility check. A test that uses the live server begins from the
installed portal as every other one does; what it makes in the database is seen by the server.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright
from pytest_django.live_server_helper import LiveServer

from accounts.models import User

os.environ.setdefault(
    "DJANGO_ALLOW_ASYNC_UNSAFE", "true"
)  # Playwright's loop runs in this thread; the ORM is not used in it

AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549"]
RUN = """tags => axe.run(document, {
    runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], preload: false
})"""  # what passed is not described, and our pages load nothing from elsewhere that would have to be fetched again
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
NAMES = ("chromium", "chromium-browser", "google-chrome")

OpenPage = Callable[..., Page]
RunAxe = Callable[[Page], list[str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; the tests are skipped where there is none."""
    path = os.environ.get("CHROMIUM") or next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("Chromium is missing: apt-get install chromium, or name it by CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, live_server: LiveServer) -> Iterator[OpenPage]:
    """Opens a fresh reader's page: ``open_page(width=320, javascript=False, locale="ru")``.

    At the end of the test no request has left the site and no page has broken its Content Security Policy.
    """
    contexts: list[BrowserContext] = []
    strangers: list[str] = []
    complaints: list[str] = []
    home = urlsplit(live_server.url).netloc

    def note(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != home:
            strangers.append(request.url)

    def opened(*, width: int = 1280, height: int = 900, javascript: bool = True, locale: str = "et") -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            reduced_motion="reduce",  # what is judged is how it stands, not how a button fades
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            locale=locale,
        )
        contexts.append(context)
        context.on("request", note)
        page = context.new_page()
        page.on(
            "console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None
        )
        return page

    yield opened
    for context in contexts:
        context.close()
    assert strangers == [], "requests left the site"
    assert complaints == [], "the Content Security Policy was broken"


@pytest.fixture
def browser_page(open_page: OpenPage) -> Page:
    """A page as most readers have it."""
    return open_page()


@pytest.fixture
def log_in(live_server: LiveServer) -> Callable[[Page, User], None]:
    """Lets a user be logged in in a page's browser, without the login's own pages."""

    def logged_in(page: Page, user: User) -> None:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url, "httpOnly": True}]
        )

    return logged_in


@pytest.fixture(scope="session")
def axe_source() -> str:
    """axe-core's text."""
    if not AXE.exists():
        pytest.skip("axe-core is missing: npm install --no-package-lock")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def axe(axe_source: str) -> RunAxe:
    """Runs axe in a page (JavaScript on): what it found wrong, a line for each place."""

    def run(page: Page) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(axe_source)
        result = page.evaluate(RUN, TAGS)
        return [
            f"{violation['id']}: {node['html'][:160]} ({node.get('failureSummary', '')[:200]})"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    return run
