"""A studio opened, served and closed again: processes, folder, socket, signals."""

import asyncio
import signal
import socket
import time
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from agents.studio.app import make_app
from agents.studio.crew import Crew
from agents.studio.doors import OWN, Doors
from agents.studio.errands import ERRANDS, rest
from agents.studio.folder import private_folder
from agents.studio.given import given_pictures
from agents.studio.limits import Limits
from agents.studio.office import Office
from agents.studio.pages import Page
from agents.studio.shelf import Shelf
from agents.studio.studio import TICK, Studio
from agents.studio.trade import Trade

CLERKS = 2
"""processes for uploads and downloads: while one makes a film, the other takes pictures in"""
CONNECTIONS = 1000
"""at once"""
LEAVING = 2
"""seconds for which answers that are on their way are waited for in the end"""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a studio is reached.

    Attributes:
        host: the address that is listened on.
        port: that is listened on; 0 for any that is free.
        names: of hosts, besides those of this machine, by which it is called.
    """

    host: str = OWN[0]
    port: int = 8000
    names: Collection[str] = ()

    def listen(self) -> socket.socket:
        """The socket.

        Raises:
            OSError: it cannot be had; says what to do.
        """
        try:
            family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
            return socket.create_server((self.host, self.port), family=family)
        except (OSError, OverflowError) as error:
            raise OSError(
                f"cannot listen on {self.host}, port {self.port} ({error}): name another --port, "
                "or 0 for any that is free"
            ) from error

    @property
    def called(self) -> frozenset[str]:
        """Names by which requests may call it."""
        own = f"[{self.host}]" if ":" in self.host else self.host
        return frozenset(name.lower() for name in (*OWN, own, *self.names))

    def url(self, listening: socket.socket) -> str:
        """Where it is, for a browser on this machine."""
        host = OWN[0] if self.host in ("0.0.0.0", "::") else self.host
        host = f"[{host}]" if ":" in host else host
        return f"http://{host}:{listening.getsockname()[1]}"


@asynccontextmanager
async def opened(trade: Trade, limits: Limits, workers: int) -> AsyncIterator[Studio]:
    """A studio whose processes are warm; they and its folder go in the end.

    Args:
        trade: what it can do.
        limits: what it gives at most.
        workers: processes that paint.

    Raises:
        OSError: its processes die before they can begin.
    """
    with private_folder() as folder:
        shelf = Shelf(folder, given_pictures(), limits.disk_bytes, clock=time.monotonic)
        crew, clerks = Crew(trade.works, trade.warm, workers), Crew(ERRANDS, rest, CLERKS)
        studio = Studio(trade, crew, Office(clerks, shelf, limits), limits=limits)
        try:
            await asyncio.gather(crew.open(), clerks.open())
            yield studio
        finally:
            await asyncio.gather(crew.close(), clerks.close())


@asynccontextmanager
async def served(
    studio: Studio, place: Place, *, about: Mapping[str, Any], pages: Mapping[str, Page]
) -> AsyncIterator[str]:
    """A studio that answers; where it is."""
    with place.listen() as listening:
        server = Server(config_of(doors_of(studio, make_app(studio, about, pages), place)))
        tasks = [
            asyncio.create_task(server.serve(sockets=[listening])),
            asyncio.create_task(ticking(studio)),
        ]
        try:
            yield place.url(listening)
        finally:
            server.should_exit = True
            studio.close()
            await tasks[0]
            tasks[1].cancel()
            with suppress(asyncio.CancelledError):
                await tasks[1]


def doors_of(studio: Studio, app: ASGIApp, place: Place) -> Doors:
    """The doors before a studio's application."""
    limits = studio.limits
    large = {"/api/pictures": limits.upload_bytes, "/api/paintings": limits.painting_bytes}
    return Doors(
        app=app,
        names=place.called,
        most=lambda path: large.get(path, limits.order_bytes),
        patience=limits.upload_seconds,
        clock=studio.clock,
    )


def config_of(app: ASGIApp) -> uvicorn.Config:
    """How it is served: nothing but HTTP, nothing told of the server, or of who asks."""
    return uvicorn.Config(
        app,
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=LEAVING,
    )


class Server(uvicorn.Server):
    """One that leaves signals to whoever began it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """See uvicorn's."""
        yield


async def ticking(studio: Studio) -> None:
    """Let the studio look at the clock, again and again."""
    while True:
        await asyncio.sleep(TICK)
        studio.tick()


def until_ended(serve: Callable[[], Any]) -> None:
    """Run it until it ends, or a signal ends it: SIGTERM in silence, Ctrl-C as KeyboardInterrupt.

    Args:
        serve: a coroutine's function; it is cancelled, and puts away what it has.
    """

    async def run() -> None:
        task = asyncio.current_task()
        assert task is not None
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        await serve()

    with suppress(asyncio.CancelledError):
        asyncio.run(run())
