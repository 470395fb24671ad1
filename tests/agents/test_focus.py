"""Where a picture matters."""

import numpy as np
import pytest
from PIL import Image

from agents.painters.focus import LEAST, focus_of, saliency
from paint_gym.pictures.reading import UnreadablePicture


def photograph():
    picture = np.full((60, 90, 3), 120, np.uint8)
    picture[10:20, 60:70] = (250, 40, 30)
    return picture


def test_what_stands_out_catches_the_eye():
    found = saliency(photograph())
    row, column = np.unravel_index(found.argmax(), found.shape)
    assert abs(row / found.shape[0] - 15 / 60) < 0.15
    assert abs(column / found.shape[1] - 65 / 90) < 0.15
    weight = focus_of("saliency", photograph(), 30, width=45)
    assert weight.shape == (1, 1, 30, 45)
    assert float(weight.mean()) == pytest.approx(1)
    assert float(weight.max() / weight.min()) == pytest.approx(1 / LEAST, rel=0.3)


def test_a_picture_of_one_colour_matters_everywhere_alike():
    for color in ((0, 0, 0), (250, 10, 10)):
        picture = np.full((20, 20, 3), color, np.uint8)
        assert float(focus_of("saliency", picture, 8, width=8).std()) < 1e-6


def test_a_channel_that_is_the_same_everywhere_says_nothing():
    picture = np.full((60, 90, 3), 255, np.uint8)
    picture[40:50, 60:70, 1:] = 0  # red on white
    found = saliency(picture)
    row, column = np.unravel_index(found.argmax(), found.shape)
    assert abs(row / found.shape[0] - 45 / 60) < 0.15
    assert abs(column / found.shape[1] - 65 / 90) < 0.15


def test_a_mask_says_where(tmp_path):
    mask = np.zeros((120, 180), np.uint8)
    mask[:, :90] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    weight = focus_of(str(tmp_path / "mask.png"), photograph(), 30, width=45)
    assert float(weight[..., :22].mean() / weight[..., 23:].mean()) == pytest.approx(1 / LEAST)


def test_masks_that_do_not_fit(tmp_path):
    Image.new("L", (50, 50)).save(tmp_path / "mask.png")
    with pytest.raises(ValueError, match=r"50 x 50 px, the photograph 1\.50 times"):
        focus_of(str(tmp_path / "mask.png"), photograph(), 30, width=45)
    (tmp_path / "words.png").write_text("no picture")
    with pytest.raises(UnreadablePicture):
        focus_of(str(tmp_path / "words.png"), photograph(), 30, width=45)
