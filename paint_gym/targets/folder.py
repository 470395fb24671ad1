"""Any folder of pictures."""

from paint_gym.targets.found import Found
from paint_gym.targets.source import Files


class Folder(Files):
    """Every picture below the folder, or in the zip file, `data_dir`.

    It has to be named: PAINT_GYM_DATA is not looked at. The last tenth by name is the test split.
    """

    what = "pictures"
    folders = (".",)
    terms = "those of your pictures"
    may_be_shown = True

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        super().__init__(size=size, split=split, data_dir=named(data_dir))

    @classmethod
    def found(cls, data_dir: str | None = None) -> Found:
        """See `Targets`."""
        return super().found(named(data_dir))


def named(data_dir: str | None) -> str:
    """The folder; raises: ValueError: none is given."""
    if not data_dir:
        raise ValueError('dataset="folder" takes the folder of your pictures as data_dir')
    return data_dir
