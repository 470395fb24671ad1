"""The measure of seams, and pictures that must have none."""

import numpy as np
import pytest

from benchmarks.search.seams import seam
from paint_gym.paintings import painting as painting_module
from paint_gym.paintings.painting import Painting
from renderers import BRUSHES, uniform
from tests.support.chance import CHANCE


def smooth(size=96):
    chance = np.random.default_rng(1)
    return np.cumsum(np.cumsum(chance.normal(size=(size, size, 3)), 0), 1) / size**2


def test_a_seam_is_seen():
    picture = smooth()
    plain = seam(picture, 16)
    assert plain.ratio == pytest.approx(1, abs=4 * plain.noise)
    picture[:, 32:48] += 0.02
    assert seam(picture, 16).ratio > 1.5


@pytest.mark.parametrize("brush", BRUSHES)
def test_a_large_picture_drawn_in_patches_has_no_seams(brush, monkeypatch):
    monkeypatch.setattr(painting_module, "PATCH", 48)
    painted = Painting(brush, uniform(40, BRUSHES[brush](), CHANCE), 150, 200)
    for period in (48, 16):  # the patches, and the engine's tiles
        found = seam(painted.render().astype(float) / 255, period)
        assert abs(found.ratio - 1) < 4 * found.noise


@pytest.mark.parametrize("period", [0, 1, 96])
def test_a_grid_without_lines(period):
    with pytest.raises(ValueError, match="a period must be 2"):
        seam(smooth(), period)
