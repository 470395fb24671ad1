"""Photographs of a thousand classes: Deng et al. 2009. A zip file, or folders of classes."""

from paint_gym.targets.album import Album
from paint_gym.targets.source import find, open_split


class Imagenet(Album):
    """ImageNet; the last tenth by name is the test split."""

    terms = "non-commercial research; the owners keep their rights"
    may_be_shown = False

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        entries = find(
            data_dir,
            "ImageNet",
            zips=("imagenet*.zip",),
            folders=("imagenet", "ILSVRC2012_img_train"),
        )
        album = open_split(entries, size=size, split=split, what="ImageNet", data_dir=data_dir)
        super().__init__(album.pictures)
