"""Where a data set lies: `data_dir`, else the folder named by PAINT_GYM_DATA.

A `data_dir` of the form "hf:owner/name" is a data set of the Hugging Face hub: naming it is the
permission to download it. Nothing else ever touches the network.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from jaxtyping import UInt8
from torch import Tensor

from paint_gym.targets.album import Album, Entry, decode, in_folder, in_zip
from paint_gym.targets.found import Found
from paint_gym.targets.hub import on_hub
from paint_gym.targets.split import check_split, split_tenth

VARIABLE = "PAINT_GYM_DATA"
HUB = "hf:"


class Files(Album):
    """A data set of files: the square about the centre of each, the last tenth by name as test.

    Attributes:
        what: what to call it.
        zips: names of zip files it may lie in; `*` stands for anything.
        folders: names of folders it may lie in.
    """

    what: ClassVar[str]
    zips: ClassVar[Sequence[str]] = ()
    folders: ClassVar[Sequence[str]] = ()

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        super().__init__(
            open_files(
                self.what,
                zips=self.zips,
                folders=self.folders,
                size=size,
                split=split,
                data_dir=data_dir,
            )
        )

    @classmethod
    def found(cls, data_dir: str | None = None) -> Found:
        """See `Targets`."""
        return find(data_dir, cls.what, zips=cls.zips, folders=cls.folders)[1]


def data_folder(data_dir: str | None, what: str, wanted: str) -> Path:
    """The folder to search.

    Raises:
        FileNotFoundError: none is named, or the one named is not there.
    """
    named = data_dir or os.environ.get(VARIABLE)
    if not named:
        raise FileNotFoundError(
            f"no folder for {what}: pass data_dir=..., or set {VARIABLE}, to a folder that holds "
            f"{wanted}"
        )
    folder = Path(named).expanduser()
    if not folder.is_dir():
        raise FileNotFoundError(
            f"no folder {folder} to look for {what} in: pass data_dir=..., or set {VARIABLE}, to "
            f"a folder that holds {wanted}"
        )
    return folder


def open_files(
    what: str,
    *,
    zips: Sequence[str],
    folders: Sequence[str],
    size: int,
    split: str,
    data_dir: str | None,
) -> UInt8[Tensor, "n 3 size size"]:
    """Pictures of one split of a data set of files.

    Args:
        what: what to call it.
        zips: names of zip files it may lie in; `*` stands for anything.
        folders: names of folders it may lie in.
        size: side of the pictures, pixels.
        split: "train" or "test", see `split.py`.
        data_dir: a folder that holds one of those, or one of those itself, or "hf:owner/name".

    Raises:
        FileNotFoundError: none of them is there; says what to put where.
        ValueError: an unknown split, a damaged zip file, or no readable picture.
    """
    check_split(split)
    if (data_dir or "").startswith(HUB):
        chosen: Sequence[Entry] = on_hub(str(data_dir).removeprefix(HUB), split)
    else:
        chosen = split_tenth(find(data_dir, what, zips=zips, folders=folders)[0], split)
    return decode(chosen, size, f"{what} ({split})")


def find(
    data_dir: str | None, what: str, *, zips: Sequence[str], folders: Sequence[str]
) -> tuple[list[Entry], Found]:
    """Pictures of the first zip file or folder that is there, and which that is.

    Raises:
        FileNotFoundError: none of them is, or it is empty; says what to put where.
    """
    wanted = " or ".join([*zips, *("them" if name == "." else f"{name}/" for name in folders)])
    place = _place(data_dir, what, wanted, zips=zips, folders=folders)
    entries = in_zip(place) if place.is_file() else in_folder(place)
    if not entries:
        raise FileNotFoundError(f"no pictures in {place}: put some there")
    return entries, Found(str(place), len(entries))


def _place(
    data_dir: str | None, what: str, wanted: str, *, zips: Sequence[str], folders: Sequence[str]
) -> Path:
    if data_dir and data_dir.lower().endswith(".zip") and Path(data_dir).expanduser().is_file():
        return Path(data_dir).expanduser()
    folder = data_folder(data_dir, what, wanted)
    for pattern in zips:
        for file in sorted(folder.glob(pattern)):
            return file
    for name in folders:
        if (folder / name).is_dir():
            return folder / name
    if folder.name in folders:
        return folder
    raise FileNotFoundError(
        f"no {what} under {folder}/: put {wanted} there, or set {VARIABLE} to where it is"
    )
