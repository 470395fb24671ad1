"""A studio whose jobs are quick and known beforehand, with processes or without, and who visits it.

Without processes, jobs begin when they would, and end when a test says so; uploads and downloads
are made at once. With them, `DEEDS` say what a job does.
"""

import asyncio
import os
import signal
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import httpx
import numpy as np
import torch
from PIL import Image

from agents.studio.app import make_app
from agents.studio.carried import packed, unpacked
from agents.studio.crew import Crew, Worker
from agents.studio.described import canvas_of, rows_of
from agents.studio.errands import ERRANDS, rest
from agents.studio.limits import Limits
from agents.studio.office import Office
from agents.studio.pages import Page
from agents.studio.serving import Place, doors_of
from agents.studio.shelf import Shelf
from agents.studio.studio import Studio
from agents.studio.trade import Trade
from agents.studio.wire import frame, frames
from agents.studio.worker import EVENT, KEPT, RESULT, Order, PipeDesk, _done
from paint_gym.paintings.painting import Painting
from renderers import BRUSHES
from renderers.workshop.ranges import check


@dataclass(frozen=True, kw_only=True)
class Deed:
    """An order: what a job does, and what it is asked for."""

    picture: str | None = None
    style: str | None = None
    does: str = "paint"
    strokes: int = 3
    seconds: float = 1.0

    def __post_init__(self):
        check(self)


def read_deed(kind, told, limits):
    if kind not in DEEDS:
        raise ValueError(f"Unknown kind of job {kind!r}")
    try:
        return Deed(**told)
    except TypeError as error:
        raise ValueError(str(error)) from None


def read_more(told, order, limits, *, laid):
    return Deed(**{"picture": order and order.picture, "strokes": 0, **told})


def painting_of(strokes, height=20, width=30):
    """A painting of circles, the same each time."""
    numbers = torch.rand(strokes, 7, generator=torch.Generator().manual_seed(strokes))
    return Painting("circle", numbers[:, : len(BRUSHES["circle"]().params)], height, width)


def events_of(painting):
    """What is told of it: its canvas, and all of its strokes."""
    brush = BRUSHES[painting.brush]()
    count = len(painting.strokes)
    told = {"event": "strokes", "from": 0, "count": count, "step": 1, "share": 1.0, "psnr": 20.0}
    canvas = canvas_of(brush, painting.height, painting.width, ground=painting.ground)
    return canvas, (told, rows_of(brush, painting.strokes))


def paint(order, desk, begun=None):
    painting = painting_of(order.strokes + (0 if begun is None else len(begun.strokes)))
    for header, payload in events_of(painting):
        desk.say(header, payload)
    if order.does == "long":
        while not desk.stopped:
            time.sleep(0.005)
    elif order.does == "deaf":
        time.sleep(600)
    elif order.does == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif order.does == "hungry":
        np.ones(2**30)
    elif order.does == "broken":
        raise RuntimeError("a secret of ours")
    elif order.does == "unable":
        raise ValueError("that cannot\nbe")
    elif order.does == "where":
        raise ValueError(str(os.getpid()))
    return painting


def picture(order, desk):
    return np.full((4, 6, 3), 7, np.uint8)


DEEDS = {"paint": paint, "picture": picture, "answer": picture}
TRADE = Trade(DEEDS, read_deed, read_more, rest)


class Line(Connection):
    """A pipe that calls a function with what goes down it."""

    def __init__(self, take=lambda word: None):
        self._handle, self.send_bytes = None, take

    def poll(self, timeout=0.0):
        return False


class Nobody(BaseProcess):
    """A process that was never begun."""

    exitcode = -9

    def __init__(self):
        super().__init__()
        self.killed = False

    def kill(self):
        self.killed = True


class Bench(Crew):
    """A crew without processes: a test ends what it has begun."""

    def _hire(self):
        while len(self.workers) < self.size:
            worker = Worker(Nobody(), Line(), warm=True)
            worker.pipe.send_bytes = partial(self.take, worker)
            self.workers.append(worker)

    def take(self, worker, word):
        """What a process would be sent."""

    @property
    def busy(self):
        return [worker.task for worker in self.workers if worker.task]

    def worker_of(self, job):
        return next(w for w in self.workers if w.task and w.task.follower is job)

    def say(self, job, header, payload=b""):
        self._heard(self.worker_of(job), EVENT + frame(header, payload))

    def finish(self, job, result=None):
        result = painting_of(job.order.strokes) if result is None else result
        self._heard(self.worker_of(job), RESULT + packed(result))

    def keep(self, job, painting, start=0):
        """Its strokes are told of, from this one on, and what a file would hold of them."""
        _, (told, rows) = events_of(painting)
        self._heard(self.worker_of(job), KEPT + packed((painting, start)))
        self.say(job, {**told, "from": start}, rows)

    def die(self, job):
        self._mourn(self.worker_of(job))


class Clerks(Bench):
    """A crew that does at once what it is told, here."""

    def take(self, worker, word):
        order = unpacked(word)
        if isinstance(order, Order):
            done = _done(order, self.works, PipeDesk(Line(), order.number))
            asyncio.get_running_loop().call_soon(self._heard, worker, done)


class Clock:
    """Seconds, as a test has them."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


PAGES = {"index.html": Page(b"<!doctype html>", "text/html"), "a.js": Page(b"1", "text/javascript")}


class Visitor(httpx.AsyncClient):
    """Somebody at the page, with a visit."""

    async def come(self):
        self.headers["X-Visit"] = (await self.post("/api/visits")).json()["visit"]
        return self

    async def bring(self, data):
        return await self.post("/api/pictures", content=data)

    async def order(self, kind="paint", **order):
        return await self.post("/api/jobs", json={"kind": kind, **order})

    async def events(self, job):
        return list(frames((await self.get(f"/api/jobs/{job}/events")).content))


class House:
    """A studio without processes, and its clock; `visitor` comes in by its doors."""

    def __init__(self, folder, *, trade=TRADE, size=1, place=None, **limits):
        self.clock, self.limits = Clock(), Limits(**limits)
        self.crew = Bench(trade.works, rest, size, self.clock, grace=self.limits.finishing)
        self.clerks, self.makers = (Clerks(ERRANDS, rest, 1, self.clock) for _ in range(2))
        folder.mkdir(exist_ok=True)
        given = {"bundled:here.png": folder / "here.png"}
        (folder / "here.png").write_bytes(png())
        shelf = Shelf(folder, given, self.limits.disk_bytes, clock=self.clock)
        office = Office(self.clerks, self.makers, shelf, limits=self.limits)
        self.studio = Studio(trade, self.crew, office, limits=self.limits, clock=self.clock)
        self.crew.tick(), self.clerks.tick(), self.makers.tick()
        app = make_app(self.studio, {"version": "0"}, PAGES)
        self.app = doors_of(self.studio, app, place or Place())
        self.folder = folder

    def client(self, **how):
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        return Visitor(transport=transport, base_url="http://127.0.0.1:8000", **how)

    async def visitor(self):
        return await self.client().come()

    def job(self, answer):
        return self.studio.jobs[answer.json()["job"]]

    def later(self, seconds):
        self.clock.now += seconds
        self.studio.tick()


def png(height=4, width=6, mode="RGB", form="PNG", **how):
    """A picture's file."""
    packed = BytesIO()
    Image.new(mode, (width, height), 90).save(packed, form, **how)
    return packed.getvalue()


@asynccontextmanager
async def crew_of(size=1, **how):
    """One with processes."""
    crew = Crew(DEEDS, rest, size, **how)
    try:
        await crew.open()
        yield crew
    finally:
        await crew.close()
