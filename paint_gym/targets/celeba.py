"""Faces: Liu et al. 2015 (arXiv 1411.7766). Any zip file or folder of its pictures, aligned or cropped."""

from paint_gym.targets.album import Album
from paint_gym.targets.source import find, open_split


class Celeba(Album):
    """CelebA; the last tenth by name is the test split."""

    terms = "non-commercial research; not to be redistributed"
    may_be_shown = False

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        entries = find(
            data_dir,
            "CelebA",
            zips=("celeba*.zip", "img_align_celeba.zip"),
            folders=("img_align_celeba", "celeba"),
        )
        album = open_split(entries, size=size, split=split, what="CelebA", data_dir=data_dir)
        super().__init__(album.pictures)
