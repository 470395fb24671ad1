"""Shards shared among processes, some of which may die: what they had begun, others begin again.

Each process is new (nothing is inherited but its end of a pipe) and of one thread. It is handed a
shard, says of each picture that it is done, and of the shard. Where the pipe ends, the other has
died. A pool of `concurrent.futures` would give up what all others do when one dies.
"""

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from agents.shards.options import Options
from agents.shards.shard import Row, paint_shard
from renderers.workshop.machine import keep_memory
from renderers.workshop.processors import use_threads
from renderers.workshop.starting import start_deaf

PATIENCE = 5
"""processes that may die over one picture, or before they can begin, one after another"""
LEAVING = 10.0
"""seconds that processes have to end a picture, and to put away what they had begun"""
Tell = Callable[[int, int], object]
"""is told how many pictures more are done, and how many of them could not be painted"""


@dataclass(eq=False)
class Worker:
    """A process, as its driver sees it.

    Attributes:
        process: itself.
        pipe: to it.
        ready: whether it can paint.
        shard: that it paints.
        done: pictures of that.
        failed: those of them that could not be painted.
    """

    process: BaseProcess
    pipe: Connection
    ready: bool = False
    shard: int | None = None
    done: int = 0
    failed: int = 0


def paint_by_processes(
    options: Options, shards: Iterable[int], *, workers: int, tell: Tell
) -> None:
    """Paint all these shards.

    Raises:
        OSError: one cannot be written, or processes die before they can begin.
    """
    crew = Crew(options, shards, tell=tell)
    try:
        while crew.todo or crew.busy:
            crew.hire(workers)
            crew.hand_out()
            crew.hear()
    finally:
        crew.dismiss()


class Crew:
    """Processes, and what is still to be painted."""

    def __init__(self, options: Options, shards: Iterable[int], *, tell: Tell):
        self.options, self.tell = options, tell
        self.todo = deque(shards)
        self.workers: list[Worker] = []
        self.unborn = 0
        self.deaths: Counter[tuple[int, int]] = Counter()
        """by shard and place in it"""

    @property
    def busy(self) -> list[Worker]:
        """Those that paint."""
        return [worker for worker in self.workers if worker.shard is not None]

    def hire(self, most: int) -> None:
        """As many processes as there is work for."""
        context = get_context("spawn")
        while len(self.workers) < min(most, len(self.todo) + len(self.busy)):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs, self.options), daemon=True)
            start_deaf(process)
            theirs.close()  # so that the pipe ends with the process
            self.workers.append(Worker(process, ours))

    def hand_out(self) -> None:
        """A shard to each process that waits for one."""
        for worker in self.workers:
            if worker.ready and worker.shard is None and self.todo:
                worker.shard, worker.done, worker.failed = self.todo.popleft(), 0, 0
                with suppress(ConnectionError):  # it has died: that is heard of next
                    worker.pipe.send((worker.shard, self._deadly(worker.shard)))

    def _deadly(self, shard: int) -> list[int]:
        return [at for (of, at), died in self.deaths.items() if of == shard and died >= PATIENCE]

    def hear(self) -> None:
        """Wait until one or more have something to say, or have died."""
        speaking = wait([worker.pipe for worker in self.workers])
        for worker in [worker for worker in self.workers if worker.pipe in speaking]:
            try:
                word = worker.pipe.recv()
            except (EOFError, OSError):  # the latter, where it died in the midst of a word
                self._mourn(worker)
            else:
                self._heard(worker, word)

    def _heard(self, worker: Worker, word: Any) -> None:
        if isinstance(word, Exception):
            raise word
        if isinstance(word, Row):
            failed = int(word.error is not None)
            worker.done, worker.failed = worker.done + 1, worker.failed + failed
            self.tell(1, failed)
            return
        self.unborn, worker.ready, worker.shard = 0, True, None

    def _mourn(self, worker: Worker) -> None:
        """Take its shard up again, first of all."""
        self.workers.remove(worker)
        worker.process.join()
        if worker.shard is not None:
            self.tell(-worker.done, -worker.failed)
            self.deaths[worker.shard, worker.done] += 1
            self.todo.appendleft(worker.shard)
        elif not worker.ready:
            self.unborn += 1
            if self.unborn >= PATIENCE:
                code = worker.process.exitcode
                raise OSError(f"{PATIENCE} processes died as they began, the last with code {code}")

    def dismiss(self) -> None:
        """End all: each when the picture that it paints is done, for its pipe has ended then.

        What they had begun goes. Of one that is killed because that takes too long a hidden folder
        stays, which the next who writes there removes.
        """
        last = time.monotonic() + LEAVING
        for worker in self.workers:
            worker.pipe.close()
        for worker in self.workers:
            worker.process.join(max(0.0, last - time.monotonic()))
            worker.process.kill()
            worker.process.join()


def _work(pipe: Connection, options: Options) -> None:
    """What a process does until its driver has no more for it, or is gone."""
    use_threads(options.threads or 1)
    keep_memory()
    try:
        while True:
            pipe.send(None)
            shard, deadly = pipe.recv()
            paint_shard(options, shard, pipe.send, deadly=deadly)
    except (EOFError, ConnectionError):
        return  # the driver is gone
    except Exception as error:  # such as of a full disk: it is the driver that tells of it
        pipe.send(error)
