"""Pictures by the names that people type: files, and those that come with scikit-image; or `-`."""

from pathlib import Path

import skimage

from paint_gym.pictures.reading import STANDARD_INPUT


def find_picture(picture: str) -> Path:
    """The file that is meant; by `-`, standard input.

    Raises:
        FileNotFoundError: there is no bundled picture of that name.
    """
    if picture == "-":
        return STANDARD_INPUT
    kind, colon, name = picture.partition(":")
    if not colon or kind != "bundled":
        return Path(picture)
    folder = Path(skimage.__file__).parent / "data"
    if not (folder / name).is_file():
        known = sorted(f.name for f in folder.iterdir() if f.suffix in (".png", ".jpg"))
        raise FileNotFoundError(f"no bundled picture {name!r}: {', '.join(known)}")
    return folder / name
