"""What every kind of pairs must do, on tiny pictures made here."""

import inspect
from functools import partial
from typing import get_args

import pytest
import torch

from paint_gym.pairs import PAIRS, Pairs, make_pairs
from paint_gym.pairs.source import Drawn
from paint_gym.pictures.lab import light_of
from tests.support.pairs import tiny_pairs

SIZE = 32


@pytest.fixture(scope="module", name="made")
def _made(tmp_path_factory):
    return partial(tiny_pairs, folder=tmp_path_factory.mktemp("pairs"))


def seeded(seed=0):
    return torch.Generator().manual_seed(seed)


@pytest.mark.parametrize("name", PAIRS)
def test_every_pairs_keeps_the_contract(name, made):
    pairs = made(name)
    assert isinstance(pairs, Pairs)
    assert pairs.size == SIZE
    assert pairs.terms
    assert pairs.drawn in get_args(Drawn)
    assert inspect.getdoc(PAIRS[name])
    rows = torch.tensor([0, len(pairs) - 1, 0])
    for given, wanted in (pairs.batch(rows, seeded()), pairs.plain(rows)):
        assert given.shape == (3, pairs.planes, SIZE, SIZE)
        assert wanted.shape == (3, 3, SIZE, SIZE)
        for half in (given, wanted):
            assert half.dtype == torch.float32
            assert half.min() >= 0
            assert half.max() <= 1


@pytest.mark.parametrize("name", PAIRS)
def test_a_batch_is_its_generator_s_and_what_is_plain_is_always_the_same(name, made):
    pairs = made(name)
    rows = torch.tensor([3, 1, 7, 4])
    first, same, other = (pairs.batch(rows, seeded(seed)) for seed in (0, 0, 1))
    assert all(map(torch.equal, first, same))
    assert not torch.equal(first[1], other[1])
    plain = pairs.plain(rows)
    assert all(map(torch.equal, plain, made(name).plain(rows)))
    alone = pairs.plain(rows[2:3])
    assert torch.equal(alone[0], plain[0][2:3])


@pytest.mark.parametrize("name", PAIRS)
def test_uncropped_and_unmirrored_a_batch_wants_what_is_plain(name, made):
    pairs = made(name, crop=1, mirror=False)
    if pairs.paired:
        rows = torch.tensor([5, 0, 2])
        assert torch.equal(pairs.batch(rows, seeded())[1], pairs.plain(rows)[1])


@pytest.mark.parametrize("name", PAIRS)
def test_a_picture_of_any_size_becomes_what_is_given(name):
    picture = torch.rand(1, 3, 37, 50, generator=seeded())
    given = PAIRS[name].given_of(picture)
    assert given.shape == (1, PAIRS[name].planes, 37, 50)
    assert given.min() >= 0
    assert given.max() <= 1


@pytest.mark.parametrize("name", PAIRS)
def test_the_splits_have_no_picture_in_common(name, made):
    splits = [made(name, split=split) for split in ("train", "test")]
    for half in (0, 1):
        train, test = (x.plain(torch.arange(min(20, len(x))))[half].flatten(1) for x in splits)
        assert torch.cdist(train, test).min() > 1e-3
    with pytest.raises(ValueError, match="split must be"):
        made(name, split="validation")


@pytest.mark.parametrize("name", PAIRS)
def test_with_colours_to_be_made_the_light_is_given(name, made):
    pairs = made(name)
    if pairs.chroma:
        given, wanted = pairs.batch(torch.arange(4), seeded())
        torch.testing.assert_close(given[:, :1], light_of(wanted))


def test_odd_wishes_are_refused():
    shapes = partial(make_pairs, dataset="shapes", size=SIZE)
    with pytest.raises(KeyError, match="Did you mean 'grey'"):
        shapes("gray")
    with pytest.raises(ValueError, match="size must be 1 or more"):
        make_pairs("grey", dataset="shapes", size=0)
    with pytest.raises(ValueError, match=r"crop must be 1 or more, got 0\.5"):
        shapes("grey", crop=0.5)
