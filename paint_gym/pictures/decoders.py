"""A file's bytes to a picture: every format that Pillow or OpenCV reads, whole or damaged a little.

Both libraries keep limits, tolerance and loudness in globals of theirs, and Pillow warns through
Python's: they are set while one picture is decoded, one at a time, and put back.
"""

import re
from collections.abc import Mapping
from contextlib import nullcontext
from importlib.util import find_spec
from io import BytesIO
from threading import RLock
from typing import Any

import cv2
import numpy as np
from PIL import ExifTags, Image, ImageFile, PngImagePlugin, TiffImagePlugin

from paint_gym.pictures.calm import muted, set_to, unwarned
from paint_gym.pictures.formats import HEIF, formats
from paint_gym.pictures.srgb import Band, Decoded, bands, brightest, deep, shallow

ACCEPTED = "any format that Pillow or OpenCV reads (JPEG, PNG, WebP, TIFF, BMP, GIF, HDR, ...)"
MOST_PIXELS = 2**28
"""of a picture, 16384 x 16384 or as many in another shape; to read one takes about 2 GB"""
MOST_LOST = 0.02
"""share of a damaged picture that may be missing"""
MOST_PACKED = 10_000
"""pixels in a byte of a file: more is no picture, but a large empty one that claims to be"""
HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
"""brands of such files"""
PADDED = ("BMP", "DIB", "TGA", "ICO", "CUR")
"""formats whose fourth byte is alpha, or padding: then it is 0 everywhere"""
SIZES = {
    b"#?": rb"-Y +(?P<height>\d+) +\+X +(?P<width>\d+)",
    b"PF": rb"\APF\s+(?P<width>\d+)\s+(?P<height>\d+)",
    b"P7": rb"WIDTH\s+(?P<width>\d+)\s+HEIGHT\s+(?P<height>\d+)",
}
"""how Radiance, PFM and PAM, which OpenCV alone reads, begin; where they say how large they are"""
JPEG = b"\xff\xd8"
"""how a JPEG begins"""
SILENT = (JPEG, b"\x89PNG", b"GIF8", b"RIFF", b"BM")
"""how the usual formats begin, whose decoders print nothing"""
TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
"""how TIFF begins, of which OpenCV alone reads floats in colour"""
_one_at_a_time = RLock()


class UnreadablePicture(ValueError):
    """A file that is no picture, or a damaged one, or one that is too large."""


def decode(data: bytes, name: str) -> tuple[Decoded, float | None]:
    """The picture, the first one of several; the share that is missing of a damaged one.

    Raises:
        UnreadablePicture: not a picture, damaged, or of more than `MOST_PIXELS`; it is named.
    """
    silent = nullcontext() if data.startswith(SILENT) else muted()
    limit = set_to(Image, MAX_IMAGE_PIXELS=MOST_PIXELS // 2)  # it is an error at twice as many
    with _one_at_a_time, unwarned(), silent, limit:
        try:
            return _understood(_load(data)), None
        except Image.DecompressionBombError as error:
            raise UnreadablePicture(_too_large(name, *re.findall(r"\d+", str(error)))) from error
        except Exception as error:  # whatever a decoder says of damage
            if isinstance(error, Image.UnidentifiedImageError) and (tags := _for_opencv(data)):
                return _from_opencv(data, tags, name), None
            return _in_part(data, error, name)


def _load(data: bytes, *, whole: bool = True, guess: int = 0) -> Image.Image:
    """Decoded by Pillow; where it need not be whole, pixels that are missing are the guess."""
    with (
        set_to(PngImagePlugin, MAX_TEXT_CHUNK=PngImagePlugin.MAX_TEXT_MEMORY),
        set_to(ImageFile, LOAD_TRUNCATED_IMAGES=not whole),
    ):
        picture = Image.open(BytesIO(data), formats=formats())
        if picture.format == "PNG" and "transparency" in picture.info:
            picture.info["transparency"] = _as_decoded(picture, data[24])
        if picture.width * picture.height > _most_pixels(picture, len(data)):
            raise ValueError("it has more pixels than its bytes can hold")
        if whole:
            picture.load()
            return picture
        if picture.width * picture.height > MOST_PACKED * len(data):
            raise ValueError("most of it must be missing")
        canvas = Image.new(picture.mode, picture.size, guess)
        picture.im = canvas.im
        picture.load()
        if picture.im is not canvas.im:
            raise ValueError("what is missing cannot be told on another canvas")
    return picture


def _most_pixels(picture: ImageFile.ImageFile, size: int) -> int:
    """Pillow decodes some formats (DDS, QOI) in Python, pixel by pixel, whether there are any.

    None of them packs more than run lengths of BMP, 255 pixels in 2 bytes; above what takes a
    minute, bytes for half of the pixels must be there.
    """
    if not any(tile[0] in Image.DECODERS for tile in picture.tile):
        return MOST_PIXELS
    return min(128 * size, max(2**24, 2 * size))


def _as_decoded(picture: Image.Image, bits: int) -> Any:
    """What is transparent in a PNG of so many bits; Pillow brings its pixels to 8, but not this."""
    clear = picture.info["transparency"]
    if picture.mode in ("1", "L"):
        return clear * 255 // (2**bits - 1)
    return tuple(x >> 8 for x in clear) if picture.mode == "RGB" and bits == 16 else clear


def _in_part(data: bytes, error: Exception, name: str) -> tuple[Decoded, float]:
    """What can be seen of a damaged picture, and the share that cannot.

    It is decoded with two guesses at what is missing: where they differ, it is. Where the decoder
    makes up the rest itself (JPEG), bytes of chance behind the data are the other guess.
    """
    chance = b""
    if data.startswith(JPEG):
        chance = bytes(range(255)) * (1 + len(data) // 255)  # 255 would begin a marker
    try:
        picture = _load(data, whole=False)
        other = _load(data + chance, whole=False, guess=255)
        lost = _share_that_differs(picture, other)
    except Exception:
        raise UnreadablePicture(_what_is_wrong(data, error, name)) from error
    if lost > MOST_LOST:
        raise UnreadablePicture(
            f"{name} is damaged: {lost:.0%} of it is missing ({error})"
        ) from error
    return _understood(picture), lost


def _share_that_differs(one: Image.Image, other: Image.Image) -> float:
    count = 0
    for top, bottom in bands(one.height, one.width):
        part = (0, top, one.width, bottom)
        differs = np.asarray(one.crop(part)) != np.asarray(other.crop(part))
        count += int(differs.reshape(*differs.shape[:2], -1).any(2).sum())
    return count / (one.width * one.height)


def _what_is_wrong(data: bytes, error: Exception, name: str) -> str:
    if not isinstance(error, Image.UnidentifiedImageError):
        return f"{name} is damaged ({error}); wanted {ACCEPTED}"
    if data[4:8] == b"ftyp" and data[8:12] in HEIC and not any(map(find_spec, HEIF)):
        return f"{name} is a HEIC picture, which takes a package: pip install 'paint-gym[heic]'"
    return f"{name} is not a picture; wanted {ACCEPTED}"


def _too_large(name: str, pixels: int | str, *_: str) -> str:
    return f"{name} is too large: {int(pixels):,} pixels, at most {MOST_PIXELS:,} can be read"


def _understood(picture: Image.Image) -> Decoded:
    is_deep = picture.mode[0] in "IF"
    return Decoded(
        picture.height,
        picture.width,
        _deep(picture) if is_deep else _shallow(picture),
        picture.info.get("icc_profile"),
        _orientation(picture),
    )


def _deep(picture: Image.Image) -> Band:
    tags: Mapping[int, Any] = {}
    if isinstance(picture, TiffImagePlugin.TiffImageFile):
        tags = picture.tag_v2
    values, clear = np.asarray(picture), picture.info.get("transparency")
    negative = tags.get(ExifTags.Base.PhotometricInterpretation) == 0
    if picture.mode == "F":
        return deep(values, white=brightest(values), negative=negative)
    bits = tags.get(ExifTags.Base.BitsPerSample, [16])[0]  # Pillow brings those of others to 16
    signed = tags.get(ExifTags.Base.SampleFormat, [1])[0] == 2
    if bits == 32 and not signed:
        values = values.view(np.uint32)
    return deep(values, white=2.0 ** (bits - signed) - 1, negative=negative, clear=clear)


def _shallow(picture: Image.Image) -> Band:
    padded = picture.format in PADDED and picture.mode == "RGBA"
    if padded and picture.getchannel("A").getextrema() == (0, 0):
        picture = picture.convert("RGB")
    # Pillow takes CMYK in any JPEG for Adobe's, which is negative
    negative = (picture.format, picture.mode) == ("JPEG", "CMYK") and "adobe" not in picture.info
    return shallow(picture, negative=negative)


def _orientation(picture: Image.Image) -> int:
    try:
        return picture.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # what is told beside the picture may be damaged
        return 1


def _for_opencv(data: bytes) -> Mapping[int, Any]:
    """The size of a picture for OpenCV, and what else a TIFF says; nothing if it is none."""
    wide, high = ExifTags.Base.ImageWidth, ExifTags.Base.ImageLength
    for begins, size in SIZES.items():
        if data.startswith(begins) and (said := re.search(size, data[:4096])):
            return {wide: int(said["width"]), high: int(said["height"])}
    if data[:4] not in TIFF:
        return {}
    try:
        tags = TiffImagePlugin.ImageFileDirectory_v2(data[: 16 if b"+" in data[:4] else 8])
        file = BytesIO(data)
        file.seek(tags.next)
        tags.load(file)
        return tags if tags[wide] * tags[high] else {}
    except Exception:
        return {}


def _from_opencv(data: bytes, tags: Mapping[int, Any], name: str) -> Decoded:
    pixels = tags[ExifTags.Base.ImageWidth] * tags[ExifTags.Base.ImageLength]
    if pixels > MOST_PIXELS:
        raise UnreadablePicture(_too_large(name, pixels))
    try:
        found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    except cv2.error:
        found = None
    if found is None or found.shape[2:] not in ((), (3,), (4,)):
        raise UnreadablePicture(f"{name} is damaged, or of a rare kind; wanted {ACCEPTED}")
    if found.ndim == 3:  # blue, green, red
        found = found[..., ::-1] if found.shape[2] == 3 else found[..., [2, 1, 0, 3]]
    if found.dtype.kind == "f":
        scales = (1.0,) if data.startswith(b"#?") else (1.0, 255.0, 65535.0)
        white = brightest(found[..., :3] if found.ndim == 3 else found, scales)
    else:
        white = 2.0 ** (8 * found.itemsize - (found.dtype.kind == "i")) - 1
    return Decoded(
        found.shape[0],
        found.shape[1],
        deep(found, white=white),
        tags.get(ExifTags.Base.InterColorProfile),
        tags.get(ExifTags.Base.Orientation, 1),
    )
