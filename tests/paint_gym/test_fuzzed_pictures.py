"""Damaged and odd pictures of every format: read, or refused in one line, and nothing else."""

import resource
import signal
import struct
from contextlib import contextmanager
from io import BytesIO

import cv2
import numpy as np
import pytest
from PIL import Image

from paint_gym.pictures.decoders import MOST_PIXELS
from paint_gym.pictures.reading import UnreadablePicture, read_picture

SECONDS = 20
"""for one picture, on a busy machine"""
GROWTH = 2.5 * 2**30
"""bytes by which the process may grow: one picture of `MOST_PIXELS`"""


WRITTEN = {
    "AVIF": "RGB RGBA", "BMP": "1 L P RGB RGBA", "DDS": "L RGB RGBA", "DIB": "RGB",
    "GIF": "1 L P RGB RGBA", "ICNS": "RGBA", "ICO": "P RGB RGBA", "IM": "L RGB CMYK F",
    "JPEG": "1 L RGB CMYK", "JPEG2000": "L LA RGB RGBA I;16", "MPO": "RGB", "MSP": "1",
    "PCX": "1 L P RGB", "PNG": "1 L LA P RGB RGBA I;16", "PPM": "1 L RGB I;16 F",
    "SGI": "L RGB RGBA", "SPIDER": "F", "TGA": "1 L LA P RGB RGBA",
    "TIFF": "1 L LA P RGB RGBA CMYK I;16 F LAB", "WEBP": "L RGB RGBA", "XBM": "1",
}  # fmt: skip
"""modes in which Pillow writes formats"""


def specimens():
    """Small pictures in every format and mode that Pillow or OpenCV writes: name and bytes."""
    chance = np.random.default_rng(7)
    smooth = cv2.resize(chance.integers(0, 256, (4, 5, 3), np.uint8), (41, 34))
    color = Image.fromarray(smooth)
    clear = color.copy()
    clear.putalpha(Image.fromarray(smooth[..., 0]))
    deep = Image.fromarray(smooth[..., 0].astype(np.uint16) * 257)
    kinds = {
        "L": color.convert("L"), "LA": clear.convert("LA"), "RGB": color, "RGBA": clear,
        "P": color.quantize(16), "1": color.convert("1"), "CMYK": color.convert("CMYK"),
        "I;16": deep, "F": Image.fromarray(smooth[..., 0].astype(np.float32) / 255),
        "LAB": color.convert("LAB"),
    }  # fmt: skip
    more, most = [color.rotate(180)], "L P RGB RGBA"
    ways = [(format, {}, modes) for format, modes in WRITTEN.items()] + [
        ("JPEG", {"progressive": True}, "L RGB CMYK"), ("GIF", {"transparency": 3}, "L P"),
        ("PNG", {"transparency": 3}, "L P I;16"), ("TGA", {"compression": "tga_rle"}, most),
        ("WEBP", {"lossless": True}, "RGBA"), ("TIFF", {"compression": "group4"}, "1"),
        ("TIFF", {"compression": "tiff_lzw"}, most), ("TIFF", {"compression": "jpeg"}, "L RGB"),
        ("TIFF", {"compression": "tiff_deflate"}, most),
        ("TIFF", {"compression": "packbits"}, most),
        *((x, {"save_all": True, "append_images": more}, "RGB") for x in ("GIF", "PNG", "TIFF",
                                                                          "WEBP", "AVIF")),
    ]  # fmt: skip
    found = []
    for format, options, modes in ways:
        for mode in modes.split():
            data = BytesIO()
            kinds[mode].save(data, format, **options)
            found.append((f"{format} {mode} {' '.join(map(str, options))}", data.getvalue()))
    floats = smooth.astype(np.float32) / 255
    for ending, values in (
        (".hdr", floats), (".pfm", floats), (".tif", floats), (".tif", floats[..., 0]),
        (".tif", floats.astype(np.float64)), (".tif", np.dstack([floats, floats[..., 0]])),
        (".tif", smooth.astype(np.uint16) * 257), (".png", smooth.astype(np.uint16) * 257),
        (".jp2", smooth.astype(np.uint16) * 257), (".pam", smooth), (".ras", smooth),
    ):  # fmt: skip
        found.append((f"{ending} {values.dtype}", cv2.imencode(ending, values)[1].tobytes()))
    return found


def damaged(chance, data, other):
    """One to three things go wrong with the bytes."""
    data = bytearray(data)
    for _ in range(chance.integers(1, 4)):
        at, length = int(chance.integers(len(data))), int(chance.integers(1, 40))
        at = at if chance.random() < 0.5 else at % 64  # headers are where it matters
        match chance.integers(8):
            case 0:
                data = data[: max(1, at)]
            case 1:
                data[at] ^= 1 << chance.integers(8)
            case 2:
                data[at : at + length] = chance.bytes(length)
            case 3:
                del data[at : at + length]
            case 4:
                data[at:at] = data[at : at + length] * int(chance.integers(1, 4))
            case 5:
                number = int(chance.choice([0, 1, 255, 32767, 65535, 60000, 2**31 - 1, 2**32 - 1]))
                packed = struct.pack(str(chance.choice(["<I", ">I", "<H", ">H"]))[:1] + "I", number)
                data[at : at + 4] = packed[: int(chance.choice([2, 4]))]
            case 6:
                data += other[at % len(other) :]
            case 7:
                data[at:] = other[at:]
        if not data:
            return b"\0"
    return bytes(data)


@contextmanager
def within(seconds):
    def late(*_):
        raise AssertionError(f"more than {seconds} s for one picture")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def try_to_read(count, seed, capfd):
    chance, whole = np.random.default_rng(seed), specimens()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    for i in range(count):
        name, data = whole[i % len(whole)]
        _, other = whole[int(chance.integers(len(whole)))]
        data = damaged(chance, data, other)
        try:
            with within(SECONDS):
                picture = read_picture(data, f"{i}.xyz", tell=lambda text: None)
        except UnreadablePicture as error:
            assert str(error).startswith(f"{i}.xyz "), (name, i)
            assert "\n" not in str(error), (name, i)
        else:
            assert picture.dtype == np.uint8, (name, i)
            assert picture.shape[2:] == (3,), (name, i)
            assert picture.shape[0] * picture.shape[1] <= MOST_PIXELS, (name, i)
        noise = capfd.readouterr()
        assert (noise.out, noise.err) == ("", ""), (name, i)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - grown
    assert grown < GROWTH


def test_damaged_pictures_are_read_or_refused_in_one_line(capfd):
    try_to_read(500, 0, capfd)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(1, 21))
def test_many_more_damaged_pictures(seed, capfd):
    try_to_read(2000, seed, capfd)


def test_every_format_is_read_as_it_was_written():
    for name, data in specimens():
        picture = read_picture(data, name)
        assert picture.shape == (34, 41, 3) or name.startswith(("ICO", "ICNS")), name
