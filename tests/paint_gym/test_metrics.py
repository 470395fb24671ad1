"""What is measured of a canvas, worked out by hand; and what the judge draws."""

import pytest
import torch
from torch.nn.functional import avg_pool2d

from paint_gym.features import load_network
from paint_gym.judge import judge, make_judge, redraw
from paint_gym.metrics import (
    measure,
    perceptual,
    power_spectrum,
    psnr,
    squared_error,
    visible,
)
from paint_gym.targets.held_out import spread
from renderers import BRUSHES, Tiles

CIRCLE = BRUSHES["circle"]()
WHITE = [0.5, 0.5, 1.0, 1.0, 1.0, 1.0, 1.0]  # covers the middle, and not the corners


def test_some_pictures_are_spread_from_the_first_to_the_last():
    assert spread(11, 3).tolist() == [0, 5, 10]
    assert spread(3, 3).tolist() == spread(3, 9).tolist() == spread(3, None).tolist() == [0, 1, 2]


def test_redrawing_begins_on_black_and_keeps_numbers_in_range():
    target, engine = torch.ones(1, 3, 8, 8), Tiles(CIRCLE)
    wild = torch.tensor([[WHITE]]) * 3 - 0.5  # the place 1, the rest above 1
    tame = wild.clamp(0, 1)
    assert torch.equal(redraw(wild, target, engine), engine.paint(torch.zeros_like(target), tame))


def test_a_picture_measured_against_itself_and_against_its_negative():
    """A checkerboard: 1 off everywhere, and as unlike in structure as can be."""
    board = (torch.arange(16)[:, None] + torch.arange(16)).remainder(2).float().expand(1, 3, 16, 16)
    same, other = measure(board, board), measure(1 - board, board)
    assert (same["mse"].item(), same["ssim"].item()) == (0, pytest.approx(1))
    assert (other["mse"].item(), other["psnr"].item()) == (1, 0)
    assert other["ssim"].item() < -0.9


def test_structure_is_compared_by_the_variance_of_the_window_itself():
    """Faint boards against their negatives: (C - 2 v) / (C + 2 v), v = 0.01^2 and C = 0.03^2."""
    board = 0.02 * (torch.arange(16)[:, None] + torch.arange(16)).remainder(2).float() + 0.49
    board = board.expand(1, 3, 16, 16)
    found = measure(1 - board, board)["ssim"].item()
    assert found == pytest.approx(7 / 11, abs=1e-3)  # 0.634 with the variance of a sample


def test_structure_is_compared_channel_by_channel():
    """One of three channels is another picture: the mean of 1, 1 and what that one is worth."""
    first, second = torch.rand(2, 1, 1, 16, 16)
    target = torch.cat([first, first, first], 1)
    canvas = torch.cat([first, first, second], 1)
    alone = measure(second.expand(-1, 3, -1, -1), target)["ssim"]
    torch.testing.assert_close(measure(canvas, target)["ssim"], (2 + alone) / 3)


def test_visible_strokes_have_an_opacity_above_nothing():
    strokes = torch.tensor([[WHITE, WHITE, WHITE], [WHITE, WHITE, WHITE]])
    strokes[0, 0, 3], strokes[1, :, 3] = 0.0, torch.tensor([0.0, 1e-6, 0.0])
    assert visible(strokes, CIRCLE).tolist() == [2, 1]
    assert visible(torch.zeros(2, 4, 11), BRUSHES["bezier_opaque"]()).tolist() == [4, 4]


def test_what_is_judged_is_drawn_again_and_measured():
    targets, strokes = torch.rand(3, 3, 16, 16), torch.rand(3, 2, len(CIRCLE.params))
    engine = make_judge(CIRCLE)
    rows = judge(strokes, targets, engine)
    errors = squared_error(engine.paint(torch.zeros_like(targets), strokes), targets)
    assert torch.equal(rows["mse"], errors)
    assert torch.equal(rows["psnr"], psnr(errors))
    assert rows["strokes"].tolist() == [2, 2, 2]


def test_what_only_imitates_may_not_judge():
    with pytest.raises(ValueError, match="must be auto, tiles or exact"):
        make_judge(CIRCLE, "neural")


def test_a_network_sees_the_same_in_the_same_and_less_in_a_blur():
    picture = torch.rand(2, 3, 64, 64, generator=torch.Generator().manual_seed(0))
    network = load_network("untrained")
    assert perceptual(picture, picture, network).abs().max() < 1e-6
    found = [perceptual(avg_pool2d(picture, n, 1, n // 2), picture, network) for n in (3, 7)]
    assert bool((found[0] > 0.01).all())
    assert bool((found[1] > found[0]).all())
    assert float(torch.stack(found).max()) <= 4


def waves(height, width, *, down, right):
    y, x = torch.arange(height)[:, None], torch.arange(width)
    wave = 0.5 + 0.25 * torch.cos(2 * torch.pi * (down * y + right * x))
    return wave.expand(1, 3, height, width)


@pytest.mark.parametrize(
    ("down", "right", "ring"), [(0.28, 0, 4), (0, 0.28, 4), (0.3, 0.3, 6), (0.1, 0, 1)]
)
def test_a_wave_has_its_power_at_its_frequency(down, right, ring):
    found = power_spectrum(waves(64, 96, down=down, right=right), 8)[0]
    assert found.shape == (8,)
    assert int(found.argmax()) == ring
    assert found[ring] > 0.9 * found.sum()


def test_power_is_of_what_varies_grows_as_its_square_and_is_lost_in_a_blur():
    assert power_spectrum(torch.full((1, 3, 32, 32), 0.7), 8).max() < 1e-6
    picture = torch.rand(2, 3, 64, 64, generator=torch.Generator().manual_seed(0))
    whole = power_spectrum(picture, 8)
    torch.testing.assert_close(power_spectrum(picture / 2 + 0.3, 8), whole / 4, rtol=1e-4, atol=0)
    blurred = power_spectrum(avg_pool2d(picture, 5, 1, 2), 8)
    assert bool((blurred[:, 4:].sum(1) < 0.2 * whole[:, 4:].sum(1)).all())
