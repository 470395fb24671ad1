"""Photographs of a thousand classes: Deng et al. 2009. A zip file, or folders of classes."""

from paint_gym.targets.album import Album
from paint_gym.targets.source import open_files


class Imagenet(Album):
    """ImageNet; the last tenth by name is the test split (in folders of classes: other classes)."""

    terms = "non-commercial research; the owners keep their rights"
    may_be_shown = False

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        pictures = open_files(
            "ImageNet",
            zips=("imagenet*.zip",),
            folders=("imagenet", "ILSVRC2012_img_train"),
            size=size,
            split=split,
            data_dir=data_dir,
        )
        super().__init__(pictures)
