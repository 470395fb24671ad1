"""Data sets of pictures on the Hugging Face hub, through `datasets`, where that is installed."""

from functools import partial
from typing import Any

from paint_gym.targets.album import Album, Entry, decode
from paint_gym.targets.found import Found
from paint_gym.targets.split import check_split, split_tenth

UNNAMED = 'dataset="hub" takes the data set\'s name as data_dir'


class Hub(Album):
    """`data_dir` names the data set, e.g. "nielsr/CelebA-faces"; it is downloaded if needed.

    Only ever used when asked for by name: as this data set, or as `data_dir="hf:owner/name"` of
    another. Its first picture column is read; where it has no test split, the last tenth is.
    """

    terms = "those of the data set"
    may_be_shown = False

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        check_split(split)
        if not data_dir:
            raise ValueError(UNNAMED)
        name = data_dir.removeprefix("hf:")
        super().__init__(decode(on_hub(name, split), size, f"{name} ({split})"))

    @classmethod
    def found(cls, data_dir: str | None = None) -> Found:
        """See `Targets`; nothing is looked up: that would take the network."""
        raise ValueError(UNNAMED)


def on_hub(name: str, split: str) -> list[Entry]:
    """The pictures of one split, not decoded yet.

    Raises:
        ImportError: the package `datasets` is not installed; says how to get it.
        ValueError: the data set holds no pictures.
    """
    try:
        import datasets
    except ImportError as error:
        raise ImportError(
            f"reading {name} from the hub takes the package datasets: "
            'pip install "paint-gym[datasets]"'
        ) from error
    own = "test" in datasets.get_dataset_split_names(name)
    rows = datasets.load_dataset(name, split=split if own else "train")
    pictures = [key for key, kind in rows.features.items() if isinstance(kind, datasets.Image)]
    if not pictures:
        raise ValueError(f"{name} holds no column of pictures: {', '.join(rows.features)}")
    rows = rows.cast_column(pictures[0], datasets.Image(decode=False))
    entries = [
        Entry(f"{name}[{i}]", partial(_read, rows, i, pictures[0])) for i in range(len(rows))
    ]
    return entries if own else list(split_tenth(entries, split))


def _read(rows: Any, i: int, column: str) -> bytes:
    cell = rows[i][column]
    if cell["bytes"] is not None:
        return bytes(cell["bytes"])
    with open(cell["path"], "rb") as file:
        return file.read()
