"""Paintings that people bring, and files that are made of those they have."""

import asyncio
import json
from io import BytesIO

import av
import numpy as np
import pytest
from PIL import Image

pytest.importorskip("fastapi")

from agents.studio.app import FILES
from paint_gym.paintings.painting import MOST_STROKES, load_painting
from tests.support.studios import House, painting_of


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "shelf")


def kept(tmp_path, suffix=".json", strokes=3):
    painting_of(strokes).save(tmp_path / f"a{suffix}")
    return (tmp_path / f"a{suffix}").read_bytes()


def brought(house, data, then=None):
    """The answer; and what comes of it then."""

    async def bring():
        visitor = await house.visitor()
        answer = await visitor.post("/api/paintings", content=data)
        return answer, then and await then(visitor, answer.json()["job"])

    return asyncio.run(bring())


@pytest.mark.parametrize("suffix", [".json", ".npz"])
def test_a_painting_that_is_brought_is_a_job_that_is_done(house, tmp_path, suffix):
    async def events(visitor, job):
        return await visitor.events(job)

    answer, told = brought(house, kept(tmp_path, suffix), events)
    assert answer.status_code == 201
    assert [header["event"] for header, _ in told] == ["canvas", "strokes", "done"]
    assert told[0][0]["height"], told[0][0]["width"] == (20, 30)
    assert len(told[1][1]) == 3 * 20 * 4
    assert (
        told[2][0] | {"event": "done", "strokes": 3, "psnr": None, "stopped": False} == told[2][0]
    )


@pytest.mark.parametrize(
    "name, size",
    [("painting.png", 60), ("painting.svg", None), ("painting.json", None), ("painting.npz", None),
     ("plot.svg", None), ("ground.png", 60)],
)  # fmt: skip
def test_it_can_be_had_as_a_file_that_is_saved_and_never_opened(house, tmp_path, name, size):
    async def file(visitor, job):
        return await visitor.get(f"/api/jobs/{job}/{name}", params=size and {"size": size})

    _, answer = brought(house, kept(tmp_path), file)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["content-type"].split(";")[0] == FILES[name][1]
    assert answer.headers["cache-control"] == "no-store"
    if name.endswith(".png"):
        with Image.open(BytesIO(answer.content)) as picture:
            assert picture.size == (60, 40)
    elif name.endswith(".svg"):
        assert answer.text.startswith("<svg")
    else:
        (tmp_path / name).write_bytes(answer.content)
        assert len(load_painting(tmp_path / name).strokes) == 3
    assert not [x for x in house.folder.iterdir() if x.name != "here.png"]


def test_the_picture_is_that_of_the_strokes(house, tmp_path):
    async def file(visitor, job):
        return await visitor.get(f"/api/jobs/{job}/painting.png?size=30")

    _, answer = brought(house, kept(tmp_path), file)
    shown = np.asarray(Image.open(BytesIO(answer.content)))
    assert (shown == painting_of(3).render(30)).all()


def test_it_can_be_had_as_a_film(house, tmp_path):
    async def file(visitor, job):
        return await visitor.get(f"/api/jobs/{job}/painting.mp4?size=32")

    _, answer = brought(house, kept(tmp_path), file)
    with av.open(BytesIO(answer.content)) as film:
        assert next(film.decode(video=0)).width == 32


@pytest.mark.parametrize(
    "size", ["0", "8193", "-1", "1e3", "nan", "inf", "x", "9" * 400, "", "1.5"]
)
def test_a_size_that_cannot_be_is_refused(house, tmp_path, size):
    async def file(visitor, job):
        return await visitor.get(f"/api/jobs/{job}/painting.png", params={"size": size})

    _, answer = brought(house, kept(tmp_path), file)
    assert answer.status_code == 422
    assert "from 1 to 8192" in answer.json()["error"]


def hostile(tmp_path):
    """Files by what is wrong with them."""
    whole = json.loads(kept(tmp_path))
    row = whole["strokes"][0]
    changed = {
        "no numbers": {"strokes": [["a"] * len(row)]},
        "nan": {"strokes": [[float("nan")] * len(row)]},
        "huge numbers": {"strokes": [[1e300] * len(row)]},
        "too many": {"strokes": [row] * (MOST_STROKES + 1)},
        "a file": {"brush": "stamp:/etc/passwd"},
        "a path": {"brush": "../../etc/passwd"},
        "another's stamp": {"brush": "stamp:data:image/svg+xml,<svg/>"},
        "no stamp": {"brush": "stamp:data:image/png;base64,AAAA"},
        "flat": {"height": 0},
        "endless": {"width": 10**30},
        "paper": {"paper": "/etc/passwd"},
        "paper of words": {"paper": "QUJD"},
        "no list": {"strokes": {"a": 1}},
        "a brush that is a list": {"brush": []},
    }
    found = {name: json.dumps(whole | change).encode() for name, change in changed.items()}
    npz = kept(tmp_path, ".npz")
    packed = BytesIO()
    np.savez(packed, strokes=np.array([object()]))
    return found | {
        "empty": b"", "words": b"hello", "deep": b"[" * 10**6, "number": b"1", "a letter": b"\xff",
        "digits": b"9" * 10**5, "half": npz[: len(npz) // 2], "pickle": packed.getvalue(),
        "zip": b"PK\3\4",
    }  # fmt: skip


def test_what_is_no_painting_is_refused_in_one_line_and_leaves_nothing(house, tmp_path):
    files = hostile(tmp_path)

    async def answers():
        visitor = await house.visitor()
        return {name: await visitor.post("/api/paintings", content=files[name]) for name in files}

    for name, answer in asyncio.run(answers()).items():
        assert answer.status_code == 422, (name, answer.text)
        assert answer.json()["error"].startswith("the file is no painting"), name
        assert "\n" not in answer.json()["error"]
        assert str(house.folder) not in answer.text, name
        assert "root:" not in answer.text
    assert not house.studio.jobs
    assert not [x for x in house.folder.iterdir() if x.name != "here.png"]


def test_a_painting_that_was_brought_goes_on_when_its_photograph_is_named(house, tmp_path):
    async def go_on(visitor, job):
        more = await visitor.post(f"/api/jobs/{job}/more", json={"strokes": 2, "does": "paint"})
        assert more.status_code == 202
        house.crew.finish(house.studio.jobs[job], painting_of(5))
        return await visitor.events(job)

    _, told = brought(house, kept(tmp_path), go_on)
    assert told[-1][0]["strokes"] == 5
