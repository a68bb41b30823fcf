"""Make the example's pictures (.png) from their drawings (.svg); needs Chromium.

Run from the project's root after changing a drawing: ``.venv/bin/python docs/draw_pictures.py``.
"""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

DRAWINGS = Path(__file__).resolve().parents[1] / "portal" / "example" / "data" / "pictures"
WIDTH, HEIGHT = 1200, 675
COLOURS = 64
STYLE = f"<style>body{{margin:0}}svg{{display:block;width:{WIDTH}px;height:{HEIGHT}px}}</style>"


def draw(page: Page, drawing: Path) -> None:
    """One drawing as a small picture of few colours."""
    page.set_content(STYLE + drawing.read_text(encoding="utf-8"))
    with Image.open(BytesIO(page.screenshot())) as picture:
        picture.convert("RGB").quantize(COLOURS).save(drawing.with_suffix(".png"), optimize=True)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for drawing in sorted(DRAWINGS.glob("*.svg")):
            draw(page, drawing)
        browser.close()


if __name__ == "__main__":
    main()
