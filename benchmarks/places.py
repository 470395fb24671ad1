"""Where results and figures are kept."""

from pathlib import Path
from typing import Any

from renderers.workshop.reading import read_json

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results"
FIGURES = Path(__file__).parent / "figures"
DOCS = ROOT / "docs"
"""pages for a browser"""


def read_result(name: str, results: Path = RESULTS) -> dict[str, Any]:
    """What `results/NAME.json` holds.

    Raises:
        ValueError: there is none, or it is none.
    """
    return read_json(results / f"{name}.json", "holds no result")


def aside(place: Path) -> Path:
    """Where a quick trial writes: never over what is committed."""
    return Path("runs/quick") / place.name if place.is_relative_to(Path(__file__).parent) else place
