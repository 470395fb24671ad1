"""Every set of target pictures by name. Adding one: a file here, and a line below."""

from os import PathLike, fspath
from typing import Protocol, runtime_checkable

from jaxtyping import Float, Int
from torch import Tensor

from paint_gym.targets.celeba import Celeba
from paint_gym.targets.folder import Folder
from paint_gym.targets.hub import Hub
from paint_gym.targets.imagenet import Imagenet
from paint_gym.targets.landscapes import Landscapes
from paint_gym.targets.mnist import Mnist
from paint_gym.targets.monet import Monet
from paint_gym.targets.photos import Photos
from paint_gym.targets.shapes import Shapes
from paint_gym.targets.strokes import Strokes
from paint_gym.targets.svhn import Svhn
from renderers.registry import Registry


@runtime_checkable
class Targets(Protocol):
    """A finite set of square RGB pictures in [0, 1], all of one size.

    Constructed as `TARGETS[name](size=128, split="train", data_dir=None)`. `terms` says under what
    terms the pictures may be used, `may_be_shown` whether they may be published.
    `TARGETS[name].found(data_dir=None)` says where its pictures lie and how many, unread; raises as
    the constructor does where they do not.
    """

    size: int
    terms: str
    may_be_shown: bool

    def __len__(self) -> int: ...

    def __getitem__(self, index: Int[Tensor, " B"]) -> Float[Tensor, "B 3 H W"]:
        """The pictures at these indices."""
        ...


TARGETS = Registry(
    "dataset", shapes=Shapes, strokes=Strokes, photos=Photos, folder=Folder, mnist=Mnist,
    svhn=Svhn, celeba=Celeba, imagenet=Imagenet, monet=Monet, landscapes=Landscapes, hub=Hub,
)  # fmt: skip


def make_targets(
    name: str, *, size: int, split: str = "train", data_dir: str | PathLike[str] | None = None
) -> Targets:
    """The pictures of one data set and split.

    Args:
        name: key of TARGETS.
        size: side of the pictures, pixels.
        split: "train" or "test", fixed for each data set.
        data_dir: where the data lie, or "hf:owner/name", a data set of the Hugging Face hub;
            else the folder named by PAINT_GYM_DATA.

    Raises:
        KeyError: an unknown name.
        FileNotFoundError: the data are not there; says what to put where.
        ValueError: an unknown split, a size below 1, or no readable picture.
    """
    if size < 1:
        raise ValueError(f"size must be 1 or more pixels, got {size}")
    folder = None if data_dir is None else fspath(data_dir)
    targets: Targets = TARGETS[name](size=size, split=split, data_dir=folder)
    return targets
