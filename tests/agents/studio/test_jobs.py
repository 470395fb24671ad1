"""What whoever watches a job is told, however late they come and however slowly they read."""

import asyncio

import numpy as np
import pytest

pytest.importorskip("fastapi")

from agents.studio import job as jobs
from agents.studio.job import COLUMNS, REMEMBERED, Job
from agents.studio.wire import frames
from agents.studio.worker import Failure
from tests.support.studios import Clock, painting_of


def made():
    job = Job("a", "v", "paint", None, Clock())
    job.moved(0)
    return job


def lay(job, start, count, value):
    told = {
        "event": "strokes",
        "from": start,
        "count": count,
        "step": value,
        "share": 0.5,
        "psnr": 1.0,
    }
    job.heard(told, np.full((count, COLUMNS), value, "<f4").tobytes())


def canvas(job):
    job.heard({"event": "canvas", "height": 2, "width": 3}, b"")


class Reader:
    """Lays strokes as the page does."""

    def __init__(self, job):
        self.stream, self.rows, self.told = job.watch(), [], []

    async def read(self):
        """The next event's header."""
        ((header, payload),) = frames(await anext(self.stream))
        self.told.append(header["event"])
        if header["event"] == "strokes":
            new = np.frombuffer(payload, "<f4").reshape(-1, COLUMNS)
            assert header["count"] == len(new)
            assert header["from"] <= len(self.rows)
            self.rows[header["from"] :] = new[:, 0].tolist()
        return header


def test_a_job_is_told_of_as_it_happens():
    async def watched():
        job = made()
        reader = Reader(job)
        assert await reader.read() == {"event": "waiting", "place": 1}
        job.begun()
        assert await reader.read() == {"event": "waiting", "place": 0}
        canvas(job)
        assert (await reader.read())["event"] == "canvas"
        for i in range(3):
            lay(job, 2 * i, 2, i)
            assert (await reader.read())["from"] == 2 * i
        job.ended(painting_of(6))
        told = await reader.read()
        assert (told["event"], told["strokes"], told["psnr"]) == ("done", 6, 1.0)
        with pytest.raises(StopAsyncIteration):
            await reader.read()
        assert reader.rows == [0, 0, 1, 1, 2, 2]

    asyncio.run(watched())


def test_who_comes_late_is_told_all_and_who_reads_slowly_what_is_new():
    async def watched():
        job = made()
        job.begun()
        canvas(job)
        early = Reader(job)
        for _ in range(2):
            await early.read()
        lay(job, 0, 4, 1)
        lay(job, 4, 2, 2)
        lay(job, 3, 1, 3)  # the fourth is another now, and the last two are gone
        lay(job, 4, 1, 4)
        told = await early.read()
        assert (told["from"], told["count"], told["step"]) == (0, 5, 4)
        lay(job, 5, 1, 5)
        lay(job, 4, 1, 6)
        assert (await early.read())["from"] == 4
        late = Reader(job)
        for _ in range(3):
            await late.read()
        assert late.told == ["waiting", "canvas", "strokes"]
        assert early.rows == late.rows == [1, 1, 1, 3, 6]

    asyncio.run(watched())


def test_who_has_missed_more_than_is_remembered_is_told_all():
    async def watched():
        job = made()
        reader = Reader(job)
        await reader.read()
        lay(job, 0, 3, 1)
        await reader.read()
        lay(job, 1, 2, 2)
        for i in range(REMEMBERED):
            lay(job, 2, 1, i)
        assert (await reader.read())["from"] == 0
        assert reader.rows == [1, 2, REMEMBERED - 1]

    asyncio.run(watched())


def test_a_new_canvas_brings_all_strokes_again():
    async def watched():
        job = made()
        reader = Reader(job)
        await reader.read()
        canvas(job)
        lay(job, 0, 3, 1)
        await reader.read(), await reader.read()
        canvas(job)
        lay(job, 3, 1, 2)
        await reader.read()
        assert (await reader.read())["from"] == 0

    asyncio.run(watched())


def test_a_picture_on_the_way_is_told_once():
    async def watched():
        job = made()
        reader = Reader(job)
        await reader.read()
        job.heard({"event": "picture", "share": 0.1}, b"one")
        job.heard({"event": "picture", "share": 0.2}, b"two")
        assert (await reader.read())["share"] == 0.2
        job.ended(b"png")
        assert (await reader.read())["event"] == "done"

    asyncio.run(watched())


def test_where_there_is_nothing_to_say_that_is_said(monkeypatch):
    monkeypatch.setattr(jobs, "STILL", 0.0)

    async def watched():
        reader = Reader(made())
        await reader.read()
        assert await reader.read() == {"event": "still"}

    asyncio.run(watched())


def test_a_failure_is_one_line_and_what_was_there_before_a_stop_stays():
    async def watched():
        job = made()
        job.ended(Failure("ValueError", "it cannot be"))
        reader = Reader(job)
        assert await reader.read() == {
            "event": "failed",
            "error": "it cannot be",
            "code": "unable",
        }
        job = made()
        job.ended(painting_of(2))
        job.again("paint", None)
        job.stopped = True
        job.ended(Failure("", "it was stopped before it began"))
        told = await Reader(job).read()
        assert (told["event"], told["strokes"], told["stopped"]) == ("done", 2, True)
        job.again("paint", None)
        job.ended(Failure("", "its process died"))
        assert (await Reader(job).read())["event"] == "failed"
        assert job.painting is not None

    asyncio.run(watched())


def test_what_a_job_weighs_is_what_it_holds():
    job = made()
    empty = job.weight
    lay(job, 0, 100, 1)
    assert job.weight == empty + 100 * COLUMNS * 4
    job.ended(painting_of(50))
    assert job.weight > empty + 100 * COLUMNS * 4 + 50 * 4
