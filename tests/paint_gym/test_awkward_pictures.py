"""Kinds of pictures that other programs write: each looks as it does there."""

import os
import resource
import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage
from PIL import Image, ImageCms, ImageFile, PngImagePlugin

from paint_gym.pictures import decoders
from paint_gym.pictures.decoders import MOST_LOST
from paint_gym.pictures.formats import endings, formats
from paint_gym.pictures.reading import UnreadablePicture, read_picture
from paint_gym.targets.album import decode, in_folder

CASES = Path(__file__).parents[1] / "cases"
SCENE = np.asarray(Image.open(CASES / "reference.png").convert("RGB")).astype(int)
GREY = np.asarray(Image.open(CASES / "reference.png").convert("L")).astype(int)[..., None]
HALF = np.where(np.arange(96)[:, None] < 48, 255, GREY).repeat(3, axis=2)


with Image.open(Path(skimage.__file__).parent / "data" / "rocket.jpg") as rocket:
    ROCKET = rocket.resize((60, 40))
ADOBE = ROCKET.info["icc_profile"]


def encoded(picture, kind, **options):
    data = BytesIO()
    picture.save(data, kind, **options)
    return data.getvalue()


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


def test_a_folder_gives_every_picture_by_any_ending(tmp_path):
    data = (CASES / "reference.png").read_bytes()
    names = [f"a{ending}" for ending in sorted(endings())] + ["B.JPE", "c.Qoi", "words.txt", "d"]
    for name in names:
        (tmp_path / name).write_bytes(data)
    found = [Path(entry.name).name for entry in in_folder(tmp_path)]
    assert found == sorted({*names} - {"words.txt", "d"})
    assert {".jpe", ".apng", ".qoi", ".mpo", ".pcx", ".pfm", ".ico", ".hdr", ".heic"} <= endings()
    assert not {".pdf", ".ps", ".eps", ".mpg", ".h5", ".txt", ""} & endings()


def test_links_to_folders_are_followed_once_and_never_round(tmp_path):
    data = (CASES / "reference.png").read_bytes()
    for place in ("set/own", "elsewhere/deep", ".hidden"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "p.png").write_bytes(data)
    inside = tmp_path / "set"
    (inside / "linked").symlink_to(tmp_path / "elsewhere")
    (inside / "again").symlink_to(tmp_path / "elsewhere" / "deep")
    (inside / "a_link_to_own").symlink_to(inside / "own")
    (inside / ".secret").symlink_to(tmp_path / ".hidden")
    (inside / "own" / "round").symlink_to(inside)
    (tmp_path / "elsewhere" / "back").symlink_to(tmp_path)
    (inside / "broken").symlink_to(tmp_path / "nowhere")
    (inside / "picture.png").symlink_to(inside / "own" / "p.png")
    found = [Path(entry.name).relative_to(inside).as_posix() for entry in in_folder(inside)]
    assert found == ["again/p.png", "own/p.png", "picture.png"]


def test_pictures_that_are_damaged_a_little_are_counted_and_used(tmp_path):
    whole = encoded(Image.fromarray(SCENE.astype(np.uint8)), "JPEG")
    for i in range(4):
        (tmp_path / f"{i}.jpg").write_bytes(whole[:-2] if i % 2 else whole)
    with pytest.warns(UserWarning, match=r"2 of 4 pictures of these are damaged a .*1.jpg.*3.jpg"):
        assert len(decode(in_folder(tmp_path), 16, "these")) == 4


def test_what_is_no_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    for place in (tmp_path / "pipe.png", Path("/dev/zero")):
        with pytest.raises(UnreadablePicture, match="is no regular file"):
            read_picture(place)
    with (tmp_path / "heavy.png").open("wb") as file:
        file.truncate(2**30 + 1)
    with pytest.raises(UnreadablePicture, match="more than 1 GB"):
        read_picture(tmp_path / "heavy.png")
