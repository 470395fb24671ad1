"""Paintings that people bring, and files that are made of those they have."""

import asyncio
import errno
import json
from base64 import b64encode
from dataclasses import replace
from io import BytesIO

import av
import numpy as np
import pytest
from PIL import Image

pytest.importorskip("fastapi")

from agents.studio.app import FILES
from agents.studio.carried import unpacked
from agents.studio.refusals import NO_ROOM
from agents.studio.turns import EACH
from paint_gym.paintings.ground import on_paper
from paint_gym.paintings.painting import MOST_STROKES, load_painting
from tests.support.studios import House, painting_of, png


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


def stamped(data):
    return {"brush": f"stamp:data:image/png;base64,{b64encode(data).decode()}"}


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
        "paper of another format": {"paper": b64encode(png(form="PPM")).decode()},
        "a PNG as paper": {"paper": b64encode(png()).decode()},
        "too large a paper": {"paper": b64encode(png(200, 200, form="JPEG")).decode()},
        "a stamp of another format": stamped(png(form="PPM")),
        "too large a stamp": stamped(png(200, 200)),
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


def test_what_is_no_painting_is_refused_in_one_line_and_leaves_nothing(tmp_path):
    house, files = House(tmp_path / "shelf", pixels=30_000), hostile(tmp_path)

    async def answers():
        visitor = await house.visitor()
        return {name: await visitor.post("/api/paintings", content=files[name]) for name in files}

    for name, answer in asyncio.run(answers()).items():
        assert answer.status_code == 422, (name, answer.text)
        assert answer.json()["error"].startswith("the file is no painting"), name
        assert answer.json()["code"] == "painting"
        for word in ("recursion", "zip", "codec", "pickle"):
            assert word not in answer.json()["error"].lower(), name
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


def test_a_painting_on_paper_of_ours_is_taken(house, tmp_path):
    for suffix in (".json", ".npz"):
        paper = on_paper(np.full((20, 30, 3), 200, np.uint8))
        replace(painting_of(3), ground=paper).save(tmp_path / f"a{suffix}")
        answer, _ = brought(house, (tmp_path / f"a{suffix}").read_bytes())
        assert answer.status_code == 201


def test_a_visit_has_one_file_made_at_a_time_and_uploads_do_not_wait_for_it(house, tmp_path):
    async def asked():
        one, other = await house.visitor(), await house.visitor()
        jobs = []
        for visitor in (one, other):
            answer = await visitor.post("/api/paintings", content=kept(tmp_path))
            jobs.append(answer.json()["job"])
        house.makers.works = {}  # a word down the pipe is not answered
        house.makers.take = lambda worker, word: None
        for worker in house.makers.workers:
            worker.pipe.send_bytes = lambda word: None
        url = f"/api/jobs/{jobs[0]}/painting.png"
        waiting = [asyncio.create_task(one.get(url)) for _ in range(EACH)]
        await settled()
        assert len(house.makers.busy) + len(house.makers.todo) == 1
        refused = await one.get(url)
        assert (refused.status_code, refused.json()["code"]) == (503, "full")
        waiting.append(asyncio.create_task(other.get(f"/api/jobs/{jobs[1]}/painting.png")))
        await settled()
        assert len(house.makers.busy) + len(house.makers.todo) == 2
        assert (await one.post("/api/pictures", content=png())).status_code == 201
        for task in waiting:
            task.cancel()

    asyncio.run(asked())


async def settled():
    for _ in range(50):
        await asyncio.sleep(0)


def test_a_file_that_nobody_waits_for_is_not_made_and_goes(house, tmp_path):
    async def asked():
        visitor = await house.visitor()
        painting, stopped = painting_of(3), []
        for worker in house.makers.workers:
            worker.pipe.send_bytes = lambda word: stopped.append(unpacked(word))
        writing = asyncio.create_task(house.studio.office.write(painting, "json", None))
        waiting = asyncio.create_task(house.studio.office.write(painting, "json", None))
        await settled()
        file = stopped[0].given.file
        writing.cancel(), waiting.cancel()
        await asyncio.gather(writing, waiting, return_exceptions=True)
        assert stopped[1:] == [stopped[0].number]
        assert not house.makers.todo
        file.write_bytes(b"as late as it is")
        (worker,) = house.makers.workers
        house.makers._mourn(worker)
        await settled()
        assert not file.exists()
        assert visitor

    asyncio.run(asked())


def test_files_that_are_made_count_on_disk_and_a_full_disk_is_said(tmp_path, monkeypatch):
    house = House(tmp_path / "shelf", disk_bytes=5_000)

    async def asked():
        visitor = await house.visitor()
        answer = await visitor.post("/api/paintings", content=kept(tmp_path))
        url = f"/api/jobs/{answer.json()['job']}"
        large = await visitor.get(f"{url}/ground.png?size=8000")
        small = await visitor.get(f"{url}/painting.svg")
        assert house.studio.shelf.taken == 0

        def no_room(*args):
            raise OSError(errno.ENOSPC, "No space left on device", str(house.folder))

        monkeypatch.setattr("agents.studio.shelf.Shelf.count", no_room)
        return large, small, await visitor.get(f"{url}/painting.svg")

    large, small, no_room = asyncio.run(asked())
    assert (large.status_code, small.status_code) == (503, 200)
    assert (no_room.status_code, no_room.json()["error"]) == (503, NO_ROOM)
    assert not [x for x in house.folder.iterdir() if x.name != "here.png"]
