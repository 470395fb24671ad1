"""The door of every command: one line for what a person can mend; our faults are tracebacks."""

import io
import subprocess
import sys
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import tyro

from renderers.brushes import BRUSHES
from renderers.workshop.command import OnDevice, run
from renderers.workshop.ranges import Count, Rate

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Options(OnDevice):
    """What is asked for."""

    what: tyro.conf.Positional[str] = "this"
    """is asked for"""
    count: Count = 3
    """of it"""
    lr: Rate = 0.1
    widths: tuple[Count, ...] = field(default=(1, 2))


def ended(argv, do=lambda options: None):
    """How a command ends: its exit code."""
    try:
        run(Options, do, argv, prog="python -m tests.this", about="Does it.")
    except SystemExit as ended:
        return ended.code
    return 0


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--count", "0"], "--count must be a whole number, 1 or more, got 0"),
        (["--count", "x"], "--count: wanted a whole number, got 'x'"),
        (["--lr", "nan"], "--lr must be a number above 0, 1 at most, got nan"),
        (["--lr", "x"], "--lr: wanted a number, got 'x'"),
        (["--lr"], "Missing value for argument '--lr'. Expected 1 values."),
        (["--counts", "3"], "Unrecognized options: --counts, 3: perhaps --count?"),
        (["this", "that"], "Unrecognized options: that"),
        (["--threads", "1000000"], "--threads must be None or a whole number, from 1 to 1024, got"),
        (["--device", "tpu"], "--device must be cpu, cuda or cuda:N, got 'tpu'"),
        (["--widths", "4", "0"], "--widths must be several, each a whole number, 1 or more, got"),
    ],
)
def test_what_is_typed_wrong_is_one_line(argv, said, capsys):
    assert ended(argv) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"tests.this: {said}")
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError("no\nsuch\tthing"), "no such thing"), (ValueError("a\x1b[31mb"), "a\\x1b[31mb"),
        (FileNotFoundError(2, "No such file", "x.png"), "no file x.png"),
        (PermissionError(13, "Permission denied", "x.png"), "x.png: Permission denied"),
        (MemoryError(), "out of memory"), (ImportError("no torchrl"), "no torchrl"),
        (FloatingPointError("nan"), "nan"),
    ],
)  # fmt: skip
def test_what_a_person_can_mend_is_one_line(error, said, capsys):
    def fail(options):
        raise error

    assert ended([], fail) == 2
    assert capsys.readouterr().err == f"tests.this: {said}\n"


def test_a_warning_is_one_line_and_the_work_is_done(capsys):
    def warn(options):
        warnings.simplefilter("always")
        warnings.warn("3 pictures are\nskipped", stacklevel=1)

    assert ended([], warn) == 0
    assert capsys.readouterr().err == "tests.this: 3 pictures are skipped\n"


def test_an_unknown_name_is_one_line_and_any_other_key_a_fault_of_ours(capsys):
    assert ended([], lambda options: BRUSHES["bezir"]) == 2
    assert "Did you mean 'bezier'?" in capsys.readouterr().err
    for fault in (lambda options: {}["key"], lambda options: 1 // 0, lambda options: None.what):
        with pytest.raises((KeyError, ZeroDivisionError, AttributeError)):
            ended([], fault)


def test_the_ends_are_0_and_130_after_ctrl_c(capsys):
    def stop(options):
        raise KeyboardInterrupt

    assert ended([]) == 0
    assert ended(["--help"]) == 0
    assert "is asked for" in capsys.readouterr().out
    assert ended([], stop) == 130
    assert capsys.readouterr().err == ""


def test_letters_that_the_terminal_lacks_are_replaced(monkeypatch):
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", terminal)
    assert ended([], lambda options: print("Bézier", flush=True)) == 0
    assert terminal.buffer.getvalue() == b"B?zier\n"
    assert terminal.errors == "strict"


def test_a_reader_who_leaves_keeps_no_work_from_being_done(tmp_path):
    script = f"""
import sys
from pathlib import Path
from tests.renderers.test_command import ended
def work(options):
    for i in range(3):
        print("line", i, flush=True)
        sys.stdin.readline()
    Path({str(tmp_path / "done")!r}).touch()
sys.exit(ended([], work))
"""
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    ) as command:  # fmt: skip
        assert command.stdout.readline() == "line 0\n"
        command.stdout.close()
        command.stdin.write("\n\n\n")
        command.stdin.close()
        assert command.stderr.read() == ""
    assert command.returncode == 0
    assert (tmp_path / "done").exists()
