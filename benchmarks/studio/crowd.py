"""Visitors at once, each painting one picture after another, and what is seen from outside."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from benchmarks.studio.processes import below, megabytes
from benchmarks.studio.server import Served
from benchmarks.studio.visitor import Painted, Visitor, Wish, Wrong, asked

LEAVING = 90.0
"""seconds in which what was begun has to end, once nobody begins anything any more"""
SILENCE = 30.0
"""seconds without a word from the studio, which says something every few seconds"""
PACE = 1.0
"""seconds between two looks from outside"""


@dataclass(frozen=True)
class Sight:
    """What is seen from outside.

    Attributes:
        at: seconds since all began.
        server: megabytes that it holds.
        workers: megabytes that its processes hold together.
        waiting: visitors who have no stroke yet.
    """

    at: float
    server: float
    workers: float
    waiting: int


@dataclass
class Crowd:
    """Visitors of one studio.

    Attributes:
        served: the studio.
        wish: of all.
        photographs: files that they bring, in turns.
        think: seconds that they look at a painting before they begin the next, on average.
        seed: of how long each does.
        painted: by all, in the order in which they began.
        sights: from outside.
    """

    served: Served
    wish: Wish
    photographs: Sequence[bytes]
    think: float = 2.0
    seed: int = 0
    painted: list[Painted] = field(default_factory=list)
    sights: list[Sight] = field(default_factory=list)

    async def stay(self, visitors: int, seconds: float) -> None:
        """Come at once, paint for so long, and leave when the last paintings are done.

        Those that do not end in time are stopped, and something is wrong with them.
        """
        began = time.monotonic()
        watching = asyncio.create_task(self._look(began))
        all_of_them = [
            asyncio.create_task(self._visit(number, began, began + seconds))
            for number in range(visitors)
        ]
        _, late = await asyncio.wait(all_of_them, timeout=seconds + LEAVING)
        for task in (watching, *late):
            task.cancel()
        ends = await asyncio.gather(*all_of_them, return_exceptions=True)
        if faults := [end for end in ends if isinstance(end, Exception)]:
            raise faults[0]

    async def alone(self, times: int) -> None:
        """One visitor, who finds nobody else there."""
        async with _client(self.served.url) as client:
            visitor = await _enter(client, 0)
            began = time.monotonic()
            for _ in range(times):
                await self._paint(visitor, began)

    async def _visit(self, number: int, began: float, until: float) -> None:
        chance = random.Random(f"{self.seed} {number}")
        async with _client(self.served.url) as client:
            visitor = await _enter(client, number)
            while True:  # one painting at least
                await self._paint(visitor, began)
                await asyncio.sleep(chance.uniform(0, 2 * self.think))
                if time.monotonic() >= until:
                    return

    async def _paint(self, visitor: Visitor, began: float) -> None:
        """One painting; what is wrong with it is noted."""
        import httpx

        painted = Painted(visitor.number, time.monotonic() - began)
        self.painted.append(painted)
        photograph = self.photographs[visitor.number % len(self.photographs)]
        try:
            await visitor.paint(photograph, self.wish, painted)
        except Wrong as error:
            painted.wrong = str(error)
        except httpx.HTTPError as error:
            painted.wrong = f"{type(error).__name__}: {error}"
        except asyncio.CancelledError:
            painted.wrong = f"not done {LEAVING:g} s after the end"
            raise

    async def _look(self, began: float) -> None:
        while True:
            server = self.served.process
            workers = sum(map(megabytes, below(server)))
            waiting = sum(x.first is None and not x.wrong for x in self.painted)
            at = time.monotonic() - began
            self.sights.append(Sight(at, megabytes(server), workers, waiting))
            await asyncio.sleep(PACE)


@asynccontextmanager
async def _client(url: str) -> AsyncIterator[Any]:
    """What speaks HTTP, as a browser does: with connections of its own."""
    import httpx

    how: dict[str, Any] = {"base_url": url, "timeout": SILENCE}
    async with httpx.AsyncClient(trust_env=False, verify=False, **how) as client:  # no HTTPS
        yield client


async def _enter(client: Any, number: int) -> Visitor:
    return Visitor(number, client, (await asked(client, "/api/visits"))["visit"])
