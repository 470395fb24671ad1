"""What is damaged, vast or no picture is said to be so, and what is left of it is read."""

import os
import resource
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageFile, PngImagePlugin

from paint_gym.pictures import decoders, reading
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.decoders import MOST_LOST
from paint_gym.pictures.reading import UnreadablePicture, read_picture
from tests.support.piped import piped
from tests.support.scene import CASES, SCENE, encoded


def test_what_nobody_here_reads_is_one_line_of_ours(capfd):
    with pytest.raises(UnreadablePicture, match=r"rgb_half.tif is damaged, or of a rare kind"):
        read_picture(CASES / "rgb_half.tif")
    assert capfd.readouterr().err == ""


CUTS = {"JPEG": 2, "PNG": 40, "BMP": 2, "TIFF": 2, "PPM": 2, "GIF": 12, "PCX": 3}


@pytest.mark.parametrize("kind", CUTS)
def test_a_picture_that_is_cut_short_by_little_is_read_and_said(kind):
    noise = np.random.default_rng(0).integers(-20, 20, (120, 192, 3))
    picture = cv2.resize(SCENE.astype(np.uint8), (192, 120)).astype(int) + noise
    whole, said = encoded(Image.fromarray(picture.clip(0, 255).astype(np.uint8)), kind), []
    data = whole[: -CUTS[kind]]
    found = read_picture(data, "photo", tell=said.append)
    assert len(said) == 1
    assert said[0].startswith("photo is damaged: ")
    apart = np.abs(found.astype(int) - read_picture(whole)).max(2)
    assert (apart > 0).mean() < MOST_LOST
    with pytest.raises(UnreadablePicture, match=r"of it is missing|is damaged"):
        read_picture(whole[: len(whole) // 2])


def test_a_picture_whose_canvas_is_laid_transparent_is_not_called_whole():
    color = Image.fromarray(cv2.resize(SCENE.astype(np.uint8), (400, 300))).quantize(64)
    whole = encoded(color, "GIF", transparency=5)
    with pytest.raises(UnreadablePicture, match="is damaged"):
        read_picture(whole[: len(whole) // 2])


def bmp_header(width, height):
    data = bytearray(encoded(Image.new("RGB", (1, 1)), "BMP"))
    data[18:26] = width.to_bytes(4, "little") + height.to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        bmp_header(60_000, 60_000),
        b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 60000 +X 60000\n" + bytes(99),
        b"PF\n60000 60000\n-1\n" + bytes(99),
        b"P7\nWIDTH 60000\nHEIGHT 60000\nDEPTH 3\nMAXVAL 255\nTUPLTYPE RGB\nENDHDR\n" + bytes(99),
        b"P6\n60000 60000\n255\n" + bytes(99),
    ],
    ids=["BMP", "HDR", "PFM", "PAM", "PPM"],
)
def test_what_claims_too_many_pixels_is_refused_before_it_is_decoded(data):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(
        UnreadablePicture, match="is too large: 3,600,000,000 pixels, at most 268,435,456"
    ):
        read_picture(data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024


def test_a_format_that_is_decoded_slowly_is_not_decoded_where_there_is_nothing(tmp_path):
    data = bytearray(encoded(Image.new("RGB", (8, 8)), "DDS"))
    data[12:20] = (10_000).to_bytes(4, "little") * 2
    with pytest.raises(UnreadablePicture, match="more pixels than its bytes can hold"):
        read_picture(bytes(data))


def test_limits_are_ours_while_a_picture_is_read_and_not_for_others(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    chunks = PngImagePlugin.MAX_TEXT_CHUNK
    data = encoded(Image.fromarray(SCENE.astype(np.uint8)), "PNG")
    assert np.array_equal(read_picture(data), SCENE)
    with pytest.raises(UnreadablePicture):
        read_picture(data[: len(data) // 2])
    assert (Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES) == (100, True)
    assert chunks == PngImagePlugin.MAX_TEXT_CHUNK
    monkeypatch.setattr(decoders, "MOST_PIXELS", 60 * 96)
    assert read_picture(data).shape == (60, 96, 3)
    monkeypatch.setattr(decoders, "MOST_PIXELS", 60 * 96 - 2)
    with pytest.raises(UnreadablePicture, match="too large"):
        read_picture(data)


@pytest.mark.thorough
def test_a_panorama_of_200_million_pixels_is_read():
    data = encoded(Image.new("1", (20_000, 10_000), 1), "PNG")
    assert read_picture(data).shape == (10_000, 20_000, 3)


def test_what_is_no_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    for place in (tmp_path / "pipe.png", Path("/dev/zero")):
        with pytest.raises(UnreadablePicture, match="is no regular file"):
            read_picture(place)
    with (tmp_path / "heavy.png").open("wb") as file:
        file.truncate(2**30 + 1)
    with pytest.raises(UnreadablePicture, match="more than 1 GB"):
        read_picture(tmp_path / "heavy.png")


def test_of_standard_input_no_more_is_read_than_of_a_file(monkeypatch):
    monkeypatch.setattr(reading, "HEAVIEST", 99)
    with (
        piped(b"x" * 100),
        pytest.raises(UnreadablePicture, match="standard input is of more than"),
    ):
        read_picture(find_picture("-"))
