"""From one frame to the next: what rests stays as it is, what moves is followed, a cut is one."""

import pytest
import torch

from agents.search import Search
from agents.search.descent import Until, quietly
from agents.search.strokes.follow import carried, changed, covers, follow, is_cut, painted_frame
from agents.search.strokes.goal import Goal
from agents.search.strokes.loop import Run
from paint_gym.metrics import flicker, psnr, squared_error
from paint_gym.pictures.motion import motion, warped
from renderers import BRUSHES, make_renderer


def scene(left, size=48, noise=0.0, seed=0):
    """A bright square on a ground of large dim spots that rests."""
    chance = torch.Generator().manual_seed(5)
    spots = torch.rand(1, 3, 6, 6, generator=chance) * 0.4
    picture = torch.nn.functional.interpolate(spots, size, mode="bicubic").clamp(0, 1)
    picture[..., 8:22, left : left + 14] = torch.tensor([0.95, 0.9, 0.2])[None, :, None, None]
    own = torch.Generator().manual_seed(seed)
    return (picture + noise * torch.randn(picture.shape, generator=own)).clamp(0, 1)


def goal(picture, brush="circle"):
    return Goal(make_renderer("auto", BRUSHES[brush]()), picture)


@pytest.fixture(scope="module")
def last():
    wanted = goal(scene(6))
    return painted_frame(wanted, quietly(Run(Search(60, groups=8), wanted, 40)))


def next_of(last, picture, steps=8, seed=0):
    wanted = goal(picture)
    chance = torch.Generator().manual_seed(seed)
    return wanted, follow(Until(steps), wanted, changed(last, wanted), chance=chance)


def test_where_nothing_changes_no_stroke_moves_whatever_the_noise(last):
    for seed in range(3):
        _, frame = next_of(last, scene(6, noise=0.01, seed=seed))
        assert torch.equal(frame.strokes, last.strokes)


def test_what_moves_is_followed_and_the_rest_rests(last):
    wanted, frame = next_of(last, scene(9))
    before, after = (wanted.painted(x.strokes) for x in (last, frame))
    stale, fresh = (float(psnr(squared_error(x, wanted.target))) for x in (before, after))
    assert fresh > stale + 2
    below = (after - before)[..., 34:, :].abs().mean()
    moved = (after - before)[..., 8:22, 6:23].abs().mean()
    assert below < 0.1 * moved


def test_the_same_chance_gives_the_same_strokes(last):
    one, other = (next_of(last, scene(9))[1].strokes for _ in range(2))
    assert torch.equal(one, other)


def test_a_slow_change_adds_up_until_it_is_seen(last):
    frame, shares = last, []
    for step in range(1, 9):
        wanted = goal(
            (scene(6) + 0.01 * step).clamp(0, 1)
        )  # each step alone is below the threshold
        found = changed(frame, wanted)
        shares.append(found.share)
        frame = follow(Until(4), wanted, found, chance=torch.Generator().manual_seed(step))
    assert shares[0] == 0
    assert max(shares) > 0.3


def test_strokes_go_with_the_picture_but_not_with_noise():
    wanted = goal(scene(6))
    stroke = torch.tensor([[[0.3, 0.3, 0.1, 1.0, 0.9, 0.9, 0.2]]])
    flow = torch.zeros(1, 2, 48, 48)
    flow[:, 0], flow[:, 1] = 3.0, -1.5
    moved = carried(wanted, stroke, flow)
    torch.testing.assert_close(moved[0, 0, :2], torch.tensor([0.3 + 3 / 48, 0.3 - 1.5 / 48]))
    assert torch.equal(moved[..., 2:], stroke[..., 2:])
    assert torch.equal(carried(wanted, stroke, flow * 0.03), stroke)


@pytest.mark.parametrize("brush", BRUSHES)
def test_what_a_stroke_covers_is_told_for_every_brush(brush):
    wanted = goal(scene(6), brush)
    strokes = torch.rand(
        1, 5, len(wanted.renderer.brush.params), generator=torch.Generator().manual_seed(1)
    )
    shown = covers(wanted, strokes, torch.full_like(wanted.target, 0.25))
    lies = covers(wanted, strokes, torch.ones_like(wanted.target)) > 0.5
    assert lies.any()
    torch.testing.assert_close(shown[lies], torch.full_like(shown[lies], 0.25), atol=1e-3, rtol=0)


def test_another_scene_is_a_cut_and_a_moving_square_is_none(last):
    for picture, cut in ((1 - scene(6).flip(3), True), (scene(12), False)):
        wanted = goal(picture)
        assert is_cut(last, wanted, changed(last, wanted)) is cut


def test_motion_is_found_and_brings_the_frame_before_to_where_it_has_moved():
    chance = torch.Generator().manual_seed(3)
    wide = torch.nn.functional.interpolate(
        torch.rand(1, 3, 16, 20, generator=chance), (64, 80), mode="bicubic"
    ).clamp(0, 1)
    before, after = wide[..., 8:72], wide[..., 5:69]  # everything 3 px to the right
    inner = motion(before, after)[..., 16:-16, 16:-16]
    assert inner[:, 0].median() == pytest.approx(3, abs=0.3)
    assert inner[:, 1].median() == pytest.approx(0, abs=0.3)
    back = torch.zeros(1, 2, 64, 64)
    back[:, 0] = -3
    seen = torch.ones(1, 1, 64, 64)
    seen[..., :3] = 0
    assert (warped(before, back) - after)[..., 3:].abs().max() < 1e-5
    assert flicker(after, before, back=back, seen=seen) < 1e-6
    assert flicker(after + 0.1, before, back=back, seen=seen) == pytest.approx(0.1, abs=1e-5)
    assert flicker(after, before, back=0 * back, seen=seen) > 0.01


def test_pictures_too_narrow_to_tell_motion_have_none():
    assert not motion(torch.zeros(1, 3, 4, 60), torch.ones(1, 3, 4, 60)).any()
