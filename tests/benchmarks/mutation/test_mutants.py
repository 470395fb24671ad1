"""Faults made on purpose: that they are what they say, and that the list of them is up to date."""

import json

import pytest

from benchmarks.mutation.measure import BESIDE, FAULTS, ROOT
from benchmarks.mutation.mutants import mutants, named, sample

SOURCE = '''"""A module of 1 number."""
from dataclasses import dataclass
HALF = 0.5
NAMES = sorted(["a", "b"])

@dataclass
class Config:
    size: int = 3

    def room(self, more: int = 0) -> "list[1]":
        """Of 2 kinds."""
        if not self.size:
            raise ValueError(f"{self.size + 1} is none")
        self.seen = min(1, 2)
        return [x for x in zip("ab", "cd", strict=True) if x is None or self.size**2 - more < 5]
'''
FAULTY = [
    (3, "HALF = 0.5", "HALF = 1.0"),
    (10, "more: int = 0", "more: int = 1"),
    (12, "if not self.size:", "if self.size:"),
    (14, "self.seen = min(1, 2)", "pass"),
    (14, "min(1, 2)", "max(1, 2)"),
    (14, "min(1, 2)", "min(2, 2)"),
    (14, "min(1, 2)", "min(1, 3)"),
    (15, "x is None", "x is not None"),
    (15, "None or", "None and"),
    (15, "**2", "*2"),
    (15, "**2", "**3"),
    (15, "2 - more", "2 + more"),
    (15, "more < 5", "more >= 5"),
    (15, "more < 5", "more <= 5"),
    (15, "more < 5", "more < 6"),
]


def test_every_fault_is_a_line_and_nothing_else():
    whole = SOURCE.splitlines()
    wanted = set()
    for line, was, became in FAULTY:
        (place,) = [i for i, text in enumerate(whole, 1) if was in text and i == line]
        assert place == line
        wanted.add((line, whole[line - 1].replace(was, became).strip()))
    found = mutants(SOURCE)
    assert {(m.line, m.became) for m in found} == wanted
    for m in found:
        changed = [
            i
            for i, (a, b) in enumerate(zip(whole, m.source.splitlines(), strict=True), 1)
            if a != b
        ]
        assert changed == [m.line]
        assert m.was == whole[m.line - 1].strip()


def test_a_sample_is_drawn_by_its_seed_and_keeps_to_it_when_other_lines_change():
    found = mutants(SOURCE)
    few = sample(found, 5, 0)
    assert len(few) == 5
    assert few == sample(found[::-1], 5, 0) != sample(found, 5, 1)
    moved = sample(mutants("\n\n" + SOURCE), 5, 0)
    assert [m.became for m in moved] == [m.became for m in few]
    assert {m.source for m in sample(found, 100, 0)} == {m.source for m in found}


def test_the_faults_that_are_named_can_be_made():
    said = json.loads(FAULTS.read_text())
    for module, faults in said["named"].items():
        for was, became in faults.items():
            assert became in named((ROOT / module).read_text(), was, became).source
    with pytest.raises(ValueError, match="is there 0 times: wanted once"):
        named(SOURCE, "size: float", "size: str")
    assert set(said["equivalent"]) <= set(BESIDE)
    for module, tests in BESIDE.items():
        assert (ROOT / module).is_file()
        assert all((ROOT / "tests" / f"{test}.py").is_file() for test in tests)
