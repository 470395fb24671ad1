"""Strokes in the style of a picture."""

import numpy as np
import pytest
import torch
from PIL import Image

from agents.painters.style import Styled, covariance, recolored
from agents.search import Search, SearchPainter
from paint_gym.pictures.reading import read_picture
from paint_gym.pictures.seen import seen
from paint_gym.scores import make_score
from paint_gym.targets import make_targets
from renderers import BRUSHES, make_renderer

pytestmark = pytest.mark.usefixtures("home")  # whatever networks lie on this machine


def pictures(size=48):
    return make_targets("photos", size=size, split="test")[torch.arange(2)]


@pytest.fixture
def stripes(tmp_path):
    """Stripes of two colours, as broad as strokes are."""
    light = (np.arange(48) % 16 < 8)[:, None, None]
    picture = np.where(light, np.uint8((250, 200, 40)), np.uint8((20, 40, 120)))
    picture = np.ascontiguousarray(picture.repeat(48, axis=1))
    Image.fromarray(picture).save(tmp_path / "stripes.png")
    return tmp_path / "stripes.png"


def test_colors_are_those_of_the_style():
    style = torch.tensor([0.3, 0.5, 0.6])[:, None, None] + 0.05 * torch.randn(1, 3, 30, 20)
    found, wanted = (x[0].flatten(1) for x in (recolored(pictures()[:1], style), style))
    torch.testing.assert_close(found.mean(1), wanted.mean(1), atol=0.02, rtol=0)
    apart = covariance(found.double()) - covariance(wanted.double())
    assert float(apart.abs().max()) < 0.1 * float(covariance(wanted.double()).max())


def test_a_picture_s_own_colors_change_nothing():
    picture = pictures()[:1]
    torch.testing.assert_close(recolored(picture, picture), picture, atol=1e-4, rtol=0)
    assert recolored(torch.zeros(1, 3, 5, 5), picture).isfinite().all()


@pytest.mark.parametrize("mode", ["color", "texture"])
def test_strokes_come_nearer_to_the_style(mode, stripes):
    renderer, targets = make_renderer("auto", BRUSHES["bezier"]()), pictures()[:1]
    plain = SearchPainter(renderer, Search(steps=40, groups=4))
    search = Search(steps=40, moving="color" if mode == "color" else "all")
    before, after = (
        painter.paint(targets, 40)
        for painter in (plain, Styled(plain, renderer, search, stripes, mode))
    )
    shapes = [p.kind != "color" for p in renderer.brush.params]
    assert torch.equal(before[..., shapes], after[..., shapes]) == (mode == "color")
    canvases = [renderer.paint(torch.zeros_like(targets), x) for x in (before, after)]
    colors = seen(read_picture(stripes), 48).mean((2, 3))
    was, now = (float((canvas.mean((2, 3)) - colors).abs().max()) for canvas in canvases)
    assert now < 0.7 * was
    texture = make_score(f"gram@{stripes}")
    if mode == "texture":
        assert float(texture(canvases[1], targets)) > float(texture(canvases[0], targets))


def test_a_style_that_is_no_picture_is_said_at_once(tmp_path):
    renderer = make_renderer("auto", BRUSHES["bezier"]())
    with pytest.raises(FileNotFoundError):
        Styled(SearchPainter(renderer), renderer, Search(), tmp_path / "none.png")
