"""How long things are kept, and what becomes of jobs that take too long or whose process dies."""

import asyncio

import pytest
import torch

pytest.importorskip("fastapi")

from agents.studio.carried import packed
from agents.studio.described import rows_of
from agents.studio.limits import MINUTES
from agents.studio.serving import ticking
from agents.studio.worker import FAILED, Failure
from renderers import BRUSHES
from tests.support.studios import House, events_of, painting_of, png


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "shelf")


def test_a_painting_goes_on_under_the_same_id(house):
    async def gone_on():
        visitor = await house.visitor()
        picture = (await visitor.bring(png())).json()["picture"]
        job = house.job(await visitor.order(picture=picture))
        url = f"/api/jobs/{job.name}/more"
        assert (await visitor.post(url, json={"seconds": 1, "strokes": 2})).status_code == 409
        house.crew.finish(job)
        first = job.painting
        answer = await visitor.post(url, json={"seconds": 1, "strokes": 2})
        assert (answer.status_code, answer.json()) == (202, {"job": job.name, "place": 0})
        (task,) = house.crew.busy
        assert task.order.more["begun"] is first
        assert task.order.given.strokes == 2
        house.crew.die(job)
        assert job.painting is first
        assert (await visitor.post(url, json={"strokes": "many"})).status_code == 422

    asyncio.run(gone_on())


def test_a_picture_that_a_job_needs_stays_while_it_waits_and_goes_with_its_painting(house):
    async def waited():
        visitor = await house.visitor()
        picture = (await visitor.bring(png())).json()["picture"]
        job = house.job(await visitor.order(picture=picture))
        house.studio.come(job)
        for _ in range(3):
            house.later(60 * MINUTES - 1)
        assert picture in house.studio.shelf.pictures
        house.crew.finish(job)
        house.later(60 * MINUTES - 1)
        assert job.name in house.studio.jobs  # somebody still looks at it
        house.studio.leave(job)
        house.later(60 * MINUTES + 1)
        assert not (house.studio.jobs or house.studio.shelf.pictures or house.studio.visits)
        assert (await visitor.order()).status_code == 401

    asyncio.run(waited())


def test_paintings_take_so_much_memory_together_and_the_oldest_goes(tmp_path):
    house = House(tmp_path / "shelf", memory_bytes=25_000)

    async def painted():
        visitor, names = await house.visitor(), []
        for _ in range(5):
            job = house.job(await visitor.order())
            house.crew.say(job, {"event": "strokes", "from": 0, "step": 1}, bytes(100 * 80))
            house.crew.finish(job)
            names.append(job.name)
            house.later(1)
        return names

    names = asyncio.run(painted())
    assert list(house.studio.jobs) == names[-3:]


def test_of_many_answers_to_one_sketch_the_last_few_are_kept(tmp_path):
    house = House(tmp_path / "shelf")

    async def sketched():
        visitor, other = await house.visitor(), await house.visitor()
        painted = house.job(await other.order())
        house.crew.finish(painted)
        names = []
        for _ in range(9):
            job = house.job(await visitor.order(kind="answer"))
            house.crew.finish(job)
            names.append(job.name)
            assert job.order is None, "its marks are not kept"
        return painted.name, names

    painted, names = asyncio.run(sketched())
    assert list(house.studio.jobs) == [painted, *names[-4:]]


def test_a_job_that_takes_too_long_is_stopped_and_then_its_process_is_killed(tmp_path):
    house = House(tmp_path / "shelf", seconds=5.0)

    async def painted():
        visitor = await house.visitor()
        job = house.job(await visitor.order())
        house.studio.come(job)
        worker = house.crew.worker_of(job)
        house.later(4.9)
        assert not worker.task.stopped
        house.later(0.2)
        assert worker.task.stopped and not worker.process.killed
        house.later(house.crew.grace + 0.1)
        assert worker.process.killed
        house.crew.die(job)
        (*_, (header, _)) = await visitor.events(job.name)
        assert header["event"] == "failed"
        assert "did not end in its time" in header["error"]
        assert len(house.crew.workers) == 1 and house.crew.workers[0] is not worker

    asyncio.run(painted())


def test_a_process_that_dies_fails_its_job_alone(tmp_path):
    house = House(tmp_path / "shelf", size=2)

    async def painted():
        visitors = [await house.visitor() for _ in range(3)]
        a, b, c = [house.job(await visitor.order()) for visitor in visitors]
        house.crew.die(a)
        (*_, (header, _)) = await visitors[0].events(a.name)
        assert header["event"] == "failed" and "died" in header["error"]
        assert b.over is None and c.place == 1
        house.crew._hand_out()
        assert c.place == 0

    asyncio.run(painted())


def test_a_studio_that_is_closed_says_so_to_whoever_watches(house):
    async def closed():
        visitor = await house.visitor()
        job = house.job(await visitor.order())
        house.studio.close()
        return (await visitor.events(job.name))[-1][0]

    assert asyncio.run(closed()) == {
        "event": "failed",
        "error": "the studio is closed",
        "code": "closed",
    }


def test_of_a_painting_whose_process_dies_the_last_that_was_told_is_kept(house):
    async def died():
        visitor = await house.visitor()
        job = house.job(await visitor.order())
        house.crew.say(job, {"event": "canvas", "height": 20, "width": 30})
        house.crew.keep(job, painting_of(4))
        house.crew.keep(job, painting_of(3), 2)  # the last two of four are three others now
        house.crew.die(job)
        told = await visitor.events(job.name)
        kept = (await visitor.get(f"/api/jobs/{job.name}/painting.json")).json()
        return told, kept["strokes"]

    told, kept = asyncio.run(died())
    done = told[-1][0]
    assert (done["event"], done["strokes"], done["stopped"]) == ("done", 5, True)
    wanted = [*painting_of(4).strokes[:2].tolist(), *painting_of(3).strokes.tolist()]
    assert [x for row in kept for x in row] == pytest.approx([x for row in wanted for x in row])
    rows = rows_of(BRUSHES["circle"](), torch.tensor(wanted))
    ((_, shown),) = [event for event in told if event[0]["event"] == "strokes"]
    assert shown == rows


def test_after_a_failure_the_page_shows_what_the_files_hold(house):
    async def gone_on():
        visitor = await house.visitor()
        job = house.job(await visitor.order(picture="bundled:here.png"))
        canvas = {"event": "canvas", "height": 20, "width": 30}
        house.crew.say(job, canvas)
        house.crew.keep(job, painting_of(3))
        house.crew.finish(job)
        before = await visitor.events(job.name)
        await visitor.post(f"/api/jobs/{job.name}/more", json={"strokes": 2})
        watched = job.watch()
        house.crew.say(job, canvas | {"width": 31})
        house.crew.say(job, {**events_of(painting_of(9))[1][0], "psnr": 9.0}, bytes(9 * 80))
        await anext(watched)
        house.crew._heard(
            house.crew.worker_of(job), FAILED + packed(Failure("ValueError", "no", "unable"))
        )
        after = await visitor.events(job.name)
        assert after[:-1] == before[1:-1] or after[:-1] == before[:-1]
        assert after[-1][0]["event"] == "failed"
        assert len(job.painting.strokes) == 3

    asyncio.run(gone_on())


def test_a_style_has_as_much_time_again_and_all_have_time_to_finish(tmp_path):
    house = House(tmp_path / "shelf", seconds=5.0, finishing=40.0)

    async def ordered():
        visitor = await house.visitor()
        job = house.job(await visitor.order(style="bundled:here.png"))
        house.studio.come(job)
        worker = house.crew.worker_of(job)
        house.later(9.9)
        assert not worker.task.stopped
        house.later(0.2)
        assert worker.task.stopped
        house.later(39.9)
        assert not worker.process.killed
        house.later(0.2)
        assert worker.process.killed

    asyncio.run(ordered())


def test_a_painting_that_is_opened_is_not_dropped_at_once_however_heavy_it_is(tmp_path):
    house = House(tmp_path / "shelf", memory_bytes=10)
    painting_of(3).save(tmp_path / "a.json")

    async def opened():
        visitor = await house.visitor()
        data = (tmp_path / "a.json").read_bytes()
        answer = await visitor.post("/api/paintings", content=data)
        return (await visitor.events(answer.json()["job"]))[-1][0]["event"]

    assert asyncio.run(opened()) == "done"


def test_a_visit_that_has_nothing_makes_way_for_a_new_one(tmp_path):
    house = House(tmp_path / "shelf", visits=2)

    async def came():
        one = await house.visitor()
        await one.bring(png())
        house.later(1)
        other = await house.visitor()
        assert (await house.client().post("/api/visits")).status_code == 503  # it came just now
        house.later(31)
        assert (await house.client().post("/api/visits")).status_code == 201
        assert (await one.bring(png())).status_code == 201
        gone = await other.bring(png())
        assert (gone.status_code, gone.json()["code"]) == (401, "gone")

    asyncio.run(came())


def test_one_round_of_the_clock_that_fails_is_not_the_last(house, monkeypatch, capsys):
    monkeypatch.setattr("agents.studio.serving.TICK", 0)
    rounds = []

    def tick():
        rounds.append(1)
        if len(rounds) > 2:
            raise asyncio.CancelledError
        raise OSError("too many open files")

    monkeypatch.setattr(house.studio, "tick", tick)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(ticking(house.studio))
    assert capsys.readouterr().err.count("too many open files") >= 2
