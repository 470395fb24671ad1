"""Kinds of pictures that other programs write: each looks as it does there."""

import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage
from PIL import Image, ImageCms

from paint_gym.pictures import decoders
from paint_gym.pictures.formats import formats
from paint_gym.pictures.reading import UnreadablePicture, read_picture
from tests.support.scene import CASES, SCENE, encoded

GREY = np.asarray(Image.open(CASES / "reference.png").convert("L")).astype(int)[..., None]
HALF = np.where(np.arange(96)[:, None] < 48, 255, GREY).repeat(3, axis=2)
with Image.open(Path(skimage.__file__).parent / "data" / "rocket.jpg") as rocket:
    ROCKET = rocket.resize((60, 40))
ADOBE = ROCKET.info["icc_profile"]


@pytest.mark.parametrize(
    ("name", "wanted", "most"),
    [
        ("one_lamp.hdr", SCENE, 1),  # light above 1
        ("grey_float_1_0001.tif", GREY, 1),
        ("grey16_miniswhite.tif", GREY, 1),
        ("grey16_trns.png", HALF, 1),
        ("icc_adobe.png", SCENE, 1),
        ("icc_prophoto.png", SCENE, 2),
        ("icc_garbage.png", SCENE, 0),
        ("bmp32_alpha_zero.bmp", SCENE, 0),
        ("cmyk_no_adobe.jpg", SCENE, 8),
        ("lab.tif", SCENE, 6),
    ],
)
def test_it_looks_as_its_scene_does(name, wanted, most):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        apart = np.abs(read_picture(CASES / name) - wanted)
    assert (apart > most).any(2).sum() <= {"one_lamp.hdr": 4, "grey_float_1_0001.tif": 1}.get(
        name, 0
    )


@pytest.mark.parametrize("scale", [1.0, 255.0, 65535.0])
@pytest.mark.parametrize("lamp", [1.0, 1.0001, 6.0, 1e6, np.inf, np.nan])
@pytest.mark.parametrize("ending", [".tif", ".pfm"])
def test_floats_of_any_scale_keep_their_looks_beside_a_lamp(scale, lamp, ending):
    light = (SCENE / 255 * scale).astype(np.float32)
    light[3, 5] = lamp * scale
    data = cv2.imencode(ending, light[..., ::-1])[1].tobytes()
    apart = np.abs(read_picture(data) - SCENE)
    apart[3, 5] = 0
    assert apart.max() <= 1


@pytest.mark.parametrize("exposure", [0.5, 1.0, 40.0])
def test_radiance_of_any_exposure_is_neither_black_nor_white(exposure):
    light = (0.1 + 0.9 * SCENE / 255).astype(np.float32) * exposure
    found = read_picture(cv2.imencode(".hdr", light[..., ::-1])[1].tobytes())
    assert 40 < found.mean() < 220


@pytest.mark.parametrize(
    ("bits", "values"), [(12, np.uint16), (16, np.uint16), (32, np.uint32)], ids=str
)
def test_white_is_the_largest_number_of_its_depth(bits, values):
    grey = np.linspace(0, 2**bits - 1, 256).round().astype(values).reshape(16, 16)
    if bits == 12:
        pairs = grey.reshape(-1, 2).astype(np.uint32)
        packed = (pairs[:, 0] << 12 | pairs[:, 1]).astype(">u4").view(np.uint8).reshape(-1, 4)
        data = packed[:, 1:].tobytes()
    else:
        data = grey.tobytes()
    tags = [(256, 4, 16), (257, 4, 16), (258, 3, bits), (259, 3, 1), (262, 3, 1), (273, 4, 134),
            (277, 3, 1), (278, 4, 16), (279, 4, len(data)), (339, 3, 1)]  # fmt: skip
    head = b"II*\0" + struct.pack("<IH", 8, len(tags))
    head += b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    found = read_picture(head + bytes(134 - len(head)) + data)
    assert np.abs(found[..., 0].reshape(-1) - np.arange(256.0)).max() <= 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_profile_is_applied_in_every_format(kind):
    data = encoded(ROCKET, kind, icc_profile=ADOBE, lossless=True, quality=95)
    own = ImageCms.ImageCmsProfile(BytesIO(ADOBE))
    decoded = Image.open(BytesIO(data)).convert("RGB")
    theirs = ImageCms.profileToProfile(decoded, own, ImageCms.createProfile("sRGB"))
    found = read_picture(data).astype(int)
    assert np.abs(found - np.asarray(theirs)).max() <= 2
    assert np.abs(found - np.asarray(decoded)).max() > 5


def test_a_profile_is_applied_below_transparency_and_to_deep_pictures():
    color = Image.fromarray(SCENE.astype(np.uint8))
    plain = read_picture(encoded(color, "PNG", icc_profile=ADOBE)).astype(int)
    clear = color.copy()
    clear.putalpha(Image.fromarray(np.where(np.arange(96) < 48, 0, 255)[None].repeat(60, 0)
                                   .astype(np.uint8)))  # fmt: skip
    found = read_picture(encoded(clear, "PNG", icc_profile=ADOBE))
    assert (found[:, :48] == 255).all()
    assert np.array_equal(found[:, 48:], plain[:, 48:])
    deep = bytearray(cv2.imencode(".png", SCENE[..., ::-1].astype(np.uint16) * 257)[1].tobytes())
    stream = BytesIO(encoded(color, "PNG", icc_profile=ADOBE)).getvalue()
    start = stream.index(b"iCCP") - 4
    length = int.from_bytes(stream[start : start + 4], "big") + 12
    deep[33:33] = stream[start : start + length]
    assert np.abs(read_picture(bytes(deep)) - plain).max() <= 2


@pytest.mark.parametrize("bits", [1, 2, 4, 8, 16])
def test_one_grey_of_any_depth_may_be_transparent(bits):
    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    clear = 2**bits - 1
    rows = bytes([0, 0, 0xFF]) if bits < 16 else bytes([0, 0xFF, 0xFE, 0xFF, 0xFF])
    width = 2 if bits == 16 else 16 // bits
    data = b"\x89PNG\r\n\x1a\n" + chunk(
        b"IHDR", struct.pack(">IIBBBBB", width, 1, bits, 0, 0, 0, 0)
    )
    data += chunk(b"tRNS", struct.pack(">H", clear)) + chunk(b"IDAT", zlib.compress(rows))
    found = read_picture(data + chunk(b"IEND", b""), ground=(10, 20, 30))
    assert (found[0, -1] == (10, 20, 30)).all()
    assert (found[0, 0] == (255 if bits == 16 else 0)).all()


def test_transparency_lies_over_the_ground_that_is_asked_for():
    logo = Image.new("LA", (4, 4), (255, 0))
    logo.putpixel((1, 1), (255, 255))
    data = encoded(logo, "PNG")
    assert (read_picture(data) == 255).all()
    found = read_picture(data, ground=(0, 0, 128))
    assert (found[1, 1] == 255).all()
    assert (found[0, 0] == (0, 0, 128)).all()


def test_large_texts_in_a_file_are_none_of_ours():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_picture(CASES / "large_text_chunk.png").shape == (120, 192, 3)
    with pytest.warns(UserWarning, match=r"bad_text_crc.png is damaged: nothing .* is missing"):
        assert read_picture(CASES / "bad_text_crc.png").shape == (120, 192, 3)


def test_no_format_is_shown_by_another_program():
    assert {"JPEG", "PNG", "TIFF", "WEBP", "AVIF", "QOI"} <= {*formats()}
    assert not {"EPS", "MPEG", "WMF", "HDF5"} & {*formats()}
    with pytest.raises(UnreadablePicture, match="is not a picture"):
        read_picture(encoded(Image.new("RGB", (9, 9)), "EPS"))


def test_heic_is_read_where_it_can_be_and_else_named():
    if any(map(decoders.find_spec, decoders.HEIF)):
        assert np.abs(read_picture(CASES / "scene.heic") - SCENE).mean() < 3
        return
    with pytest.raises(UnreadablePicture, match=r"scene.heic is a HEIC .*pip install 'paint-gym"):
        read_picture(CASES / "scene.heic")
