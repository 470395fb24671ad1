"""What the page of the papers' figures says, from the results of this room."""

from pathlib import Path
from typing import Any

from benchmarks.markdown import markdown
from benchmarks.papers.comparisons import COMPARISONS
from benchmarks.places import read_result

SECTIONS = Path(__file__).parent / "pages" / "sections"
"""what is said of each comparison, where its result is there"""


def facts(results: Path) -> dict[str, Any]:
    """What stands in the places of `pages/papers.md`."""
    there = [name for name in COMPARISONS if (results / f"papers-{name}.json").is_file()]
    return {
        "sections": "\n".join(
            section(name, read_result(f"papers-{name}", results)) for name in there
        ),
        "descent": read_result("papers-descent", results),
    }


def section(name: str, found: dict[str, Any]) -> str:
    """What is said of a comparison, with its table."""
    return (SECTIONS / f"{name}.md").read_text().format(**found, table=beside(found))


def beside(found: dict[str, Any]) -> str:
    """Every way: PSNR, how far it is above the first abreast, SSIM, seconds of the process."""
    head = ["", "PSNR, dB", "above (95 %)", "SSIM", "s/picture"]
    rows = [
        [
            way,
            f"{row['psnr']['mean']:.2f}",
            "{mean:+.2f} ({low:+.2f} to {high:+.2f})".format(**row["above"])
            if i % found["abreast"]
            else "",
            f"{row['ssim']['mean']:.3f}",
            f"{row['seconds']['mean']:.2f}",
        ]
        for i, (way, row) in enumerate(found["ways"].items())
    ]
    return markdown(head, rows)
