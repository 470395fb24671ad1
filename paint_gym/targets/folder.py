"""Any folder of pictures."""

from paint_gym.targets.album import Album, in_folder
from paint_gym.targets.source import data_folder, open_split


class Folder(Album):
    """Every picture below `data_dir`; the last tenth by name is the test split."""

    terms = "your own"
    may_be_shown = True

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        folder = data_folder(data_dir, "your pictures", "them")
        album = open_split(
            in_folder(folder), size=size, split=split, what="pictures", data_dir=str(folder)
        )
        super().__init__(album.pictures)
