"""The whole studio, as a person meets it: the command, its processes, and a browser."""

import io
import re

import numpy as np
import pytest
from PIL import Image

from benchmarks.studio.server import studio
from tests.agents.studio.conftest import DESKTOP, PHONE, Sight
from tests.support.canned_studio import png

pytest.importorskip("fastapi")
pytestmark = pytest.mark.slow
CLOSE = 0.02
"""RMSE between what is seen and what the server draws"""
BRUSHES = (
    "bezier", "bezier_opaque", "circle", "triangle", "rectangle", "marker", "watercolor", "oil",
    "oil+watercolor+circle",
)  # fmt: skip


@pytest.fixture(scope="module")
def served():
    with studio(workers=1) as there:
        yield there.url


@pytest.fixture
def sight(browser, served, request):
    """A tab of its own."""
    width, height = getattr(request, "param", DESKTOP)
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en")
    sight = Sight(context.new_page(), served, None)
    yield sight.load()
    context.close()
    assert [x for x in sight.wrong if "ReadPixels" not in x] == []  # screenshots are read so
    assert all(url.startswith((served, "blob:", "data:")) for url in sight.asked)


def upload(page, content):
    page.set_input_files("#file", {"name": "a.png", "mimeType": "image/png", "buffer": content})
    page.wait_for_selector("#photo", state="visible")


def paint(sight, brush, strokes):
    page = sight.page
    for chip in page.locator("#brushes input").all():
        chip.set_checked(chip.get_attribute("value") in brush.split("+"), force=True)
    page.fill("#strokes-number", str(strokes))
    page.press("#strokes-number", "Tab")
    page.locator("#seconds").fill("1")
    sight.paint()


def scene():
    """A picture with edges and colours."""
    y, x = np.mgrid[:120, :160] / 160
    sky = np.stack([0.4 + 0.4 * y, 0.6 + 0.1 * x, 0.9 - 0.5 * y], 2)
    sky[(x - 0.3) ** 2 + (y - 0.3) ** 2 < 0.04] = (0.9, 0.8, 0.2)
    sky[y > 0.55 + 0.1 * np.sin(9 * x)] = (0.2, 0.45, 0.25)
    file = io.BytesIO()
    Image.fromarray((255 * sky).astype(np.uint8)).save(file, "PNG")
    return file.getvalue()


def apart(one, other):
    """RMSE of two pictures, of white."""
    return float(np.sqrt(np.mean((np.asarray(one, float) - np.asarray(other, float)) ** 2))) / 255


def test_every_brush_is_seen_as_the_server_draws_it(sight, served):
    page = sight.page
    upload(page, scene())
    for brush in BRUSHES:
        paint(sight, brush, 60)
        seen = Image.open(io.BytesIO(page.locator("#painting").screenshot())).convert("RGB")
        size = max(page.evaluate("[painting.width, painting.height]"))
        address = page.get_attribute("#files [data-file='painting.png']", "href")
        answer = page.request.get(f"{served}{address.partition('?')[0]}?size={size}")
        drawn = Image.open(io.BytesIO(answer.body())).convert("RGB")
        assert max(np.abs(np.subtract(seen.size, drawn.size))) <= 1
        assert apart(seen, drawn.resize(seen.size)) < CLOSE, brush
        assert np.std(np.asarray(drawn)) > 20, brush  # something is there to be seen


@pytest.mark.parametrize("sight", [PHONE], indirect=True)
def test_an_upload_is_painted_gone_on_with_and_kept_in_every_file(sight, served):
    page = sight.page
    upload(page, png(48, 64))
    paint(sight, "oil", 20)
    for again in (False, True):
        if again:
            page.reload()
            sight.wait("#film")
        before = page.inner_text("#of")
        page.fill("#more-seconds", "1")
        page.fill("#more-strokes", "10")
        page.click("#add-strokes")
        sight.until(f"of.textContent !== {before!r} && !film.hidden")
    heads = {"svg": b"<svg", "json": b"{", "npz": b"PK", "png": b"PNG", "mp4": b"ftyp"}
    addresses = [link.get_attribute("href") for link in page.locator("#files a").all()]
    assert len(addresses) == 6
    for address in addresses:
        suffix = re.search(r"\.(\w+)(\?|$)", address)[1]
        assert heads[suffix] in page.request.get(served + address).body()[:64], address
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
