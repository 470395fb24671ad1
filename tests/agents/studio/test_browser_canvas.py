"""The browser's canvas while strokes come, is scrubbed, and when the GPU is busy or gone."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.support.strokes_page import CLOSE, COLOR, NOTHING, Sight, apart, first, painted

pytestmark = pytest.mark.slow  # a browser


@pytest.fixture
def sight(browser):
    seen = Sight(browser)
    yield seen
    assert seen.wrong == []
    seen.page.close()


@pytest.mark.parametrize("title", ["bezier", "oil+stamp+triangle"])
def test_to_and_fro_gives_the_pixels_that_as_many_strokes_give(sight, title):
    painting = painted(title, count=300)
    counts = (300, 299, 10, 150, 149, 64, 65, 31, 300, 0, 33)
    fresh = {}
    for count in set(counts):
        sight.begin(painting)
        sight.lay(first(painting, count))
        fresh[count] = sight.pixels()
    sight.begin(painting)
    sight.lay(painting)
    for count in counts:
        sight.show(count)
        assert np.array_equal(sight.pixels(), fresh[count]), count
    assert len({pixels.tobytes() for pixels in fresh.values()}) == len(fresh)


def test_scrubbing_draws_few_strokes_again(sight):
    painting = painted("bezier", count=300)
    sight.begin(painting)
    sight.lay(painting)
    sight.page.evaluate(
        """() => { const { prototype } = WebGL2RenderingContext;
        const own = prototype.drawArraysInstanced;
        window.laid = 0;
        prototype.drawArraysInstanced = function (...call) {
          laid += call[3];
          own.apply(this, call);
        }; }"""
    )
    told = []
    for count in (299, 298, 40, 297, 298):
        sight.show(count)
        sight.pixels()
        told.append(sight.page.evaluate("() => { const told = laid; laid = 0; return told; }"))
    assert told[0] == 299  # from nothing, and frames are kept on the way
    assert max(told[1:]) <= 32


def test_strokes_take_the_place_of_all_from_their_number_on(sight):
    painting, other = painted("bezier"), painted("bezier")
    sight.begin(painting)
    sight.lay(painting)
    sight.show(45)  # frames are kept from here on
    sight.show(60)
    for start in (60, 40, 0):
        sight.lay(first(other, 20), start)
        kept = torch.cat([painting.strokes[:start], other.strokes[:20]])
        painting = replace(painting, strokes=kept)
        assert apart(sight.pixels(), painting.render()) < CLOSE
    sight.lay(first(other, 0), 7)
    assert apart(sight.pixels(), first(painting, 7).render()) < CLOSE


def test_strokes_that_leave_a_gap_are_refused(sight):
    painting = painted("bezier", count=3)
    sight.begin(painting)
    sight.lay(painting)
    with pytest.raises(Exception, match="strokes from number 4 on came, but there are 3"):
        sight.lay(painting, 4)


def test_a_canvas_that_is_scrubbed_back_stays_there_while_strokes_come(sight):
    painting = painted("bezier")
    told = "() => [canvas.shown, canvas.count]"
    sight.begin(painting)
    sight.lay(first(painting, 30))
    sight.lay(first(painting, 40))
    assert sight.page.evaluate(told) == [40, 40]
    sight.show(20)
    sight.lay(painting)
    assert sight.page.evaluate(told) == [20, 60]
    assert apart(sight.pixels(), first(painting, 20).render()) < CLOSE
    sight.lay(first(painting, 10))
    assert sight.page.evaluate(told) == [10, 10]


@pytest.mark.parametrize("ground", [COLOR, NOTHING], ids=["color", "nothing"])
def test_a_lost_context_is_restored_with_what_came_meanwhile(sight, ground):
    painting = painted("oil", ground)
    sight.begin(painting)
    sight.lay(first(painting, 30))
    sight.show(20)
    sight.tell("loseContext", "webglcontextlost")
    sight.lay(painting)
    sight.show(50)
    sight.tell("restoreContext", "webglcontextrestored")
    assert apart(sight.pixels(), first(painting, 50).render()) < CLOSE
    sight.show(10)
    assert apart(sight.pixels(), first(painting, 10).render()) < CLOSE


def test_a_painting_may_begin_while_the_context_is_lost(sight):
    sight.begin(painted("bezier"))
    sight.tell("loseContext", "webglcontextlost")
    painting = painted("watercolor", height=130, width=70)
    sight.begin(painting)
    sight.lay(painting)
    with pytest.raises(Exception, match="the GPU has taken the picture away"):
        sight.pixels()
    sight.tell("restoreContext", "webglcontextrestored")
    assert apart(sight.pixels(), painting.render()) < CLOSE


def test_while_the_gpu_is_busy_strokes_wait_and_the_newest_are_drawn(sight):
    painting = painted("bezier")
    sight.begin(painting)
    sight.page.evaluate(
        """() => { const { prototype } = WebGL2RenderingContext;
        window.own = prototype.getSyncParameter;
        prototype.getSyncParameter = () => 0x9118; }"""  # UNSIGNALED
    )
    for count in (20, 30, 60):
        sight.lay(first(painting, count))
    assert apart(sight.screenshot(), first(painting, 0).render()) < CLOSE
    sight.page.evaluate("() => { WebGL2RenderingContext.prototype.getSyncParameter = own; }")
    drawn = (apart(sight.screenshot(), painting.render()) < CLOSE for _ in range(100))
    assert any(drawn)


def test_a_new_painting_begins_empty_and_as_large_as_the_last_one(sight):
    painting, other = painted("bezier"), painted("circle", NOTHING, height=130, width=90)
    sight.begin(painting, 200)
    sight.lay(painting)
    sight.begin(other)
    assert sight.pixels().shape == (200, 138, 4)
    assert not sight.pixels().any()
    sight.lay(other)
    assert apart(sight.pixels(), other.render(200)) < CLOSE


def test_a_browser_without_webgl_2_says_so(sight):
    asked = "async () => (await import('/page/strokes.js')).Canvas.supported"
    assert sight.page.evaluate(asked) is True
    sight.page.evaluate("() => { HTMLCanvasElement.prototype.getContext = () => null; }")
    assert sight.page.evaluate(asked) is False
    with pytest.raises(Exception, match="no WebGL2"):
        sight.begin(painted("circle"))
