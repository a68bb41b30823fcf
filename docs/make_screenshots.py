"""Photograph a running example for the README; needs Chromium.

``make screenshots`` starts the example, runs this and stops it. By hand: ``docs/make_screenshots.py http://127.0.0.1:8000``.
"""

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).parent / "screenshots"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
#: Name of the picture, path, size of the window, the link to follow from there (or none).
SHOTS: tuple[tuple[str, str, dict[str, int], str | None], ...] = (
    ("home", "/et/", {"width": 1280, "height": 1150}, None),
    ("finder", "/et/find/?q=ema+ei+saa+enam+ise+s%C3%BC%C3%BCa+teha&koht=V%C3%B5ru+linn", WIDE, None),
    ("service", "/et/find/?q=Sinilille+hooldekodu", WIDE, ".result__title a"),
    (
        "service-narrow",
        "/ru/find/?q=%D0%BC%D0%B5%D0%B4%D1%81%D0%B5%D1%81%D1%82%D1%80%D0%B0",
        NARROW,
        ".result__title a",
    ),
    ("region", "/et/regions/vorumaa/", WIDE, None),
    ("coverage", "/en/regions/vorumaa/coverage/", {"width": 1280, "height": 1350}, None),
    ("members", "/et/regions/raplamaa/members/", WIDE, None),
    ("council", "/et/regions/raplamaa/council/", WIDE, None),
    ("strategy", "/ru/regions/raplamaa/strategy/", WIDE, None),
    ("guide", "/et/juhised/kodus-enam-uksi-ei-saa/", WIDE, None),
)
COLOURS = 128
MOST_BYTES = 150_000


def take(browser: Browser, site: str, path: str, window: dict[str, int], link: str | None) -> bytes:
    """What a reader sees first on a page."""
    page = browser.new_page(viewport=window)  # type: ignore[arg-type]  # a size by its two names
    answer = page.goto(site + path)
    if link:
        with page.expect_navigation() as opened:
            page.locator(link).first.click()
        answer = opened.value
    if answer is None or not answer.ok:
        raise SystemExit(f"{path} answered {answer and answer.status}")
    picture = page.screenshot()
    page.close()
    return picture


def keep(picture: bytes, file: Path) -> None:
    """Save with few colours. Raises SystemExit where it is still too large."""
    with Image.open(BytesIO(picture)) as image:
        image.convert("RGB").quantize(COLOURS).save(file, optimize=True)
    if file.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{file.name} has {file.stat().st_size} bytes, more than {MOST_BYTES}")


def main(site: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, path, window, link in SHOTS:
            keep(take(browser, site.rstrip("/"), path, window, link), FOLDER / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
