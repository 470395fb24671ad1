"""The application by itself: what its answers say, and what becomes of those who hang up."""

import asyncio

import pytest

pytest.importorskip("fastapi")

from agents.studio.refusals import CODES, Refused, cannot
from tests.support.studios import House, png


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "shelf", order_bytes=2**21, painting_bytes=2**20, pixels=4)


def test_what_can_be_read_can_be_asked_about(house):
    async def headed():
        client = house.client()
        return [await client.head(path) for path in ("/", "/page/a.js", "/api/about")]

    for answer in asyncio.run(headed()):
        assert (answer.status_code, answer.content) == (200, b"")


def test_every_refusal_has_a_code_of_the_table(house):
    async def refused():
        one = await house.visitor()
        job = house.job(await one.order())
        asked = {
            "pixels": one.post("/api/pictures", content=png(2000, 1000)),
            "format": one.post("/api/pictures", content=b"words"),
            "damaged": one.post("/api/pictures", content=png()[:40]),
            "painting": one.post("/api/paintings", content=b"words"),
            "painting_large": one.post("/api/paintings", content=bytes(2**20 + 1)),
            "order_large": one.post("/api/jobs", content=bytes(2**21 + 1)),
            "order": one.post("/api/jobs", json={"kind": "x"}),
            "early": one.get(f"/api/jobs/{job.name}/painting.png"),
            "gone": one.get("/api/jobs/x/events"),
            "request": one.get("/nowhere"),
        }
        return {code: (await answer).json() for code, answer in asked.items()}

    told = asyncio.run(refused())
    assert {code: answer["code"] for code, answer in told.items()} == {x: x for x in told}
    assert set(told) <= set(CODES)
    assert told["pixels"]["values"] == {"most": 0, "came": 2}
    assert told["painting_large"]["values"] == {"most": 1}
    assert told["order_large"]["values"] == {"most": 2}
    assert told["order"]["values"] == {"field": "kind"}
    assert all(isinstance(answer["error"], str) for answer in told.values())


@pytest.mark.parametrize(
    "line, field",
    [("strokes must be 5000 at most", "strokes"), ("palette: no colour", "palette"), ("'a' b", "")],
)
def test_of_an_order_that_cannot_be_the_field_is_named(line, field):
    assert cannot(line).told["values"] == {"field": field}
    assert isinstance(cannot(line), Refused)


def test_who_hangs_up_in_the_midst_of_an_upload_is_no_fault_of_ours(house):
    async def hung_up():
        visit = house.studio.enter()
        parts = [{"type": "http.request", "body": png()[:9], "more_body": True}]
        said = []

        async def receive():
            return parts.pop() if parts else {"type": "http.disconnect"}

        async def send(message):
            said.append(message)

        headers = [(b"host", b"localhost"), (b"x-visit", visit.encode())]
        scope = {"type": "http", "method": "POST", "path": "/api/pictures", "headers": headers,
                 "query_string": b""}  # fmt: skip
        await house.app(scope, receive, send)  # and nothing is raised, which would be printed
        return said[0]["status"]

    assert asyncio.run(hung_up()) == 400
    assert house.studio.shelf.taken == 0
