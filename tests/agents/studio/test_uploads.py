"""Pictures that people bring: what is taken, what is kept of it, for how long, and where."""

import asyncio
import errno
import struct
import zlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("fastapi")

from agents.studio.formats import check_size
from agents.studio.limits import MINUTES
from agents.studio.shelf import EACH
from paint_gym.pictures.decoders import UnreadablePicture
from tests.support.studios import House, png

PIXELS = 5000


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "shelf", pixels=PIXELS, side=32, disk_bytes=100_000)


def bring(house, *files):
    """The answers to these, one after another."""

    async def brought():
        visitor = await house.visitor()
        return [await visitor.bring(data) for data in files]

    return asyncio.run(brought())


def fetch(house, name):
    async def fetched():
        return await house.client().get(f"/api/pictures/{name}")

    return asyncio.run(fetched())


def on_disk(house):
    return sorted(x.name for x in house.folder.iterdir() if x.name != "here.png")


def huge_png(width=50_000, height=50_000):
    """One that says that it is that large, and whose pixels, all black, are few bytes."""

    def chunk(name, data):
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(10**6))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def huge_tiff():
    packed = BytesIO()
    Image.new("L", (300, 300)).save(packed, "TIFF", compression="tiff_adobe_deflate")
    assert len(packed.getvalue()) < 3000
    return packed.getvalue()


def huge_gif():
    data = bytearray(png(form="GIF", mode="L"))
    data[6:10] = struct.pack("<HH", 65535, 65535)
    return bytes(data)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_a_picture_is_kept_as_a_png_of_its_size(house, form):
    (answer,) = bring(house, png(height=10, width=16, form=form))
    assert answer.status_code == 201
    told = answer.json()
    assert (told["height"], told["width"]) == (10, 16)
    shown = fetch(house, told["picture"])
    assert shown.headers["content-type"] == "image/png"
    with Image.open(BytesIO(shown.content)) as picture:
        assert (picture.format, picture.size) == ("PNG", (16, 10))


def test_a_picture_of_a_phone_is_taken_where_that_can_be_read(house):
    heif = pytest.importorskip("pi_heif")
    assert heif is not None
    with pytest.raises(UnreadablePicture, match="damaged"):
        check_size(b"\0\0\0\x18ftypheic" + bytes(40), PIXELS)


def test_a_large_picture_is_made_smaller_and_turned_and_what_it_tells_is_dropped(house):
    told = Image.Exif()
    told[0x0112] = 6  # turned by a quarter
    told[0x010F] = "maker of cameras"
    (answer,) = bring(house, png(height=40, width=80, form="JPEG", exif=told))
    assert (answer.json()["height"], answer.json()["width"]) == (32, 16)
    kept = (house.folder / f"{answer.json()['picture']}.png").read_bytes()
    assert b"maker" not in kept
    with Image.open(BytesIO(kept)) as picture:
        assert not picture.getexif()
        assert not picture.info


def test_what_can_be_seen_through_stays_so(house):
    pixels = np.zeros((60, 60, 4), np.uint8)
    pixels[:, 30:] = (200, 100, 50, 255)
    packed = BytesIO()
    Image.fromarray(pixels).save(packed, "PNG")
    (answer,) = bring(house, packed.getvalue())
    with Image.open(BytesIO(fetch(house, answer.json()["picture"]).content)) as picture:
        assert picture.getpixel((2, 2))[3] == 0
        assert picture.getpixel((29, 2)) == (200, 100, 50, 255)


@pytest.mark.parametrize(
    "data",
    [b"", b"\0", b"hello", b"<svg xmlns='http://www.w3.org/2000/svg'/>",
     b"<?xml version='1.0'?><svg/>", b"%!PS-Adobe-3.0 EPSF-3.0\n", b"%PDF-1.7", b"#?RADIANCE\n",
     b"P6 1 1 255\n...", b"\0\0\1\0\1\0", b"PK\3\4", b"GIF89a", b"\x89PNG\r\n\x1a\n",
     b"\xff\xd8\xff", b"II*\0" + bytes(50), b"BM" + bytes(60), b"RIFF\0\0\0\0WEBP",
     b"\0\0\0\x18ftypheic", b"\0\0\0\x18ftypavif", b"8BPS\0\1", b"\xff\xd8\xff<svg/>"],
)  # fmt: skip
def test_what_is_no_picture_of_the_list_is_refused_and_leaves_nothing(house, data):
    (answer,) = bring(house, data)
    assert answer.status_code == 415
    assert answer.json()["error"].count("\n") == 0
    assert str(house.folder) not in answer.json()["error"]
    assert on_disk(house) == []
    assert house.studio.shelf.taken == 0


@pytest.mark.parametrize("form", ["PPM", "ICO", "TGA", "PCX", "DDS", "JPEG2000"])
def test_formats_that_pillow_reads_and_the_list_does_not_hold_are_refused(house, form):
    assert bring(house, png(16, 16, form=form))[0].status_code == 415


@pytest.mark.parametrize("data", [huge_png(), huge_tiff(), huge_gif()], ids=["png", "tiff", "gif"])
def test_a_bomb_is_refused_by_what_its_header_says(house, data, monkeypatch):
    def never(*args, **more):
        raise AssertionError("it was decoded")

    monkeypatch.setattr("agents.studio.errands.read_over", never)
    (answer,) = bring(house, data)
    assert answer.status_code == 415
    assert f"{PIXELS:,} at most" in answer.json()["error"]


@pytest.mark.parametrize("size, status", [(2**22, 201), (2**27, 415)])
def test_text_beside_a_picture_is_unpacked_only_so_far(tmp_path, size, status):
    house = House(tmp_path / "shelf")
    chunk = b"zTXtk\0\0" + zlib.compress(bytes(size))  # nothing, a thousandth of its size
    data = png()
    where = data.index(b"IDAT") - 4
    bomb = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    (answer,) = bring(house, data[:where] + bomb + data[where:])
    assert answer.status_code == status
    assert all(x.stat().st_size < 1000 for x in house.folder.iterdir())


def test_the_disk_holds_so_much_and_then_says_what_to_do(house):
    noise = np.random.default_rng(0).integers(0, 255, (60, 80, 3), np.uint8)
    packed = BytesIO()
    Image.fromarray(noise).save(packed, "BMP")
    answers = bring(house, *[packed.getvalue()] * 60)
    assert {answer.status_code for answer in answers} == {201}
    assert len(on_disk(house)) == EACH
    small = House(house.folder.with_name("small"), pixels=PIXELS, side=32, disk_bytes=30_000)
    statuses = [answer.status_code for answer in bring(small, *[packed.getvalue()] * 12)]
    assert 201 in statuses and statuses[-1] == 503
    assert sum(x.stat().st_size for x in small.folder.iterdir()) < 31_000


def test_a_picture_goes_ten_minutes_after_it_was_last_used(house):
    first, second = (answer.json()["picture"] for answer in bring(house, png(), png()))
    house.later(300)
    assert fetch(house, first).status_code == 200
    house.later(301)
    assert on_disk(house) == [f"{first}.png"]
    gone = fetch(house, second)
    assert gone.status_code == 404
    assert f"{MINUTES} minutes" in gone.json()["error"]
    house.later(300)
    assert on_disk(house) == []


@pytest.mark.parametrize(
    "name",
    ["../here.png", "..%2fhere.png", "%2e%2e%2fhere.png", "%2e%2e/%2e%2e/etc/passwd", "here.png",
     "/etc/passwd", "%2fetc%2fpasswd", "bundled:../here.png", "bundled:", "bundled:none.png",
     "style:../../README.md", "style:", "%00", "bundled:here.png%00.jpg", "a" * 5000,
     "bundled%3Ahere",
     "..%5chere.png", "file:///etc/passwd"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/api/pictures/", "/page/", "/api/jobs/", "/api/jobs/x/"])
def test_a_name_is_never_a_path(house, name, path):
    async def fetched():
        return await house.client().get(path + name)

    answer = asyncio.run(fetched())
    assert answer.status_code in (404, 405)
    assert "root:" not in answer.text


def test_a_picture_that_comes_with_the_house_is_there_for_everybody(house):
    assert fetch(house, "bundled:here.png").status_code == 200


def test_who_has_no_visit_brings_nothing(house):
    async def statuses():
        client = house.client()
        visits = ({}, {"X-Visit": ""}, {"X-Visit": "x" * 22}, {"X-Visit": "../../etc"})
        paths = (
            "/api/pictures",
            "/api/paintings",
            "/api/jobs",
            "/api/jobs/x/stop",
            "/api/jobs/x/more",
        )
        return {
            (await client.post(path, headers=visit, content=png())).status_code
            for visit in visits
            for path in paths
        }

    assert asyncio.run(statuses()) == {401}
    assert on_disk(house) == []


def test_an_upload_that_breaks_off_leaves_nothing(house):
    async def broken():
        yield png()[:20]
        raise ConnectionError("gone")

    async def brought():
        visit = house.studio.enter()
        with pytest.raises(ConnectionError):
            await house.studio.office.bring(visit, broken())

    asyncio.run(brought())
    assert on_disk(house) == []
    assert house.studio.shelf.taken == 0


def test_too_many_uploads_at_once_are_told_to_wait(tmp_path):
    house = House(tmp_path / "shelf", errands=0)
    (answer,) = bring(house, png())
    assert answer.status_code == 503
    assert "try again" in answer.json()["error"]


def test_of_what_did_not_fit_on_the_disk_nothing_is_left(house, monkeypatch):
    def half(file, content):
        with file.open("wb") as opened:
            opened.write(content[:2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", half)
    with pytest.raises(OSError, match="No space"):
        house.studio.shelf.lay_out(b"a picture")
    assert on_disk(house) == []
    assert house.studio.shelf.taken == 0
