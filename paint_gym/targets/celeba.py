"""Faces: Liu et al. 2015 (arXiv 1411.7766). Any zip file or folder of them, aligned or cropped."""

from paint_gym.targets.album import Album
from paint_gym.targets.source import open_files


class Celeba(Album):
    """CelebA, the square about the centre; the last tenth by name is the test split."""

    terms = "non-commercial research; not to be redistributed"
    may_be_shown = False

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        pictures = open_files(
            "CelebA",
            zips=("celeba*.zip", "img_align_celeba.zip"),
            folders=("img_align_celeba", "celeba"),
            size=size,
            split=split,
            data_dir=data_dir,
        )
        super().__init__(pictures)
