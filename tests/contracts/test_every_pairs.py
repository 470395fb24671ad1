"""What every kind of pairs must do, on tiny pictures made here."""

import pytest
import torch

from paint_gym.pairs import PAIRS, Pairs, make_pairs

SIZE = 32


def made(name, **more):
    return make_pairs(name, **{"dataset": "shapes", "size": SIZE} | more)


def seeded(seed=0):
    return torch.Generator().manual_seed(seed)


@pytest.mark.parametrize("name", PAIRS)
def test_every_pairs_keeps_the_contract(name):
    pairs = made(name)
    assert isinstance(pairs, Pairs)
    assert pairs.size == SIZE
    rows = torch.tensor([0, len(pairs) - 1, 0])
    for given, wanted in (pairs.batch(rows, seeded()), pairs.plain(rows)):
        assert given.shape == (3, pairs.planes, SIZE, SIZE)
        assert wanted.shape == (3, 3, SIZE, SIZE)
        for half in (given, wanted):
            assert half.dtype == torch.float32
            assert half.min() >= 0
            assert half.max() <= 1


@pytest.mark.parametrize("name", PAIRS)
def test_a_batch_is_its_generator_s_and_what_is_plain_is_always_the_same(name):
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
def test_a_picture_of_any_size_becomes_what_is_given(name):
    pairs = made(name)
    given = pairs.given_of(torch.rand(1, 3, 37, 50, generator=seeded()))
    assert given.shape == (1, pairs.planes, 37, 50)
    assert given.min() >= 0
    assert given.max() <= 1


@pytest.mark.parametrize("name", PAIRS)
def test_the_splits_have_no_picture_in_common(name):
    train, test = (
        made(name, split=split).plain(torch.arange(20))[1] for split in ("train", "test")
    )
    assert torch.cdist(train.flatten(1), test.flatten(1)).min() > 1e-3


def test_odd_wishes_are_refused():
    with pytest.raises(KeyError, match="Did you mean 'grey'"):
        made("gray")
    with pytest.raises(ValueError, match="size must be 1 or more"):
        made("grey", size=0)
    with pytest.raises(ValueError, match="split must be"):
        made("grey", split="validation")
