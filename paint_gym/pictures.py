"""Reading any picture file, and cutting it to size."""

from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
from jaxtyping import UInt8
from PIL import Image, ImageOps, UnidentifiedImageError

from paint_gym.resampling import cubic, resample

ACCEPTED = "any format that Pillow or OpenCV reads (JPEG, PNG, WebP, TIFF, BMP, GIF, HDR, ...)"


class UnreadablePicture(ValueError):
    """A file that is no picture, or a damaged one."""


def read_picture(source: Path | bytes, name: str = "") -> UInt8[np.ndarray, "H W 3"]:
    """The picture as RGB bytes.

    EXIF orientation is applied, transparency is laid over white, grey and palettes become RGB,
    CMYK is converted, 16 bits and floats in [0, 1] are brought to 8 bits; the first frame of an
    animation is taken.

    Args:
        source: a file, or a file's bytes.
        name: what to call it in errors; the path when there is one.

    Raises:
        FileNotFoundError: no such file.
        UnreadablePicture: not a picture, or damaged; the file is named.
    """
    name = name or (str(source) if isinstance(source, Path) else "picture")
    if isinstance(source, Path) and source.is_dir():
        raise UnreadablePicture(f"{name} is a folder; wanted {ACCEPTED}")
    if isinstance(source, Path) and not source.exists():
        raise FileNotFoundError(f"no file {name}; wanted {ACCEPTED}")
    data = source.read_bytes() if isinstance(source, Path) else source
    if not data:
        raise UnreadablePicture(f"{name} is empty; wanted {ACCEPTED}")
    try:
        with Image.open(BytesIO(data)) as picture:
            return _from_pillow(picture)
    except UnidentifiedImageError:
        return _from_opencv(data, name)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise UnreadablePicture(f"{name} is damaged ({error}); wanted {ACCEPTED}") from error


def _from_pillow(picture: Image.Image) -> np.ndarray:
    picture = ImageOps.exif_transpose(picture)
    if picture.mode.startswith("I") or picture.mode == "F":
        return np.repeat(_to_bytes(np.asarray(picture))[..., None], 3, axis=2)
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        front = picture.convert("RGBA")
        white = Image.new("RGBA", front.size, (255, 255, 255, 255))
        picture = Image.alpha_composite(white, front)
    return np.array(picture.convert("RGB"))


def _from_opencv(data: bytes, name: str) -> np.ndarray:
    try:
        found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_ANYDEPTH | cv2.IMREAD_COLOR)
    except cv2.error as error:
        raise UnreadablePicture(f"{name} is damaged ({error}); wanted {ACCEPTED}") from error
    if found is None:
        raise UnreadablePicture(f"{name} is not a picture; wanted {ACCEPTED}")
    return np.ascontiguousarray(_to_bytes(found)[..., ::-1])


def _to_bytes(values: np.ndarray) -> np.ndarray:
    """8 bits from 8 or 16 bits, or from floats in [0, 1] (or [0, 255] if any exceeds 1)."""
    if values.dtype == np.uint8:
        return values
    top = 65535.0 if values.dtype.kind in "iu" else 1.0 if np.nanmax(values) <= 1 else 255.0
    scaled = np.nan_to_num(values.astype(np.float64)) * (255 / top)
    return (scaled.clip(0, 255) + 0.5).astype(np.uint8)


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
    return resample(rows, height, width, cubic, channels=3).reshape(height, width, 3)
