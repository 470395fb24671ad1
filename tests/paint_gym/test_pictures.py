"""Reading pictures: every kind a person may have, and clear words for what is none."""

import cv2
import numpy as np
import pytest
from PIL import Image

from paint_gym.pictures.reading import UnreadablePicture, crop_square, read_picture, resize
from tests.support.scene import encoded

RED = np.zeros((4, 6, 3), np.uint8) + np.array([200, 30, 60], np.uint8)


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF", "PPM", "WEBP", "JPEG", "JPEG2000"])
def test_usual_formats(kind):
    options = {"lossless": True} if kind == "WEBP" else {}
    found = read_picture(encoded(Image.fromarray(RED), kind, **options))
    assert found.shape == (4, 6, 3)
    assert abs(found.astype(int) - RED).max() <= (6 if kind == "JPEG" else 0)


def test_orientation_of_the_camera_is_applied():
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn clockwise when shown
    found = read_picture(encoded(Image.fromarray(RED), "JPEG", exif=exif))
    assert found.shape == (6, 4, 3)


def test_transparency_lies_over_white():
    clear = Image.fromarray(np.dstack([RED, np.zeros((4, 6), np.uint8)]))
    assert (read_picture(encoded(clear, "PNG")) == 255).all()
    palette = Image.new("P", (2, 2))
    palette.putpalette([0, 0, 0] * 256)
    assert (read_picture(encoded(palette, "PNG", transparency=0)) == 255).all()


def test_grey_and_sixteen_bits_become_eight_bit_rgb():
    grey = np.array([[0, 128], [200, 255]], np.uint8)
    found = read_picture(encoded(Image.fromarray(grey), "PNG"))
    assert np.array_equal(found, np.repeat(grey[..., None], 3, axis=2))
    deep = cv2.imencode(".png", grey.astype(np.uint16) * 257)[1].tobytes()
    assert np.array_equal(read_picture(deep), found)
    color = cv2.imencode(".png", RED[..., ::-1].astype(np.uint16) * 257)[1].tobytes()
    assert abs(read_picture(color).astype(int) - RED).max() <= 1


def test_cmyk_is_converted():
    assert read_picture(encoded(Image.fromarray(RED).convert("CMYK"), "JPEG")).shape == (4, 6, 3)


def test_what_is_no_picture_is_named(tmp_path):
    whole = encoded(
        Image.fromarray(np.random.default_rng(0).integers(0, 255, (64, 64, 3), np.uint8)), "JPEG"
    )
    for name, data in (("text.png", b"hello"), ("empty.jpg", b""), ("cut.jpg", whole[:700])):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(UnreadablePicture, match=name):
            read_picture(tmp_path / name)
    with pytest.raises(FileNotFoundError):
        read_picture(tmp_path / "none.png")


def test_squares_and_sizes():
    assert crop_square(RED).shape == (4, 4, 3)
    assert resize(RED, 8, 12).shape == (8, 12, 3)
    checks = np.indices((8, 8)).sum(0)[..., None].repeat(3, 2).astype(np.uint8) % 2 * 254
    assert (resize(checks, 4, 4) == 127).all()


CORNERS = {1: "top left", 2: "top right", 3: "bottom right", 4: "bottom left",
           5: "top left", 6: "top right", 7: "bottom right", 8: "bottom left"}  # fmt: skip


@pytest.mark.parametrize("orientation", CORNERS)
def test_every_orientation_puts_the_first_pixel_in_its_corner(orientation):
    marked = np.zeros((4, 6, 3), np.uint8)
    marked[0, 0] = 255
    exif = Image.Exif()
    exif[0x0112] = orientation
    found = read_picture(encoded(Image.fromarray(marked), "PNG", exif=exif))
    assert found.shape == ((6, 4, 3) if orientation > 4 else (4, 6, 3))
    vertical, horizontal = CORNERS[orientation].split()
    corner = found[0 if vertical == "top" else -1, 0 if horizontal == "left" else -1]
    assert (corner == 255).all()
    assert found.sum() == 3 * 255


def test_cmyk_keeps_its_colors():
    found = read_picture(encoded(Image.fromarray(RED).convert("CMYK"), "JPEG", quality=95))
    assert abs(found.astype(int) - RED).max() <= 8


def test_what_only_opencv_reads_is_read_too():
    data = cv2.imencode(".hdr", RED[..., ::-1].astype(np.float32) / 255)[1].tobytes()
    assert abs(read_picture(data).astype(int) - RED).max() <= 2


def test_half_transparent_ink_is_mixed_with_white():
    ink = np.dstack([np.zeros((2, 2, 3), np.uint8), np.full((2, 2), 128, np.uint8)])
    assert abs(read_picture(encoded(Image.fromarray(ink), "PNG")).astype(int) - 127).max() <= 1


def test_a_folder_is_no_picture(tmp_path):
    with pytest.raises(UnreadablePicture, match="is a folder"):
        read_picture(tmp_path)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "GIF", "WEBP", "BMP"])
def test_however_damaged_it_is_read_or_named(kind):
    chance = np.random.default_rng(0)
    whole = encoded(Image.fromarray(chance.integers(0, 255, (16, 12, 3), np.uint8)), kind)
    for _ in range(60):
        data = bytearray(whole[: chance.integers(1, len(whole) + 1)])
        for place in chance.integers(0, len(data), 4):
            data[place] = chance.integers(256)
        try:
            assert read_picture(bytes(data)).dtype == np.uint8
        except UnreadablePicture as error:
            assert "picture" in str(error)
