"""Any folder of pictures."""

from paint_gym.targets.album import Album
from paint_gym.targets.source import open_files


class Folder(Album):
    """Every picture below the folder, or in the zip file, `data_dir`.

    It has to be named: PAINT_GYM_DATA is not looked at. The last tenth by name is the test split.
    """

    terms = "those of your pictures"
    may_be_shown = True

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        if not data_dir:
            raise ValueError('dataset="folder" takes the folder of your pictures as data_dir')
        pictures = open_files(
            "pictures", zips=(), folders=(".",), size=size, split=split, data_dir=data_dir
        )
        super().__init__(pictures)
