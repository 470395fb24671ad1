"""A studio opened, served and closed again: processes, folder, socket, signals."""

import asyncio
import resource
import signal
import socket
import time
import traceback
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
from agents.studio.patient import SPARE, Patient
from agents.studio.shelf import Shelf
from agents.studio.studio import TICK, Studio
from agents.studio.trade import Trade

CLERKS = MAKERS = 1
"""processes for uploads, and for downloads: while a film is made, pictures are taken in"""
CONNECTIONS = 1000
"""at once, where the system has files for so many"""
FILES = 8192
"""numbers of files that are asked of the system"""
OTHERS = 400
"""of them that are not connections: pipes of processes, and what is written"""
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
        host = {"0.0.0.0": OWN[0], "::": OWN[2]}.get(self.host, self.host)
        host = f"[{host}]" if ":" in host and "[" not in host else host
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
        crew = Crew(trade.works, trade.warm, workers, grace=limits.finishing)
        clerks, makers = (Crew(ERRANDS, rest, size) for size in (CLERKS, MAKERS))
        studio = Studio(trade, crew, Office(clerks, makers, shelf, limits=limits), limits=limits)
        crews = crew, clerks, makers
        try:
            await asyncio.gather(*(each.open() for each in crews))
            yield studio
        finally:
            await asyncio.gather(*(each.close() for each in crews))


@asynccontextmanager
async def served(app: ASGIApp, listening: socket.socket, studio: Studio) -> AsyncIterator[None]:
    """A studio that answers.

    Args:
        app: behind its doors.
        listening: where.
        studio: itself.
    """
    server = Server(config_of(app))
    tasks = [
        asyncio.create_task(server.serve(sockets=[listening])),
        asyncio.create_task(ticking(studio)),
    ]
    try:
        yield
    finally:
        server.should_exit = True
        studio.close()
        await tasks[0]
        tasks[1].cancel()
        with suppress(asyncio.CancelledError):
            await tasks[1]


def reached(
    studio: Studio, place: Place, *, about: Mapping[str, Any], pages: Mapping[str, Page]
) -> Doors:
    """What a studio answers by, behind its doors."""
    return doors_of(studio, make_app(studio, about, pages), place)


def doors_of(studio: Studio, app: ASGIApp, place: Place) -> Doors:
    """The doors before a studio's application."""
    limits = studio.limits
    order = limits.order_bytes, "order_large"
    large = {
        "/api/pictures": (limits.upload_bytes, "upload_large"),
        "/api/paintings": (limits.painting_bytes, "painting_large"),
    }
    return Doors(
        app=app,
        names=place.called,
        most=lambda path: large.get(path, order),
        patience=limits.upload_seconds,
        clock=studio.clock,
    )


def config_of(app: ASGIApp) -> uvicorn.Config:
    """How it is served: nothing but HTTP, nothing told of the server, or of who asks."""
    return uvicorn.Config(
        app,
        http=Patient,
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=connections(),
        timeout_graceful_shutdown=LEAVING,
    )


def connections() -> int:
    """As many at once as there are files for, which are asked of the system first."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):  # it has its reasons
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    if soft == resource.RLIM_INFINITY:
        return CONNECTIONS
    return max(1, min(CONNECTIONS, soft - OTHERS - SPARE))


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
        try:
            studio.tick()
        except Exception:  # whatever it is, the clock goes on
            traceback.print_exc()


def until_ended(serve: Callable[[], Any]) -> None:
    """Run it until it ends, or a signal does: Ctrl-C as KeyboardInterrupt, others in silence.

    Those are SIGTERM, and SIGHUP of a terminal that is closed.

    Args:
        serve: a coroutine's function; it is cancelled, and puts away what it has.
    """

    async def run() -> None:
        task = asyncio.current_task()
        assert task is not None
        for heard in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(heard) is not signal.SIG_IGN:  # as nohup has it
                asyncio.get_running_loop().add_signal_handler(heard, task.cancel)
        await serve()

    with suppress(asyncio.CancelledError):
        asyncio.run(run())
