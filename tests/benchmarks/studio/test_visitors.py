"""Visitors of a studio that is played: what they see, and what they call wrong."""

import asyncio
import json
from dataclasses import replace

import pytest

from agents.studio.wire import frame
from benchmarks.studio import crowd as crowds
from benchmarks.studio.crowd import Crowd
from benchmarks.studio.server import Served
from benchmarks.studio.stream import Events
from benchmarks.studio.summary import fairness, memory, opening, spread, summed
from benchmarks.studio.visitor import Painted, Wish

httpx = pytest.importorskip("httpx")

EVENTS = [
    ({"event": "waiting", "place": 1}, b""),
    ({"event": "waiting", "place": 0}, b""),
    ({"event": "canvas", "height": 3, "width": 4}, b"texture"),
    ({"event": "strokes", "from": 0, "count": 0}, b""),
    ({"event": "strokes", "from": 0, "count": 2}, bytes(160)),
    ({"event": "still"}, b""),
    ({"event": "done", "strokes": 2}, b""),
]


class Played:
    """A studio of a few lines: what it answers by path, and whom it was asked by."""

    def __init__(self, **changes):
        self.asked = []
        self.answers = {
            "/api/visits": (201, {"visit": "v"}),
            "/api/pictures": (201, {"picture": "p"}),
            "/api/jobs": (202, {"job": "j", "place": 2}),
            "/api/jobs/j/events": (200, b"".join(frame(*event) for event in EVENTS)),
            "/api/jobs/j/painting.svg": (200, b"<svg>\n</svg>\n"),
        } | {f"/api/{path}": answer for path, answer in changes.items()}

    def __call__(self, request):
        self.asked.append(request)
        code, answer = self.answers[request.url.path]
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        return httpx.Response(code, content=content)


@pytest.fixture
def stay(monkeypatch):
    """Visitors of a studio that is played."""

    def visit(played, *, alone=0, visitors=1, seconds=0.05):
        client = httpx.AsyncClient
        monkeypatch.setattr(
            httpx,
            "AsyncClient",
            lambda **more: client(transport=httpx.MockTransport(played), **more),
        )
        crowd = Crowd(Served("http://studio", 0), Wish(7, 1.5), [b"one", b"two"], think=0.0)
        asyncio.run(crowd.alone(alone) if alone else crowd.stay(visitors, seconds))
        return crowd

    return visit


def test_events_come_whole_however_a_stream_is_cut():
    stream = b"".join(frame(*event) for event in EVENTS)
    for step in (1, 7, len(stream)):
        events = Events()
        parts = [stream[i : i + step] for i in range(0, len(stream), step)]
        assert [event for part in parts for event in events.take(part)] == EVENTS
        assert list(events.take(stream[:9])) == []


def test_a_visitor_brings_a_photograph_paints_and_takes_the_svg(stay):
    played = Played()
    (painted,) = stay(played, alone=1).painted
    paths = [request.url.path.removeprefix("/api/") for request in played.asked]
    assert paths == ["visits", "pictures", "jobs", "jobs/j/events", "jobs/j/painting.svg"]
    assert played.asked[1].content == b"one"
    order = json.loads(played.asked[2].content)
    assert order == {"kind": "paint", "picture": "p", "strokes": 7, "seconds": 1.5}
    assert [request.headers.get("x-visit") for request in played.asked[1:3]] == ["v", "v"]
    assert painted.places == [2, 1, 0]
    assert 0 < painted.first <= painted.done
    assert (painted.strokes, painted.wrong, painted.whole) == (2, "", True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"pictures": (503, {"error": "full"})}, "pictures: HTTP 503"),
        ({"jobs": (422, {"error": "no"})}, "jobs: HTTP 422"),
        ({"jobs/j/events": (404, b"")}, "jobs: HTTP 404"),
        ({"jobs/j/events": (200, frame({"event": "still"}))}, "the events ended with 'still'"),
        ({"jobs/j/events": (200, b"")}, "the events ended with 'nothing'"),
        ({"jobs/j/events": (200, frame({"event": "failed", "error": "dead"}))}, "failed: dead"),
        ({"jobs/j/painting.svg": (500, b"")}, "jobs: HTTP 500"),
        ({"jobs/j/painting.svg": (200, b"<svg>")}, "painting.svg is no SVG: '<svg>'"),
    ],
)
def test_whatever_goes_wrong_is_noted_and_the_next_painting_begun(stay, changes, said):
    crowd = stay(Played(**changes), alone=2)
    assert len(crowd.painted) == 2
    assert all(said in painted.wrong and not painted.whole for painted in crowd.painted)


def test_a_line_that_breaks_is_noted(stay):
    def broken(request):
        if request.url.path == "/api/visits":
            return Played()(request)
        raise httpx.ReadError("reset", request=request)

    (painted,) = stay(broken, alone=1).painted
    assert painted.wrong == "ReadError: reset"


def test_all_come_at_once_and_leave_in_time(stay):
    crowd = stay(Played(), visitors=3)
    assert {painted.visitor for painted in crowd.painted} == {0, 1, 2}
    assert [painted.visitor for painted in crowd.painted[:3]] == [0, 1, 2]
    assert crowd.sights
    found = summed(crowd, 3, 0.05)
    assert found["errors"] == 0
    assert found["paintings"] == len(crowd.painted)
    assert found["fairness"]["least"] >= 1
    json.dumps(found)


def test_who_is_not_done_in_the_end_is_stopped(stay, monkeypatch):
    monkeypatch.setattr(crowds, "LEAVING", 2.0)

    class Endless(httpx.AsyncByteStream):
        async def __aiter__(self):
            while True:
                yield frame({"event": "still"})
                await asyncio.sleep(0.01)

    played = Played()

    def answer(request):
        if request.url.path.endswith("events"):
            return httpx.Response(200, stream=Endless())
        return played(request)

    crowd = stay(answer, visitors=2)
    assert {painted.wrong for painted in crowd.painted} == {"not done 2 s after the end"}


def of(visitor, *, places=(0,), first=1.0, done=2.0, wrong=""):
    return Painted(visitor, 0.0, list(places), first, done, 5, wrong)


def test_a_place_that_becomes_worse_is_counted():
    painted = [of(0, places=[3, 2, 2, 0]), of(1, places=[2, 3, 1, 2]), of(1, wrong="no")]
    assert fairness(painted, 3) == {"least": 0, "most": 1, "places_that_became_worse": 2}


def test_the_opening_is_of_each_visitor_s_first_painting():
    painted = [of(0, first=0.5), of(1, first=9.0), of(0, first=30.0), of(2, first=None)]
    assert opening(painted) == {"first": 0.5, "last": 9.0}
    assert opening([of(0, first=None)]) is None


def test_memory_is_of_the_first_minute_and_of_the_last():
    held = [(float(at), 100.0 if at <= 60 else 400.0 if at < 240 else 200.0) for at in range(301)]
    assert memory(held) == {"first": 100.0, "last": 200.0, "most": 400.0}
    assert memory([(0.0, 1.0), (2.0, 3.0)]) == {"first": 1.0, "last": 3.0, "most": 3.0}
    assert memory([])["most"] == 0.0


def test_errors_are_counted_by_what_is_said_and_only_what_is_whole_is_timed():
    crowd = Crowd(Served("", 0), Wish(), [])
    crowd.painted = [of(0), replace(of(1), done=9.0), of(2, wrong="a"), of(2, wrong="a")]
    found = summed(crowd, 3, 6.0)
    assert (found["errors"], found["said"], found["paintings"]) == (2, {"a": 2}, 2)
    assert found["paintings_a_minute"] == 10.0  # one came too late to count
    assert found["first_stroke"]["count"] == 2
    assert found["last_stroke"]["worst"] == 9.0
    assert spread([]) is None
