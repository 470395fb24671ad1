"""The browser draws what the server's engine draws, in a headless Chromium and its own pixels."""

from dataclasses import replace

import numpy as np
import pytest

from agents.studio.described import canvas_of
from paint_gym.paintings.ground import Ground, on_paper
from renderers import BRUSHES
from renderers.forms import FORMS
from tests.support.brushes import EVERY
from tests.support.strokes_page import CLOSE, COLOR, NOTHING, Sight, apart, painted

pytestmark = pytest.mark.slow  # a browser

FLOATS = ("EXT_float_blend", "EXT_color_buffer_float", "EXT_color_buffer_half_float")
"""without the first of these strokes are laid in half floats, without any in bytes"""


@pytest.fixture
def sight(browser):
    seen = Sight(browser)
    yield seen
    assert seen.wrong == []
    seen.page.close()


@pytest.mark.parametrize("title", EVERY)
def test_strokes_of_every_brush_are_those_of_the_engine(sight, title):
    for ground, height, width in ((COLOR, 90, 130), (NOTHING, 131, 88)):
        painting = painted(title, ground, height=height, width=width)
        sight.begin(painting, max(height, width))
        sight.lay(painting)
        assert apart(sight.pixels(), painting.render()) < CLOSE


@pytest.mark.parametrize("title", ["oil", "watercolor"])
def test_what_is_on_the_screen_is_what_the_engine_draws(sight, title):
    painting = painted(title)
    sight.begin(painting)
    sight.lay(painting)
    sight.pixels()  # it is drawn
    assert apart(sight.screenshot(), painting.render()) < CLOSE


def test_the_page_is_seen_through_what_is_transparent(sight):
    painting = painted("watercolor", NOTHING, count=12)
    sight.begin(painting)
    sight.lay(painting)
    sight.pixels()  # it is drawn
    white = replace(painting, ground=Ground((1.0, 1.0, 1.0)))
    assert apart(sight.screenshot(), white.render()) < 0.002  # bytes are rounded twice


def test_paper_lies_below_the_strokes(sight):
    sheet = np.random.default_rng(4).integers(0, 256, (40, 70, 3), np.uint8)
    painting = painted("bezier", on_paper(sheet), count=12)
    sight.begin(painting, 200)
    sight.lay(painting)
    assert apart(sight.pixels(), painting.render(200)) < CLOSE


@pytest.mark.parametrize(("title", "longer_side"), [("oil", 37), ("stamp", 500)])
def test_a_painting_is_drawn_at_any_size(sight, title, longer_side):
    painting = painted(title, height=90, width=124)
    sight.begin(painting)
    sight.lay(painting)
    sight.resize(longer_side)
    assert apart(sight.pixels(), painting.render(longer_side)) < CLOSE


def test_a_side_of_a_pixel_and_a_half_is_rounded_as_the_server_rounds_it(sight):
    for height, width in ((50, 100), (150, 100), (1, 1000)):
        painting = painted("circle", height=height, width=width)
        for side in (5, 9, 15):
            sight.begin(painting, side)
            assert sight.pixels().shape[:2] == painting.shape(side)


@pytest.mark.parametrize(("missing", "bound"), [(1, 0.002), (2, 0.002), (3, 0.015)])
@pytest.mark.parametrize("ground", [COLOR, NOTHING], ids=["color", "nothing"])
def test_thousands_of_faint_strokes_do_not_drift_even_without_floats(sight, missing, bound, ground):
    sight.without(FLOATS[:missing])
    painting = painted("bezier", ground, count=2000, height=40, width=60)
    painting.strokes[:, BRUSHES["bezier"]().columns("alpha")] *= 0.05
    sight.begin(painting)
    sight.lay(painting)
    assert apart(sight.pixels(), painting.render()) < bound


@pytest.mark.parametrize("ground", [COLOR, NOTHING], ids=["color", "nothing"])
def test_what_is_shown_can_be_kept_as_a_png(sight, ground):
    painting = painted("oil", ground)
    sight.begin(painting)
    sight.lay(painting)
    assert apart(sight.kept(), painting.render()) < CLOSE


def test_the_page_knows_every_form_and_says_so_of_no_other(sight):
    known = sight.page.evaluate("async () => Object.keys((await import('/page/forms.js')).FORMS)")
    assert set(known) == set(FORMS)
    header, _ = canvas_of(BRUSHES["circle"](), 4, 5, ground=COLOR)
    with pytest.raises(Exception, match="cannot draw strokes of the form toString: reload"):
        sight.describe(header | {"forms": ["toString"]})
