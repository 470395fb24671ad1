"""A data set of pictures by its name on the Hugging Face hub, through `datasets`."""

import io

import numpy as np
import torch

from paint_gym.pictures import crop_square, read_picture, resize
from paint_gym.targets.album import MEMORY, Album, split_tenth


class Hub(Album):
    """`data_dir` names the data set, e.g. "nielsr/CelebA-faces"; it is downloaded if needed.

    Only ever used when asked for by name. Its first picture column is read; where the data set has
    no test split, the last tenth is.
    """

    terms = "those of the data set"
    may_be_shown = False

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        if not data_dir:
            raise ValueError('dataset="hub" takes the data set\'s name as data_dir')
        rows = _rows(data_dir, split)
        most = min(len(rows), MEMORY // (3 * size * size))
        pictures = np.stack([_picture(rows[i], size) for i in range(most)])
        super().__init__(torch.from_numpy(pictures).permute(0, 3, 1, 2).contiguous())


def _rows(name: str, split: str):  # noqa: ANN202
    try:
        import datasets
    except ImportError as error:
        raise ImportError(
            'reading from the hub takes the package datasets: pip install "paint-gym[datasets]"'
        ) from error
    if "test" in datasets.get_dataset_split_names(name):
        return datasets.load_dataset(name, split=split)
    rows = datasets.load_dataset(name, split="train")
    return rows.select(split_tenth(range(len(rows)), split))


def _picture(row: dict, size: int) -> np.ndarray:
    image = next(value for value in row.values() if hasattr(value, "save"))
    data = io.BytesIO()
    image.save(data, "PNG")
    return resize(crop_square(read_picture(data.getvalue())), size, size)
