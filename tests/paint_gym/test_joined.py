"""Several data sets as one."""

import pytest
import torch

from paint_gym.targets import Targets, make_targets
from paint_gym.targets.joined import join_targets
from tests.support.datasets import fill_folder


def opened(dataset, split="train", **more):
    return join_targets(dataset, size=8, split=split, **more)


def test_one_set_is_itself():
    every = torch.arange(50)
    assert torch.equal(opened("shapes")[every], make_targets("shapes", size=8)[every])


def test_to_learn_from_each_is_there_equally_often_twice_if_named_twice(tmp_path):
    place = tmp_path / "few"
    fill_folder(place)
    both = opened("folder+shapes+folder", data_dir=str(place))
    few, many = (make_targets(x, size=8, data_dir=place) for x in ("folder", "shapes"))
    assert isinstance(both, Targets)
    assert len(few) < len(many)
    assert len(both) == 3 * len(many)
    again = torch.arange(len(many)) % len(few)
    for i, wanted in enumerate((few[again], many[torch.arange(len(many))], few[again])):
        assert torch.equal(both[torch.arange(len(many)) + i * len(many)], wanted)


def test_to_test_on_every_picture_is_there_once():
    both = opened("photos+shapes+photos", split="test")
    photos, shapes = (make_targets(x, size=8, split="test") for x in ("photos", "shapes"))
    assert len(both) == len(photos) + len(shapes)
    rows = torch.tensor([len(photos), 0, len(both) - 1])
    wanted = torch.cat([shapes[rows[:1] * 0], photos[rows[1:2]], shapes[rows[2:] - len(photos)]])
    assert torch.equal(both[rows], wanted)


def test_terms_are_those_of_all(tmp_path):
    fill_folder(tmp_path / "celeba")
    both = opened("shapes+celeba", data_dir=str(tmp_path))
    faces = make_targets("celeba", size=8, data_dir=tmp_path)
    assert both.terms == f"{make_targets('shapes', size=8).terms}; {faces.terms}"
    assert not both.may_be_shown


def test_of_no_picture_there_are_none():
    assert opened("shapes+strokes")[torch.tensor([], dtype=torch.int64)].shape == (0, 3, 8, 8)


def test_what_is_wrong_with_one_is_said(monkeypatch):
    monkeypatch.delenv("PAINT_GYM_DATA", raising=False)
    with pytest.raises(FileNotFoundError, match="no folder for Monet"):
        opened("shapes+monet")
    with pytest.raises(ValueError, match="split must be"):
        opened("shapes+strokes", split="validation")
