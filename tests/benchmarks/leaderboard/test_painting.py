"""Strokes on a suite: what is laid, visible, how far off, and checked."""

import pytest
import torch

from agents.painters.painter import Painter
from agents.painters.untaught import BlankPainter, RandomPainter
from benchmarks.leaderboard import painting
from benchmarks.leaderboard.suites import open_suite
from paint_gym.judge import apart_from_exact, judge
from paint_gym.metrics import visible
from paint_gym.targets import make_targets
from renderers import BRUSHES, Exact, Tiles, blank
from tests.support.suites import strokes_of

BEZIER = BRUSHES["bezier"]()


def test_the_strokes_a_picture_is_made_of_have_no_error():
    targets = make_targets("strokes", size=32, split="test")
    index = torch.arange(3)
    rows = judge(targets.strokes(index), targets[index], Tiles(BEZIER))
    assert torch.equal(rows["mse"], torch.zeros(3))
    assert torch.equal(rows["psnr"], torch.full((3,), 100.0))
    assert torch.allclose(rows["ssim"], torch.ones(3))


def test_nothing_laid_leaves_the_blank_canvas(tiny):
    targets = open_suite(tiny).targets
    strokes = BlankPainter(BEZIER).paint(targets, tiny.budget)
    rows = judge(strokes, targets, Tiles(BEZIER))
    assert torch.allclose(rows["mse"], targets.square().mean((1, 2, 3)))
    assert rows["strokes"].sum() == 0


def test_a_stroke_without_opacity_is_spent_but_not_visible(tiny):
    strokes = strokes_of(3).clamp(min=0.1)
    strokes[0, :2, 8:10] = 0
    strokes[1, 0, 8] = 0  # one end is still opaque
    rows = judge(strokes, open_suite(tiny).targets, Tiles(BEZIER))
    assert rows["strokes"].tolist() == [5, 5, 5]
    assert rows["visible"].tolist() == [3, 5, 5]
    opaque = BRUSHES["bezier_opaque"]()
    assert visible(torch.zeros(2, 4, 11), opaque).tolist() == [4, 4]


def test_the_readable_engine_agrees_with_the_judge(tiny):
    targets, strokes = open_suite(tiny).targets, strokes_of(3)
    apart = apart_from_exact(strokes, targets, Tiles(BEZIER))
    assert apart["pictures"] == 3
    assert apart["mse"] < 1e-5
    fast, readable = (judge(strokes, targets, e(BEZIER))["mse"] for e in (Tiles, Exact))
    assert torch.allclose(fast, readable, atol=1e-5)


@pytest.mark.parametrize(
    ("most", "pictures", "left"), [(9, 1, 5), (4, 1, 3), (1, 1, 1), (11, 2, 5)]
)
def test_the_readable_engine_draws_as_much_as_it_can_in_time(
    tiny, monkeypatch, most, pictures, left
):
    targets, strokes = open_suite(tiny).targets, strokes_of(3)
    monkeypatch.setattr("paint_gym.judge.CHECKED", most * targets[0, 0].numel())
    apart = apart_from_exact(strokes, targets, Tiles(BEZIER))
    assert (apart["pictures"], apart["strokes"]) == (pictures, left)
    nothing = apart_from_exact(strokes[:, :0], targets, Tiles(BEZIER))
    assert (nothing["strokes"], nothing["mse"]) == (0, 0)


def test_the_gap_is_error_as_judged_less_error_as_planned(tiny):
    class Faint(Tiles):
        def paint(self, canvas, strokes):
            return super().paint(canvas, strokes) / 2

    class Dreamer(RandomPainter):
        renderer = Faint(BEZIER)

    targets, strokes, engine = open_suite(tiny).targets, strokes_of(3), Tiles(BEZIER)
    real = engine.paint(blank(3, 16, 16), strokes)
    errors = [(canvas - targets).square().mean() for canvas in (real, real / 2)]
    found = painting.gap({0: Dreamer(BEZIER)}, {0: strokes}, targets, engine=engine)
    assert found == pytest.approx(float(errors[0] - errors[1]), abs=1e-6)
    assert painting.gap({0: RandomPainter(BEZIER)}, {0: strokes}, targets, engine=engine) is None


def test_untaught_painters_are_painters_and_repeat_themselves():
    targets = torch.rand(2, 3, 8, 8)
    for painter in (RandomPainter(BEZIER, 3), BlankPainter(BEZIER)):
        assert isinstance(painter, Painter)
    first, again, other = (RandomPainter(BEZIER, s).paint(targets, 4) for s in (3, 3, 4))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert BlankPainter(BEZIER).paint(targets, 4).shape == (2, 0, 13)


@pytest.mark.parametrize(
    ("laid", "said"),
    [
        (strokes_of(3, count=6), "over budget: tiny-5 allows 5 strokes, got 6"),
        (strokes_of(3, numbers=11), "malformed"),
        (strokes_of(3) * float("nan"), "not finite"),
        (strokes_of(2), "wrong number of pictures: tiny-5 has 3, got 2"),
    ],
)
def test_a_painter_s_strokes_are_checked(tiny, laid, said):
    class Odd(RandomPainter):
        def paint(self, targets, budget):
            return laid

    with pytest.raises(ValueError, match=said):
        painting.painted(Odd(BEZIER), tiny, open_suite(tiny).targets, clock=painting.Clock())
