"""The studio: visits, their pictures and jobs, and the processes that work for them.

All of it happens in the thread of the event loop, and nothing here takes long. Nothing waits for a
clock by itself: `tick`, which is called every now and then, looks at it.
"""

import time
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from agents.studio.crew import Crew, Task
from agents.studio.job import Job
from agents.studio.limits import Limits
from agents.studio.office import Office
from agents.studio.refusals import Refused, cannot, full, unknown
from agents.studio.shelf import new_name
from agents.studio.trade import Trade
from agents.studio.worker import Failure

PATIENCE = 4.0
"""seconds for which a job that is not done may be without a reader"""
IDLE = 30.0
"""seconds after which a visit that has nothing here may have to go, where there are too many"""
PICTURES = ("picture", "style")
"""fields of orders that name one"""
ANSWER, ANSWERS = "answer", 4
"""kind of a job that many others follow, and how many of a visit are kept"""
TICK = 0.5
"""seconds between two looks at the clock"""


class Studio:
    """One.

    Args:
        trade: what it can do.
        crew: processes that do it.
        office: where files come in and go out.
        limits: what it gives at most.
        clock: in seconds.
    """

    def __init__(
        self,
        trade: Trade,
        crew: Crew,
        office: Office,
        *,
        limits: Limits,
        clock: Callable[[], float] = time.monotonic,
    ):
        self.trade, self.crew, self.office = trade, crew, office
        self.shelf, self.limits, self.clock = office.shelf, limits, clock
        self.visits: dict[str, float] = {}
        self.jobs: dict[str, Job] = {}
        self.tasks: dict[Job, Task] = {}
        self.streams = 0

    def enter(self) -> str:
        """A new visit.

        Raises:
            Refused: there are too many.
        """
        if len(self.visits) >= self.limits.visits:
            self._make_way()
        name = new_name()
        self.visits[name] = self.clock()
        return name

    def visit(self, name: str | None) -> str:
        """The visit of that id, which is there now.

        Raises:
            Refused: there is none.
        """
        if name is None or name not in self.visits:
            raise Refused(401, "no such visit: load the page again", "gone")
        self.visits[name] = self.clock()
        return name

    async def open(self, visit: str | None, parts: AsyncIterator[bytes]) -> Job:
        """A painting, from its file: a job that is done.

        Raises:
            Refused: it is none, or there is no room.
        """
        opened = await self.office.read(parts)
        job = Job(new_name(), visit, "paint", None, self.clock)
        job.began = self.clock()
        job.heard(*opened.canvas)
        job.heard(*opened.strokes)
        job.ended(opened.painting)
        self._keep(job)
        return job

    def order(self, visit: str, told: Any) -> Job:
        """A new job, which is put in the line; another of the visit's that is not done stops.

        Raises:
            Refused: it cannot be, or the line is full.
        """
        fields = dict(told) if isinstance(told, dict) else {}
        kind = fields.pop("kind", None)
        if not isinstance(kind, str) or kind not in self.trade.works:
            raise cannot(f"kind must be one of {', '.join(self.trade.works)}")
        try:
            order = self.trade.order(kind, fields, self.limits)
        except ValueError as error:
            raise cannot(str(error)) from error
        self._room()
        job = Job(new_name(), visit, kind, self._with_files(order, visit), self.clock)
        self._put(job, order)
        return job

    def more(self, visit: str, job: Job, told: Any) -> None:
        """A painting goes on.

        Raises:
            Refused: it is none, or not done, or cannot go on so.
        """
        if job.over is None:
            raise Refused(409, "it is not done yet: stop it first", "early")
        if job.painting is None:
            raise Refused(409, "only a painting can go on")
        try:
            order = self.trade.more(told, job.asked, self.limits, laid=len(job.painting.strokes))
        except ValueError as error:
            raise cannot(str(error)) from error
        self._room()
        files = self._with_files(order, visit)
        job.visit = visit
        job.again("paint", files)
        self._put(job, order, begun=job.painting)

    def job(self, name: str, visit: str | None = None) -> Job:
        """The job of that id, which is used now.

        Args:
            name: its id.
            visit: whose it must be, or nobody's; None: whoever knows its id may see it.

        Raises:
            Refused: there is none.
        """
        job = self.jobs.get(name)
        if job is None or (visit is not None and job.visit not in (None, visit)):
            raise unknown("painting")
        self._use(job)
        return job

    def stop(self, job: Job) -> None:
        """Its best so far is kept. Of one that is done nothing happens."""
        if job in self.tasks and not job.stopped:
            job.stopped = True
            self.crew.stop(self.tasks[job])

    def come(self, job: Job) -> None:
        """Somebody begins to watch a job.

        Raises:
            Refused: too many are watching.
        """
        if self.streams >= self.limits.streams:
            raise full("too many are watching")
        self.streams, job.readers = self.streams + 1, job.readers + 1

    def leave(self, job: Job) -> None:
        """They watch no longer."""
        self.streams, job.readers = self.streams - 1, job.readers - 1
        job.left = self.clock()

    async def write(self, job: Job, form: str, side: int | None) -> Path:
        """A finished painting as a file, which whoever asked removes.

        Raises:
            Refused: it is not done, or cannot be drawn so.
        """
        if job.picture is not None and form == "png":
            return self.shelf.lay_out(job.picture)
        if job.painting is None:
            raise Refused(409, "there is no painting yet, or none of strokes", "early")
        return await self.office.write(job.painting, form, side)

    def tick(self) -> None:
        """Look at the clock: who left, what takes too long, what is kept no longer."""
        self.crew.tick()
        self.office.clerks.tick()
        self.office.makers.tick()
        now = self.clock()
        for job in list(self.tasks):
            self._use(job)
            if not job.readers and now - job.left > PATIENCE:
                self.stop(job)
        before = now - self.limits.kept
        for job in list(self.jobs.values()):
            if job.readers:
                self._use(job)
            elif job.visit is not None and job.used < before:
                self._drop(job)
        self.shelf.sweep(before)
        busy = {job.visit for job in self.tasks}
        self.visits = {x: at for x, at in self.visits.items() if at >= before or x in busy}
        self._lighten()

    def close(self) -> None:
        """Nothing more is made: whoever watches is told."""
        for job in list(self.tasks):
            job.ended(Failure("", "the studio is closed", "closed"))

    def _put(self, job: Job, order: Any, **more: Any) -> None:
        """In the line.

        Args:
            job: what is to be done.
            order: of it, with ids of pictures in place of files.
            more: what its process is told beside its order.
        """
        for other in [x for x in self.tasks if x.visit == job.visit]:
            self.stop(other)
        job.asked, job.left = order, self.clock()
        job.after = self._done
        self._keep(job)
        style = job.kind == "paint" and getattr(order, "style", None) is not None
        seconds = self.limits.seconds * (2 if style else 1)
        task = self.crew.put(job.kind, job.order, seconds, follower=job, **more)
        self.tasks[job] = task

    def _done(self, job: Job) -> None:
        self.tasks.pop(job, None)
        goes_on = job.painting is not None
        job.order, job.asked = None, job.asked if goes_on else None
        self._use(job)
        self._forget_answers(job.visit)

    def _forget_answers(self, visit: str | None) -> None:
        """But for the last few: a sketch is answered after every line of it."""
        told = [x for x in self.jobs.values() if x.kind == ANSWER and x.visit == visit]
        for job in [x for x in told[:-ANSWERS] if not x.readers]:
            self._drop(job)

    def _make_way(self) -> None:
        """Of the visits that have nothing here the one unused for longest goes.

        Raises:
            Refused: each has something, or came just now.
        """
        busy = {job.visit for job in self.jobs.values()}
        busy |= {picture.visit for picture in self.shelf.pictures.values()}
        before = self.clock() - IDLE
        idle = [x for x, used in self.visits.items() if x not in busy and used < before]
        if not idle:
            raise full("the studio is full of visitors")
        del self.visits[min(idle, key=self.visits.__getitem__)]

    def _room(self) -> None:
        if len(self.crew.todo) >= self.limits.waiting:
            raise full("the line is full")

    def _with_files(self, order: Any, visit: str) -> Any:
        """With files in place of pictures' ids."""
        named = {name: getattr(order, name, None) for name in PICTURES}
        files = {
            name: str(self.shelf.file(picture, visit))
            for name, picture in named.items()
            if picture is not None
        }
        return replace(order, **files)

    def _keep(self, job: Job) -> None:
        self.jobs[job.name] = job
        self._use(job)
        self._lighten(spared=job)

    def _use(self, job: Job) -> None:
        """It is used now, and with it the pictures that it is of, and its visit."""
        job.used = self.clock()
        if job.visit in self.visits:
            self.visits[job.visit] = job.used
        self.shelf.use({str(getattr(job.asked, name, None)) for name in PICTURES})

    def _drop(self, job: Job) -> None:
        if job not in self.tasks:
            del self.jobs[job.name]

    def _lighten(self, spared: Job | None = None) -> None:
        """Drop finished paintings, those unused for longest first, until the rest is light.

        Args:
            spared: is not dropped, however heavy it is.
        """
        weight = sum(job.weight for job in self.jobs.values())
        for job in sorted(self.jobs.values(), key=lambda x: x.used):
            idle = not job.readers and job not in self.tasks and job.visit is not None
            idle = idle and job is not spared
            if weight > self.limits.memory_bytes and idle:
                weight -= job.weight
                self._drop(job)
