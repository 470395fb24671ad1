"""Every room has the same files: its command, what it measures, its figure and its table."""

import pytest

from tests.support.shapes import ROOT

FILES = {"__main__.py", "measure.py", "figure.py", "table.py"}
ROOMS = {file.parent.name: file.parent for file in (ROOT / "benchmarks").glob("*/__init__.py")}
LACKS = {"mutation": {"figure.py": "which faults were missed is a list, and no curve"}}
"""what a room does without, and why"""


@pytest.mark.parametrize("name", ROOMS)
def test_a_room_has_the_same_files_as_the_others_or_a_reason(name):
    found = {file.name for file in ROOMS[name].glob("*.py")}
    assert FILES - found == LACKS.get(name, {}).keys()


def test_the_room_of_each_reason_is_there():
    assert LACKS.keys() <= ROOMS.keys()
