"""What is learned from and what is tested on: the one place where it is written.

Of a set of files, sorted by their path within the set, the last tenth (rounded down, at least one)
is the test split, all others are the train split; files that cannot be read count too, so the
split does not depend on them. MNIST, the `.mat` files of SVHN and data sets of the hub that have a
test split keep their own. `shapes` and `strokes` draw the two splits from different seeds, `photos`
cuts them out of different photographs.
"""

from collections.abc import Sequence
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
