"""One visitor: brings a photograph, has it painted, watches to the end, takes the SVG with her."""

import time
from dataclasses import dataclass, field
from typing import Any

from benchmarks.studio.stream import Events

VISIT = "X-Visit"


class Wrong(Exception):
    """The studio did not do what was asked of it."""


@dataclass(frozen=True)
class Wish:
    """What every visitor asks for.

    Attributes:
        strokes: in a painting.
        seconds: of painting.
    """

    strokes: int = 200
    seconds: float = 2.0


@dataclass
class Painted:
    """One painting, as its visitor saw it come.

    Attributes:
        visitor: who.
        begun: when she came with her photograph, seconds since all began.
        places: how many were before her, each time that she was told.
        first: seconds from the click to the first stroke.
        done: seconds from the click to the last one.
        strokes: there were in the end.
        wrong: what went wrong; "" for nothing.
    """

    visitor: int
    begun: float
    places: list[int] = field(default_factory=list)
    first: float | None = None
    done: float | None = None
    strokes: int = 0
    wrong: str = ""

    @property
    def whole(self) -> bool:
        """Whether it came to its end."""
        return self.done is not None and not self.wrong


@dataclass(frozen=True)
class Visitor:
    """One tab.

    Attributes:
        number: of the visitor.
        client: of HTTP, as `httpx.AsyncClient` is.
        visit: its id.
    """

    number: int
    client: Any
    visit: str

    async def paint(self, photograph: bytes, wish: Wish, painted: Painted) -> None:
        """Have a photograph painted; what is seen is told as it comes.

        Raises:
            Wrong: the studio refuses, fails or stops short.
        """
        picture = (await self._ask("/api/pictures", content=photograph))["picture"]
        order = {"kind": "paint", "picture": picture, "strokes": wish.strokes}
        clicked = time.monotonic()
        job = await self._ask("/api/jobs", json={**order, "seconds": wish.seconds})
        painted.places.append(job["place"])
        await self._watch(job["job"], clicked, painted)
        await self._take(f"/api/jobs/{job['job']}/painting.svg")

    async def _watch(self, job: str, clicked: float, painted: Painted) -> None:
        """Read a job's events to the end."""
        events, end = Events(), ""
        async with self.client.stream("GET", f"/api/jobs/{job}/events") as response:
            _check(response, 200)
            async for part in response.aiter_bytes():
                for header, _ in events.take(part):
                    _note(header, time.monotonic() - clicked, painted)
                    end = header["event"]
        if end != "done":
            raise Wrong(f"the events ended with {end or 'nothing'!r}")

    async def _take(self, path: str) -> None:
        response = await self.client.get(path)
        _check(response, 200)
        if not response.text.startswith("<svg") or not response.text.endswith("</svg>\n"):
            raise Wrong(f"{path} is no SVG: {response.text[:40]!r}")

    async def _ask(self, path: str, **body: Any) -> dict[str, Any]:
        return await asked(self.client, path, headers={VISIT: self.visit}, **body)


async def asked(client: Any, path: str, **more: Any) -> dict[str, Any]:
    """What the studio answers to a POST.

    Raises:
        Wrong: it refuses.
    """
    response = await client.post(path, **more)
    _check(response, 201, 202)
    return response.json()


def _check(response: Any, *wanted: int) -> None:
    if response.status_code not in wanted:
        raise Wrong(f"{response.request.url.path.split('/')[2]}: HTTP {response.status_code}")


def _note(header: dict[str, Any], seconds: float, painted: Painted) -> None:
    event = header["event"]
    if event == "waiting":
        painted.places.append(header["place"])
    elif event == "strokes" and header["count"] and painted.first is None:
        painted.first = seconds
    elif event == "done":
        painted.done, painted.strokes = seconds, header["strokes"]
    elif event == "failed":
        raise Wrong(f"failed: {header['error']}")
