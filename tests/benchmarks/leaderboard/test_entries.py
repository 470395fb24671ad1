"""Entries of the leaderboard by name."""

import pytest

from benchmarks.leaderboard.entries import ENTRIES, SEARCHING, search_of


@pytest.mark.parametrize("name", ENTRIES)
def test_a_result_tells_of_a_search_where_its_painter_searches(name):
    painter = ENTRIES[name](3, "cpu")
    assert ("search" in vars(painter)) == (name in SEARCHING)
    found = search_of(name, 3)
    assert found == (vars(painter.search) if name in SEARCHING else None)
