"""Which files of pictures are taken: by what their bytes are, never by what they are called."""

from io import BytesIO

from PIL import Image, PngImagePlugin

from paint_gym.pictures.calm import set_to, unwarned
from paint_gym.pictures.decoders import HEIC, UnreadablePicture
from paint_gym.pictures.formats import formats

BEGINS = {
    "JPEG": (b"\xff\xd8\xff",),
    "PNG": (b"\x89PNG\r\n\x1a\n",),
    "GIF": (b"GIF87a", b"GIF89a"),
    "BMP": (b"BM",),
    "TIFF": (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
}
"""Pillow's names, and what such files begin with; WebP and HEIC have theirs further in"""
TAKEN = "JPEG, PNG, WebP, GIF, BMP, TIFF or, where it can be read, HEIC"


class Unfit(UnreadablePicture):
    """One that is not taken, and which of `CODES` says why.

    Args:
        line: for a person.
        code: of `CODES`.
        values: that belong to it.
    """

    def __init__(self, line: str, code: str, **values: int):
        super().__init__(line)
        self.code, self.values = code, values


def format_of(data: bytes) -> str:
    """Pillow's name of what these bytes are.

    Raises:
        UnreadablePicture: none that is taken.
    """
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp" and data[8:12] in HEIC:
        return "HEIF"
    for name, begins in BEGINS.items():
        if data.startswith(begins):
            return name
    raise Unfit(f"that is no picture that is taken here: bring {TAKEN}", "format")


def check_size(data: bytes, most: int) -> None:
    """Refuse a picture by what its header says, before any pixel of it is decoded.

    Raises:
        UnreadablePicture: it is of no format that is taken, or has more than so many pixels.
    """
    kind = format_of(data)
    if kind not in formats():
        raise Unfit(f"{kind} cannot be read here: bring JPEG or PNG", "format")
    try:
        with (
            set_to(Image, MAX_IMAGE_PIXELS=None),  # ours is asked below, and is an error
            set_to(PngImagePlugin, MAX_TEXT_CHUNK=PngImagePlugin.MAX_TEXT_MEMORY),  # as it decodes
            unwarned(),
            Image.open(BytesIO(data), formats=[kind]) as picture,
        ):
            width, height = picture.size
    except Exception as error:  # whatever a decoder says of damage
        raise Unfit(f"the picture is damaged: bring {TAKEN}", "damaged") from error
    if width * height > most:
        raise Unfit(
            f"the picture has {width * height:,} pixels, {most:,} at most are taken: make it "
            "smaller first",
            "pixels",
            most=round(most / 1e6),
            came=round(width * height / 1e6),
        )
