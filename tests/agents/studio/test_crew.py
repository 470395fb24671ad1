"""Processes that work for the studio: warm, watched, bounded, replaced, and gone in the end."""

import asyncio
import errno
import os
import signal
import sys
from pathlib import Path

import pytest

pytest.importorskip("fastapi")

from agents.studio import crew as crews
from agents.studio.carried import unpacked
from agents.studio.crew import Crew
from agents.studio.errands import rest
from agents.studio.formats import Unfit
from agents.studio.refusals import CODES
from agents.studio.worker import Failure, Order, PipeDesk, _done
from tests.support.studios import DEEDS, Clock, Deed, Line, crew_of, painting_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


class Follow:
    """Keeps what it is told; `done` is set in the end, `begins` when something was heard."""

    def __init__(self):
        self.told, self.result = [], None
        self.done, self.begins = asyncio.Event(), asyncio.Event()

    def moved(self, place):
        self.told.append(place)

    def begun(self):
        self.told.append("begun")

    def heard(self, header, payload):
        self.told.append(header["event"])
        self.begins.set()

    def kept(self, part, start):
        self.told.append(("kept", len(part.strokes), start))

    def ended(self, result):
        self.result = result
        self.done.set()


def put(crew, does="paint", seconds=60.0, **more):
    follow = Follow()
    task = crew.put("paint", Deed(does=does), seconds, follower=follow, **more)
    return task, follow


async def done(crew, does="paint"):
    _, follow = put(crew, does)
    await follow.done.wait()
    return follow.result


def alive(pid):
    return Path(f"/proc/{pid}").exists()


@pytest.mark.slow
def test_a_task_is_done_its_events_are_heard_and_failures_are_one_line():
    async def worked():
        async with crew_of() as crew:
            _, follow = put(crew)
            assert follow.told == [0, "begun"]
            await follow.done.wait()
            assert follow.told[2:] == ["canvas", "strokes"]
            assert (follow.result.strokes == painting_of(3).strokes).all()
            _, follow = put(crew, begun=painting_of(2))
            await follow.done.wait()
            assert len(follow.result.strokes) == 5
            assert await done(crew, "unable") == Failure("ValueError", "that cannot be")
            broken = await done(crew, "broken")
            assert broken.kind == "" and "secret" not in broken.line
            hungry = await done(crew, "hungry")
            assert hungry.kind == "MemoryError"
            follow = Follow()
            crew.put("picture", Deed(), 60.0, follower=follow)
            await follow.done.wait()
            assert follow.result.startswith(b"\x89PNG")
            (worker,) = crew.workers
        assert not alive(worker.process.pid)
        assert worker.process.exitcode is not None

    asyncio.run(worked())


@pytest.mark.slow
def test_a_process_that_dies_or_does_not_end_fails_its_task_alone_and_is_replaced():
    async def worked():
        clock = Clock()
        async with crew_of(2, clock=clock) as crew:
            long_task, long = put(crew, "long")
            assert "died (code -9)" in (await done(crew, "die")).line
            task, deaf = put(crew, "deaf", seconds=5.0)
            await deaf.begins.wait()
            clock.now += 5.1
            crew.tick()
            assert task.stopped
            crew.stop(task)  # twice is once
            clock.now += crew.grace + 0.1
            crew.tick()
            await deaf.done.wait()
            assert "did not end in its time" in deaf.result.line
            assert not long.done.is_set()
            crew.stop(long_task)
            await long.done.wait()
            assert len(long.result.strokes) == 3
            _, follow = put(crew)  # a word to stop what is done already stops nothing else
            await follow.done.wait()
            assert follow.result.strokes.shape[0] == 3

    asyncio.run(worked())


@pytest.mark.slow
def test_processes_that_die_as_they_begin_are_given_up(monkeypatch):
    monkeypatch.setattr(crews, "PATIENCE", 2)

    async def opened():
        crew = Crew(DEEDS, sys.exit, 1)
        try:
            await crew.open()
        finally:
            await crew.close()

    with pytest.raises(OSError, match="2 processes died as they began"):
        asyncio.run(opened())


PARENT = """
import asyncio, sys
from tests.support.studios import crew_of

async def main():
    async with crew_of(1) as crew:
        print(crew.workers[0].process.pid, flush=True)
        await asyncio.Event().wait()

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.slow
def test_processes_are_deaf_to_ctrl_c_and_end_with_whoever_began_them(tmp_path):
    (tmp_path / "parent.py").write_text(PARENT)

    async def killed():
        words = [sys.executable, str(tmp_path / "parent.py")]
        root = str(Path(__file__).parents[3])
        parent = await asyncio.create_subprocess_exec(
            *words, stdout=asyncio.subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}
        )
        try:
            child = int(await parent.stdout.readline())
            os.kill(child, signal.SIGINT)
            await asyncio.sleep(0.2)
            assert alive(child)
        finally:
            parent.kill()
            await parent.wait()
        for _ in range(600):
            if not alive(child) or "Z" in Path(f"/proc/{child}/stat").read_text().split()[2]:
                return
            await asyncio.sleep(0.05)
        raise AssertionError("it lives on")

    asyncio.run(killed())


def test_nothing_to_warm_is_nothing_done():
    assert rest() is None


def crew_that_cannot_begin(monkeypatch, error):
    def never(process):
        raise error

    monkeypatch.setattr(crews, "start_deaf", never)
    return Crew(DEEDS, rest, 1, Clock())


def test_a_process_that_cannot_be_begun_is_tried_again_and_nothing_is_left_open(
    monkeypatch, capsys
):
    crew = crew_that_cannot_begin(monkeypatch, OSError(24, "Too many open files"))
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(3):
        crew.tick()
    assert (crew.workers, len(os.listdir("/proc/self/fd"))) == ([], before)
    assert capsys.readouterr().err.count("Too many open files") == 3


def test_a_studio_whose_first_process_cannot_be_begun_says_so(monkeypatch, capsys):
    crew = crew_that_cannot_begin(monkeypatch, OSError("no room"))
    with pytest.raises(OSError, match="a process cannot be begun: no room"):
        asyncio.run(crew.open())


def test_where_no_process_can_begin_nobody_waits_for_ever(monkeypatch):
    async def waited():
        crew = Crew(DEEDS, rest, 0, Clock())
        _, follow = put(crew)
        crew._unborn = crews.PATIENCE - 1
        crew.tick()
        assert follow.result is None
        crew._unborn = crews.PATIENCE
        crew.tick()
        return follow.result

    failure = asyncio.run(waited())
    assert (failure.code, "can begin" in failure.line) == ("died", True)


def failed(does):
    """The `Failure` of an order that fails so."""

    def work(order, desk):
        raise does

    words = _done(Order(0, "a", Deed(picture="/tmp/a b/x.png")), {"a": work}, PipeDesk(Line(), 0))
    return unpacked(words[1:])


@pytest.mark.parametrize(
    "error, code",
    [(OSError(errno.ENOSPC, "No space", "/tmp/a b/x.png"), "full"),
     (OSError(errno.EDQUOT, "Quota"), "full"), (OSError(errno.EFBIG, "File too large"), "full"),
     (MemoryError(), "memory"), (RuntimeError("can't allocate memory"), "memory"),
     (ZeroDivisionError("/tmp/a b/x.png"), "fault"), (Unfit("no", "pixels", most=1), "pixels")],
)  # fmt: skip
def test_failures_have_codes_of_the_table(error, code, capsys):
    failure = failed(error)
    assert failure.code == code and code in CODES
    assert "/tmp" not in failure.line


def test_no_failure_names_a_file_of_the_studio():
    assert failed(ValueError("/tmp/a b/x.png is dark")).line == "the photograph is dark"
    assert failed(FileNotFoundError(2, "No", "/tmp/a b/x.png")).line == "no file the photograph"
