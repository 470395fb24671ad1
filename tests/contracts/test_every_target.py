"""What every data set must do, on tiny ones made here; the real ones where they are at hand."""

from pathlib import Path

import pytest
import torch

from paint_gym.targets import TARGETS, Targets, make_targets
from tests.support.datasets import LAYOUTS

SHARED = Path(__file__).parents[3] / "shared" / "data"
EMBEDDED = ("shapes", "strokes", "photos")


def check(train, test):
    """The contract of Targets."""
    for targets in (train, test):
        assert isinstance(targets, Targets)
        assert isinstance(targets.terms, str)
        index = torch.tensor([0, len(targets) - 1, 0])
        pictures = targets[index]
        assert pictures.shape == (3, 3, 16, 16)
        assert pictures.dtype == torch.float32
        assert pictures.min() >= 0
        assert pictures.max() <= 1
        assert torch.equal(pictures[0], pictures[2])
        assert torch.equal(pictures, targets[index])
        assert targets[torch.tensor([], dtype=torch.int64)].shape[0] == 0
    some = train[torch.arange(min(50, len(train)))].flatten(1)
    other = test[torch.arange(min(50, len(test)))].flatten(1)
    assert torch.cdist(some, other).min() > 1e-3


@pytest.mark.parametrize("name", EMBEDDED)
def test_embedded_sets(name):
    train, test = (make_targets(name, size=16, split=split) for split in ("train", "test"))
    check(train, test)
    assert TARGETS[name].found().pictures == len(train) + len(test)
    index = torch.tensor([3, 1])
    assert torch.equal(make_targets(name, size=16)[index], train[index])
    assert train.may_be_shown
    with pytest.raises(ValueError, match="split must be 'train' or 'test'"):
        make_targets(name, size=16, split="validation")
    with pytest.raises(ValueError, match="size must be 1 or more pixels, got 0"):
        make_targets(name, size=0)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_of_every_set(layout, tmp_path):
    name, fill = LAYOUTS[layout]
    fill(tmp_path / "data")
    folder = str(tmp_path / "data")
    train, test = (
        make_targets(name, size=16, split=split, data_dir=folder) for split in ("train", "test")
    )
    check(train, test)
    found = TARGETS[name].found(folder)
    assert found.pictures == len(train) + len(test)
    assert Path(found.place).is_relative_to(folder)
    assert len(train) > len(test)


def test_no_set_is_left_untested():
    assert set(TARGETS) == {name for name, _ in LAYOUTS.values()} | set(EMBEDDED) | {"hub"}


@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared/data here")
@pytest.mark.parametrize(("name", "counts"), [("svhn", (90, 10)), ("mnist", (60_000, 10_000))])
def test_real_sets(name, counts):
    for split, count in zip(("train", "test"), counts, strict=True):
        targets = make_targets(name, size=32, split=split, data_dir=str(SHARED))
        assert len(targets) == count
        assert targets[torch.arange(4)].std() > 0.05


@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared/data here")
@pytest.mark.parametrize(
    ("name", "count"), [("celeba", 800), ("imagenet", 90), ("monet", 112), ("landscapes", 30)]
)
def test_real_pictures_are_all_read(name, count):
    targets = make_targets(name, size=32, split="test", data_dir=str(SHARED))
    assert len(targets) == count
    assert targets[torch.arange(4)].std() > 0.05


@pytest.mark.parametrize("name", sorted(set(TARGETS) - {*EMBEDDED}))
def test_a_set_that_is_not_there_says_what_to_do(name, tmp_path, monkeypatch):
    monkeypatch.delenv("PAINT_GYM_DATA", raising=False)
    for folder in (None, str(tmp_path / "nowhere")):
        with pytest.raises((FileNotFoundError, ValueError), match="data_dir"):
            TARGETS[name].found(folder)
