"""The line before the studio's processes, and who is in it: visits, places, ends, and leaving."""

import asyncio

import pytest

pytest.importorskip("fastapi")

from agents.studio.studio import PATIENCE
from tests.support.studios import House, png

AWAY = PATIENCE + 0.1


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "shelf", waiting=10)


def test_jobs_begin_as_they_came_and_are_told_how_many_are_before_them(house):
    async def ordered():
        visitors = [await house.visitor() for _ in range(4)]
        answers = [await visitor.order() for visitor in visitors]
        assert [answer.json()["place"] for answer in answers] == [0, 1, 2, 3]
        assert {answer.status_code for answer in answers} == {202}
        a, b, c, d = map(house.job, answers)
        house.crew.finish(a)
        assert [job.place for job in (b, c, d)] == [0, 1, 2]
        house.studio.stop(c)
        assert [job.place for job in (b, d)] == [0, 1]
        house.crew.finish(b)
        assert d.place == 0
        assert (a.over, b.over, c.over, d.over).count(None) == 1

    asyncio.run(ordered())


def test_fifty_tabs_at_once_are_served_or_told_to_wait(tmp_path):
    house = House(tmp_path / "shelf", waiting=30, visits=45, size=2)

    async def tab():
        client = house.client()
        visit = await client.post("/api/visits")
        if visit.status_code != 201:
            return visit.status_code
        client.headers["X-Visit"] = visit.json()["visit"]
        picture = await client.bring(png())
        return (await client.order(picture=picture.json()["picture"])).status_code

    async def tabs():
        return await asyncio.gather(*(tab() for _ in range(50)))

    statuses = asyncio.run(tabs())
    assert statuses.count(202) == 2 + 30
    assert statuses.count(503) == 50 - 32
    assert len(house.studio.visits) == 45
    for job in list(house.studio.jobs.values()):  # each in its turn, none is forgotten
        assert job in house.studio.tasks
        house.crew.finish(job)
    assert not house.studio.tasks


def test_a_visit_has_one_job_a_new_one_stops_the_old(house):
    async def ordered():
        one, other = await house.visitor(), await house.visitor()
        first = house.job(await one.order())
        waiting = house.job(await other.order())
        second = house.job(await one.order())
        assert first.stopped and not waiting.stopped and not second.stopped
        third = house.job(await one.order())
        assert second.over is not None and second not in house.studio.tasks
        house.crew.finish(first)
        assert waiting.place == 0 and third.place == 1

    asyncio.run(ordered())


def test_stopping_twice_or_after_the_end_is_stopping_once(house):
    async def stopped():
        visitor = await house.visitor()
        answer = await visitor.order()
        job, url = house.job(answer), f"/api/jobs/{answer.json()['job']}/stop"
        for _ in range(2):
            assert (await visitor.post(url)).status_code == 200
        house.crew.finish(job)
        assert (await visitor.post(url)).status_code == 200
        (*_, (header, _)) = await visitor.events(job.name)
        assert (header["event"], header["stopped"]) == ("done", True)

    asyncio.run(stopped())


def test_who_leaves_is_not_worked_for(house):
    async def left():
        one, other = await house.visitor(), await house.visitor()
        job, waiting = house.job(await one.order()), house.job(await other.order())
        house.studio.come(job)
        house.later(AWAY)
        assert waiting.over is not None and not job.stopped  # nobody read the other's
        house.studio.leave(job)
        house.later(PATIENCE - 0.1)
        assert not job.stopped
        house.studio.come(job)  # a page that was loaded again
        house.later(AWAY)
        assert not job.stopped
        house.studio.leave(job)
        house.later(AWAY)
        assert job.stopped

    asyncio.run(left())


def test_a_stream_that_ends_is_one_less(house):
    async def read():
        visitor = await house.visitor()
        job = house.job(await visitor.order())
        house.crew.finish(job)
        await visitor.events(job.name)
        assert (house.studio.streams, job.readers) == (0, 0)

    asyncio.run(read())


def test_open_streams_are_bounded(tmp_path):
    house = House(tmp_path / "shelf", streams=2)

    async def watched():
        visitor = await house.visitor()
        job = house.job(await visitor.order())
        house.crew.finish(job)
        for _ in range(2):
            house.studio.come(job)
        answer = await visitor.get(f"/api/jobs/{job.name}/events")
        assert answer.status_code == 503
        assert "try again" in answer.json()["error"]
        house.studio.leave(job)
        assert (await visitor.get(f"/api/jobs/{job.name}/events")).status_code == 200

    asyncio.run(watched())


def test_a_job_of_another_visit_can_be_seen_by_its_id_and_not_touched(house):
    async def touched():
        one, other = await house.visitor(), await house.visitor()
        job = house.job(await one.order())
        for what in ("stop", "more"):
            answer = await other.post(f"/api/jobs/{job.name}/{what}", json={})
            assert answer.status_code == 404
        assert not job.stopped
        house.crew.finish(job)
        assert (await other.get(f"/api/jobs/{job.name}/painting.json")).status_code == 200

    asyncio.run(touched())


def test_a_picture_of_another_visit_is_not_painted(house):
    async def ordered():
        one, other = await house.visitor(), await house.visitor()
        picture = (await one.bring(png())).json()["picture"]
        for field in ("picture", "style"):
            assert (await other.order(**{field: picture})).status_code == 404
        assert (await one.order(picture=picture)).status_code == 202

    asyncio.run(ordered())


def test_an_order_reaches_its_process_with_files_in_place_of_pictures(house):
    async def ordered():
        visitor = await house.visitor()
        picture = (await visitor.bring(png())).json()["picture"]
        job = house.job(await visitor.order(picture=picture, style="bundled:here.png"))
        assert job.order.picture == str(house.folder / f"{picture}.png")
        assert job.order.style == str(house.folder / "here.png")
        assert "shelf" not in (await visitor.get("/api/jobs/x/events")).text

    asyncio.run(ordered())


@pytest.mark.parametrize("where", ["stop", "more", "events", "painting.png", "ground.png"])
def test_a_job_that_is_not_there_is_not_found(house, where):
    async def asked():
        visitor = await house.visitor()
        ask = visitor.post if where in ("stop", "more") else visitor.get
        return await ask(
            f"/api/jobs/AAAAAAAAAAAAAAAAAAAAAA/{where}", **({"json": {}} if where == "more" else {})
        )

    assert asyncio.run(asked()).status_code == 404


def test_there_are_no_files_before_there_is_a_painting_and_no_others_than_are_listed(house):
    async def asked():
        visitor = await house.visitor()
        job = house.job(await visitor.order())
        early = await visitor.get(f"/api/jobs/{job.name}/painting.png")
        house.crew.finish(job, b"\x89PNG of an answer")
        answer = await visitor.get(f"/api/jobs/{job.name}/painting.png")
        others = [
            (await visitor.get(f"/api/jobs/{job.name}/{name}")).status_code
            for name in ("painting.svg", "painting.html", "secret.txt")
        ]
        return early.status_code, answer.content, others

    assert asyncio.run(asked()) == (409, b"\x89PNG of an answer", [409, 404, 404])
