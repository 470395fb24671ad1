"""The leaderboard as a static page."""

from pathlib import Path


def write(out: Path, board: Path) -> Path:
    """Write the page."""
    raise NotImplementedError
