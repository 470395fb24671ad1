"""What is submitted, to a small suite."""

import pytest

from benchmarks.leaderboard.submission import Card, write_submission
from tests.support.suites import strokes_of


@pytest.fixture
def card(tiny):
    return Card(
        suite=tiny.name, digest=tiny.digest, painter="visitor", authors="A. Painter",
        brush="bezier", budget=tiny.budget, seeds=[0], hardware="a laptop",
        seconds_per_picture=0.5, licence="CC0-1.0", link="https://example.org",
    )  # fmt: skip


@pytest.fixture
def submission(tmp_path, card):
    """A submission that is accepted."""
    write_submission(tmp_path / "mine", card, {0: strokes_of(3)})
    return tmp_path / "mine"
