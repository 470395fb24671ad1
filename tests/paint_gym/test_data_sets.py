"""Where data sets are looked for, and what is said of what is missing or damaged."""

import gzip
import sys
import warnings
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
import torch

from paint_gym.targets import album, make_targets
from paint_gym.targets.mnist import read_idx, read_labels
from tests.support.datasets import (
    fill_folder,
    fill_mnist,
    fill_mnist_zip,
    fill_svhn,
    fill_zip,
    idx,
    jpeg,
)


def test_the_folder_may_be_named_by_the_environment(tmp_path, monkeypatch):
    fill_zip(tmp_path / "celeba128.zip")
    monkeypatch.setenv("PAINT_GYM_DATA", str(tmp_path))
    assert len(make_targets("celeba", size=16)) == 18
    assert len(make_targets("celeba", size=16, split="test")) == 2


def test_damaged_pictures_are_named_counted_and_skipped(tmp_path):
    fill_folder(tmp_path / "mine")
    (tmp_path / "mine" / "005.jpg").write_bytes(b"damaged")
    (tmp_path / "mine" / "007.png").write_bytes(b"")
    with pytest.warns(UserWarning, match=r"2 of 19 pictures .* skipped: .*005\.jpg.*007\.png"):
        assert len(make_targets("folder", size=16, data_dir=str(tmp_path / "mine"))) == 17


def test_what_is_missing_is_said_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.delenv("PAINT_GYM_DATA", raising=False)
    for name in ("celeba", "imagenet", "monet", "mnist", "svhn"):
        with pytest.raises(FileNotFoundError, match=r"pass data_dir=\.\.\., or set PAINT_GYM_DATA"):
            make_targets(name, size=16)
        with pytest.raises(FileNotFoundError, match=f"under {tmp_path}/: put .* there"):
            make_targets(name, size=16, data_dir=str(tmp_path))
    with pytest.raises(ValueError, match="none of the 1 pictures"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        (tmp_path / "a.jpg").write_bytes(b"x")
        (tmp_path / "b.jpg").write_bytes(b"x")
        make_targets("folder", size=16, data_dir=str(tmp_path))
    with pytest.raises(KeyError, match="Did you mean 'celeba'"):
        make_targets("celebs", size=16)


def test_the_hub_asks_for_its_package_and_a_name():
    with pytest.raises(ValueError, match="data set's name as data_dir"):
        make_targets("hub", size=16)


def test_a_set_too_large_for_memory_is_thinned_evenly(tmp_path, monkeypatch):
    fill_folder(tmp_path / "mine", 40)
    monkeypatch.setattr(album, "MEMORY", 9 * 3 * 16 * 16)
    with pytest.warns(UserWarning, match="9 of its 36 pictures, evenly spread"):
        assert len(make_targets("folder", size=16, data_dir=str(tmp_path / "mine"))) == 9


def test_paintings_of_our_own_brush_are_their_own_optimum():
    targets = make_targets("strokes", size=16)
    index = torch.arange(5)
    painted = targets.renderer.paint(torch.zeros(5, 3, 16, 16), targets.strokes(index))
    assert torch.equal(painted, targets[index])


def test_damaged_members_of_a_zip_are_skipped_and_others_files_are_none_of_ours(tmp_path):
    file = tmp_path / "monet256.zip"
    fill_zip(file)
    with ZipFile(file, "a") as archive:
        for name in ("__MACOSX/some/._000.jpg", ".hidden/000.jpg", "some/readme.txt"):
            archive.writestr(name, b"no picture")
    data = bytearray(file.read_bytes())
    data[data.index(jpeg(3)) + 300] ^= 0xFF  # its checksum is wrong now
    file.write_bytes(data)
    with pytest.warns(UserWarning, match=r"1 of 18 pictures .* skipped: some/003\.jpg: Bad CRC"):
        assert len(make_targets("monet", size=16, data_dir=str(tmp_path))) == 17
    file.write_bytes(data[:500])
    with pytest.raises(ValueError, match=r"monet256\.zip is no zip file, or was cut short"):
        make_targets("monet", size=16, data_dir=str(tmp_path))


def test_the_zip_or_the_folder_itself_may_be_named(tmp_path):
    fill_zip(tmp_path / "my faces.zip")
    fill_folder(tmp_path / "img_align_celeba")
    for place in ("my faces.zip", "img_align_celeba"):
        assert len(make_targets("celeba", size=16, data_dir=str(tmp_path / place))) == 18
    assert len(make_targets("folder", size=16, data_dir=str(tmp_path / "my faces.zip"))) == 18


def test_a_folder_has_to_be_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PAINT_GYM_DATA", str(tmp_path))
    with pytest.raises(ValueError, match="takes the folder of your pictures as data_dir"):
        make_targets("folder", size=16)


def test_a_damaged_picture_moves_no_other_to_another_split(tmp_path):
    fill_folder(tmp_path / "mine")
    where = {"size": 16, "split": "test", "data_dir": str(tmp_path / "mine")}
    before = make_targets("folder", **where)
    (tmp_path / "mine" / "000.jpg").write_bytes(b"damaged")
    after = make_targets("folder", **where)
    assert torch.equal(before.pictures, after.pictures)


@pytest.mark.parametrize("name", ["train-images-idx3-ubyte", "MNIST/raw/train-images.idx3-ubyte"])
def test_digits_may_be_unpacked_and_have_a_dot_in_their_name(name, tmp_path):
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(gzip.decompress(idx(5)))
    digits = make_targets("mnist", size=16, data_dir=str(tmp_path))
    assert len(digits) == 5
    assert digits.pictures.shape == (5, 1, 28, 28), "kept small"


@pytest.mark.parametrize("data", [idx(5)[:900], gzip.compress(b"text", mtime=0), b""])
def test_damaged_digits_are_named(data, tmp_path):
    (tmp_path / "train-images-idx3-ubyte.gz").write_bytes(data)
    with pytest.raises(ValueError, match=r"train-images-idx3-ubyte\.gz is (damaged|not an idx)"):
        make_targets("mnist", size=16, data_dir=str(tmp_path))


@pytest.mark.parametrize("fill", [lambda d: fill_mnist(d / "mnist"),
                                  lambda d: fill_mnist_zip(d / "mnist.zip")])  # fmt: skip
def test_which_digit_each_picture_shows_lies_beside_them(fill, tmp_path):
    fill(tmp_path)
    assert read_labels("train", str(tmp_path)).tolist() == list(range(9))
    assert len(read_labels("test", str(tmp_path))) == 4
    with pytest.raises(ValueError, match="not an idx file of labels"):
        read_idx(b"", axes=1)


def test_house_numbers_are_kept_small_and_damage_is_named(tmp_path):
    fill_svhn(tmp_path / "svhn")
    numbers = make_targets("svhn", size=64, data_dir=str(tmp_path))
    assert numbers.pictures.shape == (9, 3, 32, 32)
    assert numbers[torch.tensor([0])].shape == (1, 3, 64, 64)
    (tmp_path / "svhn" / "train_32x32.mat").write_bytes(b"damaged")
    with pytest.raises(ValueError, match=r"train_32x32\.mat is not a \.mat file of SVHN"):
        make_targets("svhn", size=16, data_dir=str(tmp_path))


class Rows(list):
    """As much of `datasets.Dataset` as is used."""

    def __init__(self, rows, features):
        super().__init__(rows)
        self.features = features

    def cast_column(self, column, kind):
        assert not kind.decode
        return self


class Picture:
    def __init__(self, decode=True):
        self.decode = decode


def install_hub(monkeypatch, splits):
    def load_dataset(name, split):
        rows = [{"label": i, "img": {"bytes": jpeg(i), "path": None}} for i in range(splits[split])]
        return Rows(rows, {"label": int, "img": Picture()})

    hub = SimpleNamespace(
        Image=Picture, get_dataset_split_names=lambda name: list(splits), load_dataset=load_dataset
    )
    monkeypatch.setitem(sys.modules, "datasets", hub)


@pytest.mark.parametrize(
    ("splits", "counts"), [({"train": 20}, (18, 2)), ({"train": 9, "test": 4}, (9, 4))]
)
def test_the_hub_is_read_where_it_is_named(splits, counts, monkeypatch):
    install_hub(monkeypatch, splits)
    for name, place in (("celeba", "hf:some/faces"), ("mnist", "hf:some/faces"), ("hub", "a/b")):
        for split, count in zip(("train", "test"), counts, strict=True):
            targets = make_targets(name, size=16, split=split, data_dir=place)
            assert len(targets) == count
            assert targets[torch.tensor([0])].shape == (1, 3, 16, 16)


def test_without_its_package_the_hub_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "datasets", None)
    with pytest.raises(ImportError, match=r"pip install \"paint-gym\[datasets\]\""):
        make_targets("celeba", size=16, data_dir="hf:some/faces")


@pytest.mark.parametrize("size", [16, 64, 100])
def test_the_first_two_strokes_of_a_painting_are_its_flat_background(size):
    targets = make_targets("strokes", size=size)
    first = targets.strokes(torch.arange(4))[:, :2]
    painted = targets.renderer.paint(torch.zeros(4, 3, size, size), first)
    ink = first[:, 0, 10:, None, None].expand_as(painted)
    torch.testing.assert_close(painted, ink, atol=1e-4, rtol=0)
