"""The outlines of strokes: the engine's picture, drawn by somebody else's rasteriser."""

import re
import shutil
import subprocess
from io import BytesIO

import numpy as np
import pytest
import torch
from PIL import Image

from paint_gym.paintings.ground import Ground
from paint_gym.paintings.painting import Painting
from renderers import BRUSHES, uniform
from renderers.brushes.outline import TOLERANCE, pieces
from tests.support.brushes import EVERY, MADE, brush_of, name_of
from tests.support.chance import CHANCE

SIMPLER = {"marker": 0.03, "watercolor": 0.08, "oil": 0.05, "oil+stamp+triangle": 0.05}
"""brushes whose SVG says that it leaves something out, or (marker) whose edges are softer"""
RSVG = shutil.which("rsvg-convert")


def random_painting(name: str) -> Painting:
    brush = brush_of(name)
    strokes = uniform(30, brush, CHANCE)
    for i, p in enumerate(brush.params):
        if p.kind == "length":
            strokes[:, i] *= 0.3
    return Painting(name_of(name), strokes, 160, 240, Ground((0.2, 0.4, 0.6)))


@pytest.mark.skipif(RSVG is None, reason="rsvg-convert (librsvg2-bin) is not installed")
@pytest.mark.parametrize("name", EVERY)
def test_another_rasteriser_draws_the_same_picture(name):
    painting = random_painting(name)
    drawn = subprocess.run([str(RSVG)], input=painting.svg().encode(), stdout=-1, check=True)
    theirs = np.asarray(Image.open(BytesIO(drawn.stdout)).convert("RGB")).astype(float)
    error = np.sqrt(((theirs - painting.render()) ** 2).mean()) / 255
    assert error < SIMPLER.get(name, 0.01)


@pytest.mark.parametrize("least", [1, 17])
def test_chords_stay_close_to_the_curve(least):
    for ax, ay in (1000 * torch.rand(50, 2)).tolist():
        count = pieces([0.0, 0.0, 50.0, -20.0, ax, ay, 1.0, 0.0], least)
        assert count >= least
        middle = 0.5 / count  # of the first chord, where a quadratic strays furthest
        away = np.hypot(ax, ay) * middle**2
        assert away <= TOLERANCE * 1.001


def test_a_fading_stroke_changes_by_little_from_piece_to_piece():
    row = torch.tensor([0.1, 0.1, 0.5, 0.5, 0.9, 0.9, 0.2, 0.2, 1.0, 0.0, 1.0, 0.0, 0.0])
    text = BRUSHES["bezier"]().svg(row, 256.0, "s7")
    assert text.count("<path") - 1 >= 48
    assert 'mask="url(#s7)"' in text


def test_a_stroke_of_one_opacity_needs_no_mask():
    row = torch.tensor([0.1, 0.1, 0.5, 0.5, 0.9, 0.9, 0.2, 0.2, 0.7, 0.7, 1.0, 0.0, 0.0])
    text = BRUSHES["bezier"]().svg(row, 256.0, "s0")
    assert text.count("<path") == 1
    assert "mask" not in text
    assert 'fill="#ff0000" fill-opacity="0.7"' in text


def test_thousands_of_strokes_open_in_a_browser(browser, tmp_path):
    chance = torch.Generator().manual_seed(1)
    strokes = uniform(5000, BRUSHES["bezier"](), chance)
    strokes[:, 6:8] *= 0.05  # radii
    corner = torch.rand(5000, 1, generator=chance)
    strokes[:, 4:6] = (strokes[:, :2] + 0.1 * (strokes[:, 4:6] - corner)).clamp(0, 1)
    painting = Painting("bezier", strokes, 256, 384)
    file = tmp_path / "painting.svg"
    file.write_text(painting.svg())
    page = browser.new_page(viewport={"width": 384, "height": 256})
    page.goto(file.as_uri())
    theirs = np.asarray(Image.open(BytesIO(page.screenshot(timeout=120_000))).convert("RGB"))
    error = np.sqrt(((theirs.astype(float) - painting.render()) ** 2).mean()) / 255
    assert error < 0.02


@pytest.mark.parametrize("name", MADE)
def test_a_browser_draws_the_same_picture(name, browser, tmp_path):
    painting, file = random_painting(name), tmp_path / "painting.svg"
    file.write_text(painting.svg())
    page = browser.new_page(viewport={"width": 240, "height": 160})
    page.goto(file.as_uri())
    theirs = np.asarray(Image.open(BytesIO(page.screenshot())).convert("RGB")).astype(float)
    page.close()
    error = np.sqrt(((theirs - painting.render()) ** 2).mean()) / 255
    assert error < SIMPLER.get(name, 0.01)


@pytest.mark.parametrize("name", EVERY)
def test_paintings_inlined_in_one_page_share_no_ids(name):
    one, other = random_painting(name), random_painting(name)
    drawn = [one.svg(), other.svg(), one.svg(64)]
    ids = [set(re.findall(r'\bid="([^"]+)"', text)) for text in drawn]
    assert len(set.union(*ids)) == sum(map(len, ids))
    for text, own in zip(drawn, ids, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", text)) <= own
    assert one.svg() == drawn[0]
