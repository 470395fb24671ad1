"""Pairs that lie in files: halves, two folders; what is missing, alone or damaged."""

import warnings
from zipfile import ZipFile

import numpy as np
import pytest
import torch

from paint_gym.pairs import make_pairs
from tests.support.pairs import COUNT, fill_halves, fill_two, negative, save, scene
from tests.support.scene import CASES

ROWS = torch.arange(6)


def made(name, folder, **more):
    return make_pairs(name, **{"dataset": "folder", "size": 32, "data_dir": folder} | more)


def seeded(seed=0):
    return torch.Generator().manual_seed(seed)


def zipped(folder, file):
    with ZipFile(file, "w") as archive:
        for picture in sorted(folder.rglob("*.*")):
            archive.write(picture, picture.relative_to(folder))


@pytest.mark.parametrize(
    ("name", "fill"), [("side_by_side", fill_halves), ("paired_folders", fill_two)]
)
def test_both_halves_are_cut_out_and_mirrored_alike(name, fill, tmp_path):
    fill(tmp_path / "mine")
    pairs = made(name, tmp_path / "mine")
    for given, wanted in (pairs.plain(ROWS), *(pairs.batch(ROWS, seeded(i)) for i in range(3))):
        torch.testing.assert_close(given, 1 - wanted, atol=0.02, rtol=0)
    assert len(pairs) + len(made(name, tmp_path / "mine", split="test")) == COUNT


@pytest.mark.parametrize(
    ("name", "fill"), [("side_by_side", fill_halves), ("paired_folders", fill_two)]
)
def test_a_zip_file_gives_what_its_folder_does(name, fill, tmp_path, monkeypatch):
    fill(tmp_path / "mine")
    zipped(tmp_path / "mine", tmp_path / "mine256.zip")
    there = made(name, tmp_path / "mine").plain(ROWS)
    assert all(map(torch.equal, made(name, tmp_path / "mine256.zip").plain(ROWS), there))
    monkeypatch.setenv("PAINT_GYM_DATA", str(tmp_path))
    assert all(map(torch.equal, made(name, None, dataset="mine").plain(ROWS), there))


def test_either_half_may_be_given(tmp_path):
    fill_halves(tmp_path)
    right, left = (made("side_by_side", tmp_path, given=half) for half in ("right", "left"))
    assert torch.equal(right.plain(ROWS)[0], left.plain(ROWS)[1])
    with pytest.raises(ValueError, match='given must be "left" or "right"'):
        made("side_by_side", tmp_path, given="above")


def test_what_holds_no_two_halves_is_named_and_skipped(tmp_path):
    fill_halves(tmp_path)
    save(scene(0, 40, 30), tmp_path / "05.png")
    with pytest.warns(UserWarning, match=r"1 of 18 pictures .*05\.png is 30 x 40 px: two pictures"):
        assert len(made("side_by_side", tmp_path)) == 17


def test_an_odd_width_loses_the_column_in_the_middle(tmp_path):
    for i in range(2):
        both = np.concatenate([scene(i), np.zeros((40, 1, 3), np.uint8), negative(scene(i))], 1)
        save(both, tmp_path / f"{i}.png")
    given, wanted = made("side_by_side", tmp_path).plain(torch.arange(1))
    torch.testing.assert_close(given, 1 - wanted, atol=0.02, rtol=0)


def test_pictures_without_a_partner_are_counted_and_left_out(tmp_path):
    fill_two(tmp_path)
    save(scene(50), tmp_path / "A" / "lonely.png")
    (tmp_path / "B" / "03.bmp").unlink()
    with pytest.warns(UserWarning, match=r"2 pictures without a partner are left out: 03, lonely"):
        pairs = made("paired_folders", tmp_path)
    assert len(pairs) == COUNT - 2
    with pytest.raises(ValueError, match="no picture of folder A has a partner of its name in C"):
        save(scene(0), tmp_path / "C" / "other.png")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made("paired_folders", tmp_path, wanted="C")
    with pytest.raises(FileNotFoundError, match="no pictures in a folder D of"):
        made("paired_folders", tmp_path, wanted="D")


@pytest.mark.parametrize("layout", ["{}A/{}.png", "{}/A/{}.png", "A/{}/{}.png", "set/{}_A/{}.png"])
def test_folders_of_train_and_test_are_the_split(layout, tmp_path):
    for split, count in (("train", 3), ("test", 5)):
        for i in range(count):
            file = layout.format(split, i)
            save(negative(scene(i + count)), tmp_path / file)
            save(scene(i + count), tmp_path / file.replace("A/", "B/"))
    for name in ("paired_folders", "unpaired_folders"):
        assert len(made(name, tmp_path)) == 3
        assert len(made(name, tmp_path, split="test")) == 5
    given, wanted = made("paired_folders", tmp_path, split="test").plain(ROWS[:5])
    torch.testing.assert_close(given, 1 - wanted, atol=0.02, rtol=0)


def test_folders_may_be_called_otherwise(tmp_path):
    fill_two(tmp_path)
    (tmp_path / "A").rename(tmp_path / "labels (new)")
    pairs = made("paired_folders", tmp_path, given="labels (new)")
    assert len(pairs) == 18


def test_what_is_not_paired_is_drawn_from_all_of_the_other_kind(tmp_path):
    fill_two(tmp_path)
    (tmp_path / "A" / "00.png").unlink()
    pairs = made("unpaired_folders", tmp_path, crop=1, mirror=False)
    assert len(pairs) == 18
    seen = torch.cat([pairs.batch(torch.zeros(20).long(), seeded(i))[1] for i in range(5)])
    assert len(torch.unique(seen.flatten(1), dim=0)) == 18


def test_two_data_sets_are_a_kind_each(tmp_path):
    pairs = made("unpaired", None, dataset="shapes", wanted="photos")
    assert not pairs.paired
    assert "MIT" in pairs.terms
    assert "CC0" in pairs.terms
    assert pairs.may_be_shown


def test_the_awkward_are_read_or_named(tmp_path):
    for case in CASES.glob("*.*"):
        for folder in "AB":
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / case.name).write_bytes(case.read_bytes())
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        pairs = made("paired_folders", tmp_path, size=16)
    given, wanted = pairs.plain(torch.arange(len(pairs)))
    assert torch.equal(given, wanted)
    assert any("cannot be read and are skipped" in str(warning.message) for warning in told)


def test_what_others_forbid_to_show_is_not_shown(tmp_path):
    fill_halves(tmp_path / "facades")
    pairs = made("side_by_side", tmp_path, dataset="facades")
    assert not pairs.may_be_shown
    assert "research" in pairs.terms
