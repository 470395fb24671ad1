"""Parts of a picture: together they are all of it, and what a network sees of it."""

import pytest
import torch

from agents.style.tiles import ALIGNED, tiles
from tests.support.styles import network

SIZES = [(160, 224, 64), (131, 301, 64), (129, 129, 64), (97, 17, 16), (1, 300, 100), (130, 50, 16)]


@pytest.mark.parametrize("size", [(1, 1), (40, 60), (128, 128)])
def test_a_small_picture_is_one_part(size):
    (only,) = tiles(*size, 64)
    picture = torch.rand(1, 3, *size)
    assert torch.equal(only.shown(picture), picture)
    assert torch.equal(only.own(picture), picture)


@pytest.mark.parametrize("size", SIZES)
def test_parts_cover_the_picture_once(size):
    times = torch.zeros(size[:2])
    for part in tiles(*size):
        own = times[part.rows, part.columns]
        assert max(own.shape) <= max(64, size[2]) + 64
        own += 1
        seen = part.seen
        assert seen[0].start <= part.rows.start < part.rows.stop <= seen[0].stop
        assert seen[1].start <= part.columns.start < part.columns.stop <= seen[1].stop
        assert {x.start % ALIGNED for x in (part.rows, part.columns, *seen)} == {0}
    assert (times == 1).all()


@pytest.mark.parametrize("kind", ["vgg19", "squeezenet", "untrained"])
@pytest.mark.parametrize("size", [(160, 224, 64), (131, 213, 64), (20, 161, 16)])
def test_parts_of_maps_are_the_whole_map(kind, size):
    """Nearly: what lies beyond the pixels around a part, a network does not see."""
    whole, see = torch.rand(1, 3, *size[:2]), network(kind)
    rows = {}
    for part in tiles(*size):
        maps = {name: part.own(x) for name, x in see(part.shown(whole)).items()}
        rows.setdefault(part.rows.start, []).append(maps)
    assert len(rows) * len(rows[0]) > 1
    for name, wanted in see(whole).items():
        strips = [torch.cat([maps[name] for maps in row], 3) for row in rows.values()]
        joined = torch.cat(strips, 2)
        assert joined.shape == wanted.shape
        apart = (joined - wanted).square().mean() / wanted.square().mean()
        assert float(apart) < 1e-3, name
