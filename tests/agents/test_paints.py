"""Strokes in few paints: chosen, mixed, and kept to by a search."""

import pytest
import torch

from agents.search import Search
from agents.search.strokes.choosing import Choosing
from agents.search.strokes.goal import Goal
from agents.search.strokes.loop import Run
from agents.search.strokes.paints import found, in_paints, inks_of, mixed, nearest
from paint_gym.metrics import squared_error
from renderers import BRUSHES, make_renderer
from tests.support.by_hand import dab, goal, strokes

PAINTS = ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.9, 0.1, 0.1))


def to_paint(brush="bezier", pictures=2):
    random = torch.Generator().manual_seed(0)
    target = torch.rand(pictures, 3, 4, 5, generator=random)
    large = torch.nn.functional.interpolate(target, size=(24, 30), mode="bilinear")
    return Goal(make_renderer("auto", BRUSHES[brush]()), large)


def kinds(wanted, painted):
    """The inks of each canvas, each once; the ends of a stroke apart."""
    inks = painted[..., wanted.renderer.brush.columns("color")].unflatten(-1, (-1, 3))
    return [x.flatten(0, 1).unique(dim=0) for x in inks]


def error(wanted, painted):
    return squared_error(wanted.painted(painted), wanted.target)


def test_a_stroke_takes_the_paint_that_brings_its_pixel_nearest():
    wanted = goal((0.7, 0.2))
    laid = strokes([dab(0.0, 1.0, 0.1), dab(1.0, 1.0, 0.9)])
    paints = torch.tensor([[[0.0] * 3, [0.25] * 3, [0.8] * 3]])
    assert in_paints(wanted, laid, paints)[0, :, 3].tolist() == pytest.approx([0.8, 0.25])


def test_strokes_choose_together_where_one_hides_half_of_another():
    """Half of the first shows: 0.5 c + 0.5 d is 0.5, by black and white in either order."""
    wanted = goal((0.5, 0.0))
    laid = strokes([dab(0.0, 1.0, 0.5), dab(0.0, 0.5, 0.5)])
    chosen = in_paints(wanted, laid, torch.tensor([[[0.0] * 3, [1.0] * 3]]))
    assert sorted(chosen[0, :, 3].tolist()) == [0.0, 1.0]


def test_paints_are_mixed_as_the_strokes_that_are_laid_with_them_need():
    """Two pixels of one paint take their mean, the third stroke's paint is free; in bytes."""
    wanted = goal((0.2, 0.6))
    laid = strokes([dab(0.0, 1.0, 0.3), dab(1.0, 1.0, 0.3)])
    paints = mixed(wanted, laid, torch.tensor([[[0.3] * 3, [1.0] * 3]]))
    assert paints[0, 0].tolist() == pytest.approx([0.4] * 3, abs=0.5 / 255 + 1e-3)
    assert paints[0, 1].tolist() == [1.0] * 3  # none is laid with it
    torch.testing.assert_close(paints * 255, (paints * 255).round())


def test_mixing_and_choosing_never_make_a_canvas_worse():
    wanted = to_paint()
    laid = torch.rand(2, 20, 13, generator=torch.Generator().manual_seed(1))
    paints = found(wanted, laid, 4, seed=0)
    plain = nearest(wanted, laid, paints)
    better = mixed(wanted, plain, paints)
    remixed = nearest(wanted, plain, paints)  # the same paints, by number
    numbers = (inks_of(wanted, remixed)[:, :, None] - paints[:, None]).square().sum(-1).argmin(-1)
    again = plain.clone()
    again[..., -3:] = better.gather(1, numbers[..., None].expand(-1, -1, 3))
    assert (error(wanted, again) <= error(wanted, plain) + 1e-5).all()
    assert (error(wanted, in_paints(wanted, plain, paints)) <= error(wanted, plain) + 1e-7).all()


@pytest.mark.parametrize("brush", ["bezier", "oil", "triangle", "watercolor"])
@pytest.mark.parametrize("paints", [3, PAINTS])
def test_every_ink_of_a_search_is_a_paint(brush, paints):
    wanted = to_paint(brush)
    run = Run(Search(steps=40, paints=paints), wanted, 12)
    for stop in (0.3, 0.8, 1.0):  # at any time
        while run.share < stop:
            run.advance()
        painted = run.finish()
        for inks in kinds(wanted, painted):
            assert len(inks) <= 3
            if paints == 3:
                torch.testing.assert_close(inks * 255, (inks * 255).round(), atol=1e-4, rtol=0)
            else:
                away = (inks[:, None] - torch.tensor(PAINTS)).abs().amax(-1).amin(-1)
                assert float(away.max()) < 1e-6
        inks = painted[..., wanted.renderer.brush.columns("color")].unflatten(-1, (-1, 3))
        assert torch.equal(inks, inks[..., :1, :].expand_as(inks))


def test_a_search_in_paints_beats_paints_put_on_a_finished_one():
    wanted = to_paint(pictures=4)
    free = Run(Search(steps=120), wanted, 40)
    limited = Run(Search(steps=120, paints=4), wanted, 40)
    for run in (free, limited):
        while run.share < 1:
            run.advance()
    after = Choosing(4, 0).choose(wanted, free.finish())
    assert error(wanted, limited.finish()).mean() < 0.9 * error(wanted, after).mean()


def test_a_search_in_paints_that_is_kept_goes_on_as_if_never_stopped():
    whole, begun, again = (Run(Search(steps=30, paints=3), to_paint(), 9) for _ in range(3))
    while whole.share < 1:
        whole.advance()
    while begun.share < 0.8:
        begun.advance()
    again.load_state_dict(begun.state_dict())
    while again.share < 1:
        again.advance()
    assert torch.equal(again.finish(), whole.finish())


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"chosen": 1, "paints": None}, "not as they were"),
        ({"chosen": 0, "paints": torch.zeros(1, 2, 3)}, "not as they were"),
        ({"chosen": True, "paints": None}, "'chosen' cannot be True"),
        ({"chosen": 1, "paints": torch.full((1, 2, 3), 2.0)}, r"not all in \[0, 1\]"),
    ],
)
def test_a_state_that_is_none_is_refused(state, said):
    with pytest.raises(ValueError, match=said):
        Choosing(2, 0).load_state_dict(state, 1.0)
