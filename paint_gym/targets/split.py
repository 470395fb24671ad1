"""What is learned from and what is tested on: the one place where it is written.

Of a set of files, sorted by their path within the set, the last tenth (rounded down, at least one)
is the test split, all others are the train split; files that cannot be read count too, so the
split does not depend on them. MNIST, the `.mat` files of SVHN, data sets of the hub that have a
test split, and pairs in folders "train" and "test" (or "val") keep their own. `shapes` and
`strokes` draw the two splits from different seeds, `photos` cuts them out of different photographs.
"""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

SPLITS = ("train", "test")


def check_split(split: str) -> None:
    """Raises: ValueError: an unknown split."""
    if split not in SPLITS:
        raise ValueError(f"split must be 'train' or 'test', got {split!r}")


def split_tenth(entries: Sequence[Any], split: str) -> Sequence[Any]:
    """Train: all but the last tenth (rounded down, at least one). Test: the last tenth.

    Raises:
        ValueError: an unknown split, or fewer than two entries.
    """
    check_split(split)
    if len(entries) < 2:
        raise ValueError(f"{len(entries)} pictures cannot be split: at least 2 are wanted")
    last = max(1, len(entries) // 10)
    return entries[-last:] if split == "test" else entries[:-last]


def split_by_folder(names: Sequence[PurePath], split: str) -> list[PurePath]:
    """Train: those below a folder "train". Test: the others. Tenths where there is no such folder.

    Raises:
        ValueError: an unknown split, or fewer than two names where they are tenths.
    """
    check_split(split)
    taught = {name for name in names if "train" in name.parent.parts}
    if len(taught) in (0, len(names)):
        return list(split_tenth(names, split))
    return [name for name in names if (name in taught) == (split == "train")]
