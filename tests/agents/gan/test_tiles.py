"""Translators at work on tiles: the same as on the whole, without seams."""

import numpy as np
import pytest
import torch
from torch import nn

from agents.gan.tiles import Axis, Given, normed_as, planes_by_rows
from agents.gan.translators import Translation, Translator, load_translator
from benchmarks.search.seams import seam
from tests.support.translators import write_translator


class Same(nn.Module):
    """A net that makes what it is given."""

    multiple = least = 8

    def forward(self, given, generator):
        return given


def of(picture):
    return Given(*picture.shape[2:], lambda rows, columns: picture[:, :, rows][..., columns])


def random(height, width, planes=3):
    return torch.rand(1, planes, height, width, generator=torch.Generator().manual_seed(0))


def smooth(height, width):
    chance = np.random.default_rng(1).normal(size=(height, width, 3))
    walk = torch.from_numpy(np.cumsum(np.cumsum(chance, 0), 1)).float().permute(2, 0, 1)[None]
    return (walk - walk.min()) / (walk.max() - walk.min())


@pytest.fixture(params=["unet", "resnet"])
def translation(request, tmp_path):
    return load_translator(write_translator(tmp_path / "x.safetensors", network=request.param))[0]


@pytest.mark.parametrize("length", [1, 31, 32, 33, 56, 57, 100])
def test_shares_of_tiles_sum_to_one_and_all_of_a_side_is_in_one(length):
    axis = Axis(length, 32)
    total = torch.zeros(axis.end)
    for start in axis.starts:
        total[start : start + axis.tile] += axis.shares(start)
    torch.testing.assert_close(total, torch.ones(axis.end))
    assert axis.end >= length
    assert len(axis.starts) == 1 or axis.end - axis.step < length


@pytest.mark.parametrize(("height", "width"), [(1, 1), (5, 90), (16, 16), (37, 50), (64, 17)])
def test_tiles_together_are_the_picture(height, width):
    picture = random(height, width)
    rows = planes_by_rows(
        Translation(Translator(Same(), chroma=False, guess=None)), of(picture), tile=16
    )
    torch.testing.assert_close(torch.cat(list(rows), 1)[None], 2 * picture - 1)


def test_what_one_tile_holds_is_translated_at_once(translation):
    picture = random(20, 30)
    (planes,) = planes_by_rows(translation, of(picture), tile=32)
    made = translation.translator.picture(picture, planes[None])
    torch.testing.assert_close(made, translation(picture))


def test_norms_are_those_of_the_whole_picture_in_every_tile(translation):
    net, picture = translation.translator, random(32, 32)
    steady = normed_as(net, picture, torch.Generator().manual_seed(0))
    again, own, part = (
        maker.planes(x, torch.Generator().manual_seed(0))
        for maker, x in ((steady, picture), (net, picture), (steady, picture[..., :16]))
    )
    torch.testing.assert_close(again, own, rtol=1e-4, atol=1e-5)
    alone = net.planes(picture[..., :16], torch.Generator().manual_seed(0))
    assert not torch.allclose(part, alone, atol=1e-4)


def test_there_are_no_seams(translation):
    picture = smooth(32 + 24 * 4, 32 + 24 * 5)
    planes = torch.cat(list(planes_by_rows(translation, of(picture), tile=32)), 1)
    made = translation.translator.picture(picture, planes[None])[0].permute(1, 2, 0).numpy()
    for shift in (0, 4, 8):  # where tiles begin, are mixed half and half, and the one before ends
        found = seam(np.roll(made, -shift, (0, 1))[:-9, :-9], 24)
        assert found.ratio == pytest.approx(1, abs=4 * found.noise)
