"""Kept files damaged at random: each is read as it was, or refused in one line that names it.

Never another error, never another meaning, never without an end. Some are damaged byte by byte;
others are forged: whole, with a digest that fits, and of odd content.
"""

import contextlib
import random
import shutil
import signal

import pytest

from renderers.workshop.reading import LONGEST
from tests.support.damage import damaged
from tests.support.kept_files import KINDS
from tests.support.states import assert_same

FEW, MANY = 50, 500
"""damaged files of each kind: always, and at the full size"""
SECONDS = 60
"""for one file, on a busy machine"""


@contextlib.contextmanager
def limited():
    """An end to whatever never ends."""

    def late(*_):
        pytest.fail("it hangs")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def fuzz(name, rounds, tmp_path, suite):
    kind, whole, there = KINDS[name], tmp_path / "whole" / name, tmp_path / "damaged" / name
    kind.make(whole, suite) if name == "submission" else kind.make(whole)
    copy(whole, there)
    meant, refused = kind.read(there), 0
    for seed in range(rounds):
        chance = random.Random(f"{name} {seed}")
        copy(whole, there)
        odd = chance.randrange(3) == 0
        if odd:
            try:
                kind.forge(there, chance)
            except (TypeError, AttributeError, ValueError, RuntimeError):
                continue  # our own writer refuses it
        else:
            file = kind.pick(there, chance) if there.is_dir() else there
            file.write_bytes(damaged(file.read_bytes(), chance))
        try:
            with limited():
                found = kind.read(there)
        except (ValueError, FileNotFoundError) as error:
            refused += 1
            said = str(error)
            assert str(there) in said, (seed, said)
            assert said.isprintable(), (seed, said)
            assert len(said.replace(str(there), "")) < 2 * LONGEST, (seed, said)
            assert len(said.replace(str(there), "").split()) > 5, (seed, said)
            continue
        except Exception as error:
            raise AssertionError(f"{name}, seed {seed}: {type(error).__name__}") from error
        if not odd and meant is not None:
            assert_same(found, meant)
    assert refused > rounds / 4


def copy(whole, there):
    if there.parent.exists():
        shutil.rmtree(there.parent)
    there.parent.mkdir(parents=True)
    shutil.copytree(whole, there) if whole.is_dir() else shutil.copyfile(whole, there)


@pytest.mark.parametrize("name", KINDS)
def test_what_is_damaged_is_refused_in_a_line_or_read_as_it_was(name, tmp_path, tiny):
    fuzz(name, FEW, tmp_path, tiny)


@pytest.mark.thorough
@pytest.mark.parametrize("name", KINDS)
def test_many_that_are_damaged_are_refused_in_a_line_or_read_as_they_were(name, tmp_path, tiny):
    fuzz(name, MANY, tmp_path, tiny)
