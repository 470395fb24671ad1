"""`python docs/studio_pictures.py URL FOLDER`: the studio's page as it is, as pictures.

URL is that of a studio that runs (`python -m agents.studio --no-open`); what is painted comes with
it. Needs Playwright and a Chromium, which PAINT_GYM_CHROMIUM can name.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from agents.doctor import CHROMIUMS

DESKTOP, PHONE = (1280, 860), (390, 844)
WIDE, NARROW = 1000, 390
"""of the pictures, pixels"""
PATIENCE = 180_000
"""milliseconds for a painting, where other work is done as well"""
SEEN = 2000
"""milliseconds after which a painting in the making is shown"""
LANDSCAPE = (
    ((0.0, 0.62), (0.2, 0.5), (0.34, 0.56), (0.55, 0.36), (0.75, 0.55), (1.0, 0.48)),
    ((0.0, 0.75), (0.4, 0.68), (1.0, 0.74)),
    ((0.16, 0.72), (0.16, 0.4)),
    ((0.16, 0.4), (0.08, 0.5), (0.12, 0.3), (0.2, 0.28), (0.25, 0.42), (0.16, 0.42)),
    ((0.55, 0.98), (0.6, 0.85), (0.52, 0.72)),
)
"""lines of a sketch, in units of its side"""
DABS = (("Orange", 0.45, 0.25), ("Sand", 0.3, 0.6), ("Lime", 0.37, 0.42), ("Pink", 0.53, 0.82))
NAMES = {"Lime": "Light green"}
"""of colours, as the page calls them, where that is another"""


def shoot(url: str, folder: Path) -> None:
    """Everything that the page does, each as a picture."""
    file = os.environ.get("PAINT_GYM_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=file)
        _painting(browser, url, folder)
        _answers(browser, url, folder)
        _phone(browser, url, folder)
        browser.close()


def _painting(browser: Browser, url: str, folder: Path) -> None:
    with _opened(browser, url, DESKTOP) as page:
        _keep(page, folder / "studio.webp", WIDE)
        _photograph(page, "Cat")
        page.fill("#strokes-number", "800")
        page.fill("#seconds", "15")
        page.click("#paint-go")
        page.wait_for_selector("#film:visible")
        _keep(page, folder / "studio-paint.webp", WIDE)
        page.click("#tab-stylize")
        page.click("#stylize-go")
        page.wait_for_selector("#files a")
        _keep(page, folder / "studio-stylize.webp", WIDE)
    with _opened(browser, url, DESKTOP, color_scheme="dark", locale="zh-CN") as page:
        _photograph(page, "咖啡")
        page.fill("#seconds", "20")
        page.click("#paint-go")
        page.wait_for_selector("#painting:visible")
        page.wait_for_timeout(SEEN)
        _keep(page, folder / "studio-dark.webp", WIDE)


def _answers(browser: Browser, url: str, folder: Path) -> None:
    with _opened(browser, url, DESKTOP) as page:
        page.click("#tab-sketch")
        for line in LANDSCAPE:
            _drag(page, line)
        _answered(page)
        _keep(page, folder / "studio-sketch.webp", WIDE)
        page.click("#tab-colour")
        _photograph(page, "Cat")
        _answered(page)
        for color, x, y in DABS:
            page.get_by_role("button", name=NAMES.get(color, color), exact=True).click()
            _drag(page, ((x, y),))
        _answered(page)
        _keep(page, folder / "studio-colour.webp", WIDE)


def _phone(browser: Browser, url: str, folder: Path) -> None:
    with _opened(browser, url, PHONE, has_touch=True, device_scale_factor=2) as page:
        _photograph(page, "Coffee")
        page.click("#paint-go")
        page.wait_for_selector("#film:visible")
        page.evaluate("scrollTo(0, 0)")
        _keep(page, folder / "studio-phone.webp", NARROW)


@contextmanager
def _opened(browser: Browser, url: str, size: tuple[int, int], **how: object) -> Iterator[Page]:
    viewport = {"width": size[0], "height": size[1]}
    context = browser.new_context(viewport=viewport, **{"locale": "en-GB", **how})  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("body.ready")
    yield page
    context.close()


def _photograph(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_selector("#picker", state="hidden")


def _drag(page: Page, places: tuple[tuple[float, float], ...]) -> None:
    box = page.locator("#answer-page canvas").bounding_box()
    assert box is not None
    for at, (x, y) in enumerate(places):
        place = box["x"] + x * (box["width"] - 1), box["y"] + y * (box["height"] - 1)
        page.mouse.move(*place, steps=8)
        if not at:
            page.mouse.down()
    page.mouse.up()


def _answered(page: Page) -> None:
    page.wait_for_timeout(SEEN)
    page.wait_for_selector("#answer-note", state="hidden")


def _keep(page: Page, picture: Path, wide: int) -> None:
    page.mouse.move(0, 0)
    page.wait_for_timeout(SEEN // 4)  # pictures load, and colours come to rest
    shown = Image.open(BytesIO(page.screenshot()))
    size = wide, wide * shown.height // shown.width
    shown.resize(size, Image.Resampling.LANCZOS).save(picture, quality=80)


if __name__ == "__main__":
    shoot(sys.argv[1], Path(sys.argv[2]))
