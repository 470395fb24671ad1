"""Where a data set lies on this machine: `data_dir`, else the folder named by PAINT_GYM_DATA."""

import os
from collections.abc import Sequence
from pathlib import Path

from paint_gym.targets.album import Album, Entry, in_folder, in_zip, open_album, split_tenth

VARIABLE = "PAINT_GYM_DATA"


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
        raise FileNotFoundError(f"no folder {folder} to look for {what} in")
    return folder


def find(
    data_dir: str | None, what: str, *, zips: Sequence[str], folders: Sequence[str]
) -> list[Entry]:
    """Pictures of the first zip file or folder that is there.

    Raises:
        FileNotFoundError: none of them is; says what to put where.
    """
    wanted = " or ".join([*zips, *(f"{name}/" for name in folders)])
    folder = data_folder(data_dir, what, wanted)
    for pattern in zips:
        for file in sorted(folder.glob(pattern)):
            return in_zip(file)
    for name in folders:
        if (folder / name).is_dir():
            return in_folder(folder / name)
    raise FileNotFoundError(
        f"no {what} under {folder}/: put {wanted} there, or set {VARIABLE} to where it is"
    )


def open_split(
    entries: list[Entry], *, size: int, split: str, what: str, data_dir: str | None
) -> Album:
    """The train or test split of a data set of files.

    Raises:
        FileNotFoundError: the data set is there but holds no pictures.
    """
    if not entries:
        raise FileNotFoundError(f"{what} in {data_dir or os.environ.get(VARIABLE)} is empty")
    return open_album(split_tenth(entries, split), size, f"{what} ({split})")
