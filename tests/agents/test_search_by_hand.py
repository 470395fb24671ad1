"""The parts of a search on two pixels, where what they give can be worked out on paper."""

import pytest
import torch

from agents.search.colors import RIDGE, best_colors
from agents.search.fit import LEAST, MEMORY, MOMENTUM, RATES, begin, extents, paces
from agents.search.goal import Goal
from agents.search.sow import SPREAD, best, drawn, patches, sow
from agents.search.worth import most, pruned, worth
from paint_gym.scores import Score
from renderers import BRUSHES, Exact
from tests.support.by_hand import PAPER, OpaqueDab, dab, goal, pixels, strokes
from tests.support.seeking import chance, engine

RED = (1.0, 0.0, 0.0)


def test_a_dab_paints_what_is_written_of_it():
    painted = PAPER.paint(pixels((0.2, 0.4)), strokes([dab(0.25, 0.8, 1.0)]))
    left, right = 0.2 * 0.4 + 0.6, 0.4 * 0.8 + 0.2  # covers: 0.8 * 0.75 and 0.8 * 0.25
    torch.testing.assert_close(painted, pixels((left, right)))


# Inks


def test_the_ink_of_a_stroke_that_covers_a_pixel_is_that_pixel():
    wanted = goal(((0.2, 0.4, 0.6), 0.0))
    for first in (0.0, 0.5, 1.0):  # at a bound the error pulls it back from there
        found = best_colors(wanted, strokes([dab(0.0, 1.0, first)]))
        torch.testing.assert_close(
            found, strokes([dab(0.0, 1.0, 0.2, 0.4, 0.6)]), atol=1e-4, rtol=0
        )


def test_two_inks_that_mix_are_solved_in_two_steps():
    """Left is c / 4 + d / 2, right is c / 2: (0.4, 0.2) asks for c = 0.4, d = 0.6."""
    shapes = [dab(0.5, 1.0, 0.9), dab(0.0, 0.5, 0.1)]
    wanted = goal((0.4, 0.2))
    found = best_colors(wanted, strokes(shapes), steps=2)
    torch.testing.assert_close(found[0, :, 3], torch.tensor([0.4, 0.6]), atol=1e-3, rtol=0)
    once = best_colors(wanted, strokes(shapes), steps=1)
    assert (once[0, :, 3] - torch.tensor([0.4, 0.6])).abs().max() > 0.03


def test_an_ink_is_a_compromise_by_how_much_each_pixel_matters():
    """(c / 2 - 0.4)^2 + (c / 2)^2 is least at 0.4; thrice as much on the left, at 0.6."""
    both = strokes([dab(0.5, 1.0, 0.9)])
    even = best_colors(goal((0.4, 0.0)), both)
    left = best_colors(goal((0.4, 0.0), focus=(1.5, 0.5)), both)
    assert even[0, 0, 3].item() == pytest.approx(0.4, abs=1e-3)
    assert left[0, 0, 3].item() == pytest.approx(0.6, abs=1e-3)


def test_a_stroke_that_hardly_shows_keeps_what_it_has():
    """The least of (t - a c)^2 / 6 + ridge (c - 0.1)^2, where 6 numbers make the picture."""
    a, t, first = 0.01, 0.005, 0.1
    found = best_colors(goal((t, 0.0)), strokes([dab(0.0, a, first)]))[0, 0, 3].item()
    assert found == pytest.approx((a * t / 6 + RIDGE * first) / (a * a / 6 + RIDGE), abs=1e-4)
    assert found == pytest.approx(0.35, abs=0.001)  # without a ridge 0.5


def test_painting_begins_on_the_canvas_that_there_is():
    """Half of 0.8 shows through: 0.4 + c / 2 is 0.6 for c = 0.4."""
    wanted = goal((0.6, 0.8), canvas=pixels((0.8, 0.8)))
    found = best_colors(wanted, strokes([dab(0.0, 0.5, 0.0)]))
    assert found[0, 0, 3].item() == pytest.approx(0.4, abs=1e-3)


def test_no_canvas_becomes_worse_however_few_the_steps():
    """Left is 0.1 c, and far too dark; right is d, 0.01 too bright.

    A step along the slope is as long as suits c, which meets its bound at once: d would go from
    0.51 to 0, and the whole error from 0.137 to 0.178.
    """
    shapes = strokes([dab(0.0, 0.1, 0.95), dab(1.0, 1.0, 0.51)])
    wanted = goal((1.0, 0.5))
    before = wanted.loss(shapes)
    assert torch.equal(best_colors(wanted, shapes, steps=1), shapes)
    for steps in range(1, 7):
        assert (wanted.loss(best_colors(wanted, shapes, steps=steps)) <= before).all()
    solved = best_colors(wanted, shapes)
    torch.testing.assert_close(solved[0, :, 3], torch.tensor([1.0, 0.5]), atol=1e-3, rtol=0)


def test_each_canvas_has_inks_of_its_own():
    """The one that a step would make worse is left, the other is not."""
    bad = [dab(0.0, 0.1, 0.95), dab(1.0, 1.0, 0.51)]
    good = [dab(0.0, 1.0, 0.3), dab(1.0, 1.0, 0.3)]
    found = best_colors(goal((1.0, 0.5), (0.7, 0.7)), strokes(bad, good), steps=1)
    assert torch.equal(found[0], strokes(bad)[0])
    torch.testing.assert_close(found[1, :, 3], torch.tensor([0.7, 0.7]), atol=1e-3, rtol=0)


# Steps


def test_the_first_step_is_as_long_as_each_number_s_pace():
    fit = begin(PAPER.brush, strokes([dab(0.5, 0.5, 0.5)]))
    fit.descend(torch.tensor([[[0.0, 0.0, 2.0, 3.0, -4.0, 0.0]]]), 1.0)
    wanted = [0.5, 0.0, 0.5 - RATES["alpha"], 0.5 - RATES["color"], 0.5 + RATES["color"], 0.5]
    torch.testing.assert_close(fit.strokes, strokes([wanted]))
    assert fit.steps.tolist() == [[[1.0]]]


def test_the_second_step_remembers_the_first():
    """Slopes 1 and -1: the mean is (0.9 * 0.1 - 0.1) / 0.19, the mean square is 1."""
    assert (MOMENTUM, MEMORY) == (0.9, 0.95)
    fit, slope = begin(PAPER.brush, strokes([dab(0.5, 0.5, 0.5)])), torch.zeros(1, 1, 6)
    for sign in (1.0, -1.0):
        slope[..., 3] = sign
        fit.descend(slope, 0.5)
    away = 0.5 * RATES["color"] * (1 + (0.09 - 0.1) / 0.19)
    assert fit.strokes[0, 0, 3].item() == pytest.approx(0.5 - away, abs=1e-6)


def test_numbers_stay_in_range_and_only_what_may_move_moves():
    fit = begin(PAPER.brush, strokes([dab(0.5, 0.01, 0.99)]))
    fit.descend(torch.tensor([[[0.0, 0.0, 1.0, -1.0, -1.0, -1.0]]]), 1.0)
    torch.testing.assert_close(fit.strokes, strokes([dab(0.5, 0.0, 1.0)]))
    fit = begin(PAPER.brush, strokes([dab(0.5, 0.5, 0.5)]))
    fit.descend(torch.ones(1, 1, 6), 1.0, moving="alpha")
    torch.testing.assert_close(fit.strokes, strokes([dab(0.5, 0.5 - RATES["alpha"], 0.5)]))


def test_a_stroke_is_as_large_as_a_quarter_of_its_measures():
    """A curve from (0.1, 0.2) to (0.3, 0.9), 0.2 and 0.4 thick."""
    curve = BRUSHES["bezier"]()
    kinds = [p.kind for p in curve.params]
    assert kinds[:8] == ["x", "y", "unitless", "unitless", "x", "y", "length", "length"]
    row = torch.tensor([[[0.1, 0.2, 0.5, 0.4, 0.3, 0.9, 0.2, 0.4, 1, 1, 0, 0, 0]]])
    large = 0.2 / 4 + 0.7 / 4 + 0.3 / 4 + LEAST
    torch.testing.assert_close(extents(row, curve), torch.tensor([[large]]))
    far = RATES["x"] * large
    pace = [far, far, RATES["unitless"], RATES["unitless"], far, far]
    pace += [RATES["length"] * large] * 2 + [RATES["alpha"]] * 2 + [RATES["color"]] * 3
    torch.testing.assert_close(paces(row, curve), torch.tensor([[pace]]))
    point = strokes([dab(0.5, 0.5, 0.5)])
    torch.testing.assert_close(extents(point, PAPER.brush), torch.tensor([[LEAST]]))


def test_what_is_remembered_goes_with_its_dab():
    fit = begin(PAPER.brush, strokes([dab(0.1, 0.5, 0.5), dab(0.2, 0.5, 0.5)]))
    fit.descend(torch.tensor([[[0.0, 0, 0, 1, 1, 1], [0, 0, 2, 0, 0, 0]]]), 1.0)
    grown = fit.with_more(strokes([dab(0.3, 0.5, 0.5)]))
    kept = grown.keep(torch.tensor([[2, 1]]))
    assert kept.strokes[0, :, 0].tolist() == pytest.approx([0.3, 0.2])
    assert kept.steps.flatten().tolist() == [0, 1]
    torch.testing.assert_close(kept.mean[0, :, 2], torch.tensor([0.0, 2 * (1 - MOMENTUM)]))
    torch.testing.assert_close(kept.square[0, :, 2], torch.tensor([0.0, 4 * (1 - MEMORY)]))
    assert list(kept.state_dict()) == ["strokes", "mean", "square", "steps"]
    assert kept.state_dict()["square"] is kept.square


# Goals


def test_a_loss_is_the_mean_error_as_much_as_each_place_matters():
    """Left 0.5 off and right 0.1: (0.25 + 0.01) / 2; thrice on the left, 0.75 * 0.25 + ..."""
    laid = strokes([dab(0.0, 0.5, 1.0)])
    wanted, canvas = (1.0, 0.1), pixels((0.5, 0.0))
    torch.testing.assert_close(goal(wanted).painted(laid), canvas)
    torch.testing.assert_close(goal(wanted).painted(None), pixels((0.0, 0.0)))
    torch.testing.assert_close(goal(wanted).loss(laid), torch.tensor([0.13]))
    sharp = goal(wanted, focus=(1.5, 0.5))
    torch.testing.assert_close(sharp.error(canvas)[0, 0, 0], torch.tensor([0.375, 0.005]))
    torch.testing.assert_close(sharp.loss(laid), torch.tensor([0.19]))


def test_a_score_sees_errors_as_far_off_as_they_matter():
    class MeanGap(Score):
        def __call__(self, canvas, target):
            return -(canvas - target).abs().mean((1, 2, 3))

    laid, seen = strokes([dab(0.0, 0.5, 1.0)]), pixels((1.0, 0.1))
    plain = Goal(PAPER, seen, MeanGap())
    torch.testing.assert_close(plain.loss(laid), torch.tensor([0.3]))
    sharp = Goal(PAPER, seen, MeanGap(), focus=torch.tensor([[[[4.0, 1.0]]]]))
    torch.testing.assert_close(sharp.loss(laid), torch.tensor([0.55]))  # twice as far on the left
    loss, slope = sharp.slope(laid)
    torch.testing.assert_close(loss, torch.tensor([0.55]))
    torch.testing.assert_close(slope[0, 0, 3:], torch.full((3,), -0.5 * 2 / 6))


@pytest.mark.parametrize(
    ("longer", "narrow", "shape"),
    [(8, 1, (4, 8)), (16, 1, (8, 16)), (17, 1, (8, 16)), (4, 4, (4, 8)), (4, 9, (8, 16))],
)
def test_a_goal_shrinks_by_its_longer_side_but_no_narrower_than_asked(longer, narrow, shape):
    target = torch.zeros(1, 3, 8, 16)
    target[..., 8:] = 1
    wanted = Goal(engine("circle"), target, focus=1 + target[:, :1], canvas=0.5 * target)
    small = wanted.shrunk(longer, narrow)
    assert (small is wanted) == (shape == (8, 16))
    assert small.target.shape[2:] == shape
    half = shape[1] // 2
    for picture, left, right in (
        (small.target, 0, 1), (small.weight, 1, 2), (small.blank, 0, 0.5)
    ):  # fmt: skip
        assert (picture[..., :half] == left).all()
        assert (picture[..., half:] == right).all()


# Worth


def test_the_worth_of_a_stroke_on_paper():
    """Red 0.5 where 1 is wanted: (1 - 0.25) / 6 would be lost; half as much more on its pixel."""
    laid = strokes([dab(0.0, 0.5, *RED)])
    torch.testing.assert_close(worth(goal((RED, 0.0)), laid, chance()), torch.tensor([[0.125]]))
    sharp = goal((RED, 0.0), focus=(1.5, 0.5))
    torch.testing.assert_close(worth(sharp, laid, chance()), torch.tensor([[0.1875]]))
    harm = worth(goal((0.0, 0.0)), laid, chance())
    torch.testing.assert_close(harm, torch.tensor([[-0.25 / 6]]))


def test_without_opacity_worth_is_the_share_of_the_canvas_that_shows():
    first, second = [0.0, 0.0, 1.0, 1.0, 1.0], [0.25, 0.0, 0.5, 0.5, 0.5]
    found = worth(Goal(Exact(OpaqueDab()), pixels((0.0, 0.0))), strokes([first, second]), chance())
    shows = [0.25 / 2, (0.75 + 0.25) / 2]  # three quarters of the first are hidden
    torch.testing.assert_close(found, torch.tensor([shows]))


def test_the_most_missed_are_kept_in_their_order():
    assert most(torch.tensor([[3.0, 1.0, 2.0, 3.0]]), 3).tolist() == [[0, 2, 3]]
    assert most(torch.tensor([[1.0, 1.0, 1.0]]), 2).tolist() == [[0, 1]]
    strong, weak, wrong = (dab(0.0, a, *RED) for a in (0.5, 0.25, 0.5))
    wrong[0] = 1.0
    laid = strokes([weak, wrong, strong])
    kept = pruned(goal((RED, 0.0)), laid, 2, chance=chance())
    assert torch.equal(kept, strokes([weak, strong]))
    assert pruned(goal((RED, 0.0)), laid, 3, chance=chance()) is laid


# Sowing


def test_of_strokes_that_were_tried_the_one_in_the_right_place_is_taken_in_the_best_ink():
    """Gains are (sum w r)^2 / sum w: left 0.6^2, right 0.3^2, both (0.45)^2 of half a cover."""
    left, right, both = (dab(x, 0.9, 1.0) for x in (0.0, 1.0, 0.5))
    wanted = goal((0.6, 0.3))
    tried = strokes([right, left, both, both, both, right])
    found = best(wanted, wanted.blank, tried, tries=3)
    torch.testing.assert_close(
        found, strokes([dab(0.0, 0.9, 0.6), dab(0.5, 0.9, 0.45)]), atol=2e-2, rtol=0
    )
    sharp = goal((0.6, 0.3), focus=(0.2, 1.8))
    found = best(sharp, sharp.blank, tried[:, :3], tries=3)
    torch.testing.assert_close(found, strokes([dab(1.0, 0.9, 0.3)]), atol=2e-2, rtol=0)


def test_each_cell_is_drawn_once_and_none_without_error_while_others_are_left():
    error = torch.tensor([[1.0, 0.0, 4.0]])
    assert sorted(drawn(error, 2, chance())[0].tolist()) == [0, 2]
    assert sorted(drawn(error, 3, chance())[0].tolist()) == [0, 1, 2]
    many = drawn(error, 5000, chance())[0]
    assert (many == 1).sum() == 0
    assert (many == 2).float().mean().item() == pytest.approx(0.8, abs=0.03)  # 5 sigma


def test_a_new_stroke_keeps_to_its_patch_and_takes_its_ink():
    ink = torch.tensor([0.1, 0.2, 0.3]).expand(1, 400, 3)
    rows = patches(BRUSHES["oil"](), ink, chance())
    for i, param in enumerate(BRUSHES["oil"]().params):
        low, high = rows[..., i].min().item(), rows[..., i].max().item()
        if param.kind in ("x", "y"):
            assert 0.15 <= low < 0.2
            assert 0.8 < high <= 0.85
        elif param.kind == "length":
            assert 0.15 <= low < 0.2
            assert 0.45 < high <= 0.5
        elif param.kind == "alpha":
            assert low == high == pytest.approx(0.9)
    colors = rows[..., [p.kind == "color" for p in BRUSHES["oil"]().params]]
    assert torch.equal(colors, torch.tensor([0.1, 0.2, 0.3] * 2).expand(1, 400, 6))


def test_a_patch_lies_about_any_place_of_its_cell(monkeypatch):
    """Strokes in the middle of their patches: x in [8, 12], y in [20, 24] px, one not the other."""
    for axis in ("x", "y"):
        monkeypatch.setitem(SPREAD, axis, (0.5, 0.5))
    target = torch.zeros(1, 3, 32, 64)
    target[..., 20:24, 8:12] = 1
    wanted = Goal(engine("circle"), target)
    new = torch.cat([sow(wanted, wanted.blank, 1, side=0.25, chance=chance(i)) for i in range(20)])
    x, y = 64 * new[:, 0, 0] - 8, 64 * new[:, 0, 1] - 20
    for away in (x, y):
        assert 0 <= away.min() < 1 < 3 < away.max() <= 4
    assert (x - y).abs().max() > 1


@pytest.mark.parametrize("shape", [(32, 64), (64, 32)])
def test_strokes_are_sown_in_their_cell_of_a_canvas_of_any_shape(shape):
    """One cell of 4 px is off: patches of 16 px lie about a place in it, whatever the shape."""
    target = torch.zeros(1, 3, *shape)
    target[:, 1, 20:24, 8:12] = 1
    wanted = Goal(engine("circle"), target)
    new = torch.cat([sow(wanted, wanted.blank, 1, side=0.25, chance=chance(i)) for i in range(20)])
    x, y, r, a, *ink = new[:, 0].unbind(-1)
    away = 0.35 * 16  # of a circle's middle from its patch's
    for place, low in ((x * 64, 8), (y * 64, 20)):
        assert low - away <= place.min() <= place.max() <= low + 4 + away
        assert place.max() - place.min() > 4
    assert r.max() <= 0.125  # half of the patch's side
    assert torch.stack(a.unbind()).tolist() == pytest.approx([0.9] * 20)
    assert ink[1].min() > 0
    assert ink[0].max() == ink[2].max() == 0
