"""Where a search sows strokes, how large, and in which ink."""

import pytest
import torch

from agents.search.strokes.goal import Goal
from agents.search.strokes.sow import SPREAD, best, drawn, patches, sow
from renderers import BRUSHES
from tests.support.by_hand import dab, goal, strokes
from tests.support.seeking import chance, engine


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
