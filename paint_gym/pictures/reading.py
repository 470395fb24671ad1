"""Reading any picture file, and cutting it to size."""

import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from jaxtyping import UInt8
from PIL import ImageColor

from paint_gym.pictures.decoders import ACCEPTED, decode
from paint_gym.pictures.decoders import UnreadablePicture as UnreadablePicture
from paint_gym.pictures.resampling import cubic, resample
from paint_gym.pictures.srgb import to_srgb

STANDARD_INPUT = Path("/dev/stdin")
WHITE = (255, 255, 255)
HEAVIEST = 2**30
"""bytes of a picture's file at most"""


def warn(text: str) -> None:
    """As Python's warnings do."""
    warnings.warn(text, stacklevel=3)


def read_picture(
    source: Path | bytes,
    name: str = "",
    *,
    ground: tuple[int, int, int] = WHITE,
    tell: Callable[[str], None] = warn,
) -> UInt8[np.ndarray, "H W 3"]:
    """The picture as RGB bytes, as a person sees it on a screen of sRGB.

    EXIF orientation and colour profiles are applied (a broken profile is ignored), transparency is
    laid over the ground, grey and palettes become RGB, CMYK is converted, 16 bits and light in
    floats are brought to 8 bits (above 1 it is white, but where half of it is: see
    `srgb.brightest`); the first frame of an animation is taken. What is damaged a little is read.

    Args:
        source: a file, or a file's bytes; `STANDARD_INPUT` is read to its end.
        name: what to call it in errors; the path when there is one.
        ground: RGB of what lies below a transparent picture.
        tell: is told if a part of the picture is missing.

    Raises:
        FileNotFoundError: no such file.
        UnreadablePicture: not a picture, damaged or too large; the file is named.
    """
    return read_over(source, (ground,), name, tell=tell)[0]


def read_over(
    source: Path | bytes,
    grounds: Sequence[tuple[int, int, int]],
    name: str = "",
    *,
    tell: Callable[[str], None] = warn,
) -> list[UInt8[np.ndarray, "H W 3"]]:
    """The same over each of several grounds: see `read_picture`."""
    if source == STANDARD_INPUT:
        name = name or "standard input"
    name = name or (str(source) if isinstance(source, Path) else "picture")
    data = _bytes_of(source, name) if isinstance(source, Path) else source
    if not data:
        raise UnreadablePicture(f"{name} is empty; wanted {ACCEPTED}")
    picture, missing = decode(data, name)
    if missing is not None:
        lost = f"{missing:.1%} of the picture is missing, the rest is read"
        tell(f"{name} is damaged: {lost if missing else 'nothing of the picture is missing'}")
    if not picture.band(0, 1).has_transparency_data:
        return [to_srgb(picture, grounds[0])] * len(grounds)
    return [to_srgb(picture, ground) for ground in grounds]


def color_of(ground: str) -> tuple[int, int, int]:
    """Red, green and blue of a colour by its name, or "#rrggbb".

    Raises:
        ValueError: no such colour.
    """
    try:
        red, green, blue, *_ = ImageColor.getrgb(ground)
    except ValueError as error:
        raise ValueError(
            f'no colour {ground!r}: name one, such as white or black, or give "#rrggbb"'
        ) from error
    return red, green, blue


def _bytes_of(file: Path, name: str) -> bytes:
    if file == STANDARD_INPUT:
        return _piped(name)
    if file.is_dir():
        raise UnreadablePicture(f"{name} is a folder; wanted {ACCEPTED}")
    if not file.exists():
        raise FileNotFoundError(f"no file {name}; wanted {ACCEPTED}")
    if not file.is_file():
        raise UnreadablePicture(f"{name} is no regular file; wanted {ACCEPTED}")
    if file.stat().st_size > HEAVIEST:
        raise UnreadablePicture(_too_heavy(name))
    return file.read_bytes()


def _piped(name: str) -> bytes:
    with open(0, "rb", closefd=False) as stream:
        data = stream.read(HEAVIEST + 1)
    if len(data) > HEAVIEST:
        raise UnreadablePicture(_too_heavy(name))
    return data


def _too_heavy(name: str) -> str:
    return f"{name} is of more than {HEAVIEST / 2**30:.0f} GB; wanted less"


def crop_square(picture: UInt8[np.ndarray, "H W 3"]) -> UInt8[np.ndarray, "side side 3"]:
    """The largest square about the centre, a view."""
    height, width = picture.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return picture[top : top + side, left : left + side]


def fitted(height: int, width: int, longer: int | float) -> tuple[int, int]:
    """Height and width at this longer side in pixels, aspect kept, each at least 1."""
    longest = max(height, width)
    return max(1, round(height * longer / longest)), max(1, round(width * longer / longest))


def resize(
    picture: UInt8[np.ndarray, "H W 3"], height: int, width: int
) -> UInt8[np.ndarray, "{height} {width} 3"]:
    """Of that size, the same bytes everywhere: a side is area-averaged or, when larger, cubic."""
    if picture.shape[:2] == (height, width):
        return picture
    rows = picture.reshape(len(picture), -1)
    return resample(rows, height, width, larger=cubic, channels=3).reshape(height, width, 3)
