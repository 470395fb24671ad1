"""How long things are kept, and what becomes of jobs that take too long or whose process dies."""

import asyncio

import pytest

pytest.importorskip("fastapi")

from agents.studio.limits import MINUTES
from tests.support.studios import House, png


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

    assert asyncio.run(closed()) == {"event": "failed", "error": "the studio is closed"}
