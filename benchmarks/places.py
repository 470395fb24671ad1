"""Where results and figures are kept."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results"
FIGURES = Path(__file__).parent / "figures"
DOCS = ROOT / "docs"
"""pages for a browser"""


def aside(place: Path) -> Path:
    """Where a quick trial writes: never over what is committed."""
    return Path("runs/quick") / place.name if place.is_relative_to(Path(__file__).parent) else place
