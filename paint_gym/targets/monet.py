"""Paintings by Claude Monet, as collected for CycleGAN (Zhu et al. 2017)."""

from paint_gym.targets.album import Album
from paint_gym.targets.source import open_files


class Monet(Album):
    """Monet; the last tenth by name is the test split."""

    terms = "public domain"
    may_be_shown = True

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        pictures = open_files(
            "Monet",
            zips=("monet*.zip",),
            folders=("monet", "monet_jpg", "trainA"),
            size=size,
            split=split,
            data_dir=data_dir,
        )
        super().__init__(pictures)
