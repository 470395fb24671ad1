"""Processes that work while the studio listens: handed one task each, watched, and replaced.

Each is new (nothing is inherited but its end of a pipe), of one thread, and bounded in memory. A
thread here listens to each; what it hears is told in the thread of the event loop, where all else
happens. One that dies, or that does not end in time, fails its task alone: another takes its place.
"""

import asyncio
import time
import traceback
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, Protocol, runtime_checkable

from agents.studio.carried import packed, unpacked
from agents.studio.wire import frames
from agents.studio.worker import EVENT, FAILED, KEPT, RESULT, Failure, Order, Work, serve
from renderers.workshop.starting import start_deaf

PATIENCE = 5
"""processes that may die before they can begin, one after another"""
GRACE = 10.0
"""seconds that a task has to end after it was stopped; then its process is killed"""
LEAVING = 3.0
"""seconds that all have to end by themselves"""
GRANT = 3 * 2**30
"""bytes of memory that the tasks of a process may take"""


@runtime_checkable
class Follower(Protocol):
    """Who waits for a task: is told in the thread of the event loop."""

    def moved(self, place: int) -> None:
        """So many are before it now."""
        ...

    def begun(self) -> None:
        """A process has it."""
        ...

    def heard(self, header: dict[str, Any], payload: bytes) -> None:
        """It has told of an event."""
        ...

    def kept(self, part: Any, start: int) -> None:
        """What it would come to, of the strokes that are told of next: see `Desk.keep`."""
        ...

    def ended(self, result: Any) -> None:
        """It is done: what it came to, or a `Failure`."""
        ...


@dataclass(eq=False)
class Task:
    """Something to be done.

    Attributes:
        order: for the process.
        seconds: after which it is stopped.
        follower: who waits for it.
        until: when it is stopped, then when it is killed; None before it has begun.
        stopped: whether it is to end.
    """

    order: Order
    seconds: float
    follower: Follower
    until: float | None = None
    stopped: bool = False


@dataclass(eq=False)
class Worker:
    """A process, as its crew sees it.

    Attributes:
        process: itself.
        pipe: to it.
        warm: whether it can begin.
        task: that it does.
        why: it was killed.
    """

    process: BaseProcess
    pipe: Connection
    warm: bool = False
    task: Task | None = None
    why: str = ""


@dataclass(eq=False)
class Crew:
    """Processes, and what is still to be done, first come, first served.

    Attributes:
        works: kinds of tasks by name; functions of modules, so that processes find them.
        warm: what a process does before it is handed any.
        size: how many there are.
        clock: in seconds.
        grant: bytes of memory for the tasks of each.
        grace: seconds to end in, once a task was stopped.
    """

    works: Mapping[str, Work]
    warm: Work
    size: int
    clock: Callable[[], float] = time.monotonic
    grant: int = GRANT
    grace: float = GRACE
    workers: list[Worker] = field(default_factory=list)
    todo: deque[Task] = field(default_factory=deque)
    _numbers: Any = field(default_factory=count)
    _unborn: int = 0
    _ready: asyncio.Future[None] | None = None

    @property
    def _loop(self) -> asyncio.AbstractEventLoop:
        assert self._ready is not None, "open it first"
        return self._ready.get_loop()

    async def open(self) -> None:
        """Begin all; waits until they are warm.

        Raises:
            OSError: they die before that.
        """
        self._ready = asyncio.get_running_loop().create_future()
        self._hire()
        await self._ready

    async def close(self) -> None:
        """End all, and what they do."""
        self.size, leaving = 0, self.workers
        self.workers = []
        for worker in leaving:
            with suppress(OSError):  # it has died
                worker.pipe.send_bytes(packed(None))
        last = time.monotonic() + LEAVING
        for worker in leaving:
            if worker.warm:
                await asyncio.to_thread(worker.process.join, max(0.0, last - time.monotonic()))
            worker.process.kill()
            await asyncio.to_thread(worker.process.join)

    def put(
        self, kind: str, given: Any, seconds: float, *, follower: Follower, **more: Any
    ) -> Task:
        """To be done when those before it are.

        Args:
            kind: key of `works`.
            given: its order.
            seconds: after which it is stopped.
            follower: who waits for it.
            more: what else it is told.
        """
        task = Task(Order(next(self._numbers), kind, given, more), seconds, follower)
        self.todo.append(task)
        follower.moved(len(self.todo) - 1)
        self._hand_out()
        return task

    def stop(self, task: Task) -> None:
        """Let it end soon; one that has not begun comes to nothing at once. Twice is once."""
        if task in self.todo:
            self.todo.remove(task)
            task.follower.ended(Failure("", "it was stopped before it began", "stopped"))
            self._tell_places()
        for worker in self.workers:
            if worker.task is task and not task.stopped:
                task.stopped, task.until = True, self.clock() + self.grace
                with suppress(OSError):  # it has died: that is heard of next
                    worker.pipe.send_bytes(packed(task.order.number))

    def tick(self) -> None:
        """Look after all: stop what takes too long, kill what does not end, replace who is gone."""
        if self._unborn >= PATIENCE:
            self._despair()
        for worker in list(self.workers):
            task = worker.task
            if task is None or task.until is None or self.clock() < task.until:
                continue
            if task.stopped:
                worker.why = worker.why or "it did not end in its time"
                worker.process.kill()
            else:
                self.stop(task)
        self._hire()

    def _hire(self) -> None:
        """As many as are lacking; where one cannot be begun, `tick` tries again."""
        try:
            while len(self.workers) < self.size:
                self._begin()
        except (OSError, RuntimeError) as error:  # no more files, processes or threads
            traceback.print_exc(limit=1)
            if self._ready and not self._ready.done():
                self._ready.set_exception(OSError(f"a process cannot be begun: {error}"))

    def _begin(self) -> None:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        how = {"warm": self.warm, "grant": self.grant}
        process = context.Process(target=serve, args=(theirs, self.works), kwargs=how, daemon=True)
        worker = Worker(process, ours)
        try:
            start_deaf(process)
            Thread(target=self._listen, args=(worker,), daemon=True).start()
        except BaseException:
            ours.close()  # and with it the process ends, where there is one
            raise
        finally:
            theirs.close()  # so that the pipe ends with the process
        self.workers.append(worker)

    def _listen(self, worker: Worker) -> None:
        """In a thread of its own, until the process is gone."""
        with suppress(RuntimeError):  # the loop is closed
            try:
                while True:
                    word = worker.pipe.recv_bytes()
                    self._loop.call_soon_threadsafe(self._heard, worker, word)
            except (EOFError, OSError):  # the latter, where it died in the midst of a word
                worker.process.join()
                worker.pipe.close()
                self._loop.call_soon_threadsafe(self._mourn, worker)

    def _heard(self, worker: Worker, word: bytes) -> None:
        sign, task = word[:1], worker.task
        if sign == EVENT and task is not None:
            for header, payload in frames(word[1:]):
                task.follower.heard(header, payload)
            return
        if sign == KEPT:
            if task is not None:
                task.follower.kept(*unpacked(word[1:]))
            return
        worker.warm, worker.task, self._unborn = True, None, 0
        if sign in (RESULT, FAILED) and task is not None:
            task.follower.ended(unpacked(word[1:]))
        if self._ready and not self._ready.done() and all(w.warm for w in self.workers):
            self._ready.set_result(None)
        self._hand_out()

    def _mourn(self, worker: Worker) -> None:
        if worker not in self.workers:
            return  # all are dismissed
        self.workers.remove(worker)
        if worker.task is not None:
            why = worker.why or f"its process died (code {worker.process.exitcode})"
            worker.task.follower.ended(Failure("", f"{why}: try again, with less", "died"))
        elif not worker.warm:
            self._give_up(worker)
            return
        self._hire()

    def _give_up(self, worker: Worker) -> None:
        """Another is begun by `tick`; unless too many have died, as the first ones of all."""
        self._unborn += 1
        if self._ready and not self._ready.done():
            if self._unborn < PATIENCE:
                self._hire()
                return
            code = worker.process.exitcode
            words = f"{PATIENCE} processes died as they began, the last with code {code}"
            self._ready.set_exception(OSError(words))

    def _despair(self) -> None:
        """Nobody can begin: what waits would wait for ever."""
        if any(worker.warm for worker in self.workers):
            return
        words = "no process of the studio's can begin: its terminal says more"
        while self.todo:
            self.todo.popleft().follower.ended(Failure("", words, "died"))

    def _hand_out(self) -> None:
        idle = [worker for worker in self.workers if worker.warm and worker.task is None]
        given = [(worker, self.todo.popleft()) for worker in idle if self.todo]
        for worker, task in given:
            worker.task, task.until = task, self.clock() + task.seconds
            task.follower.begun()
            with suppress(OSError):  # it has died: that is heard of next
                worker.pipe.send_bytes(packed(task.order))
        if given:
            self._tell_places()

    def _tell_places(self) -> None:
        for place, task in enumerate(self.todo):
            task.follower.moved(place)
