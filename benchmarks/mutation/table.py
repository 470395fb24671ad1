"""What the page of faults made on purpose says, from the result of `measure`."""

from pathlib import Path
from typing import Any

from benchmarks.markdown import markdown
from benchmarks.places import read_result


def facts(results: Path) -> dict[str, Any]:
    """What stands in the places of `pages/mutation.md`."""
    found = read_result("mutation", results)
    return {"modules": modules(found), "found": found, "count": len(found["modules"])}


def modules(found: dict[str, Any]) -> str:
    """How many faults were made in each module, and how many some test noticed."""
    rows = []
    for name, one in sorted(found["modules"].items()):
        count = [row["by"] is not None for row in one["rows"] if "equivalent" not in row]
        rows.append([f"`{name}`", f"{len(count)}", f"{sum(count)}"])
    return markdown(["module", "faults", "noticed"], rows)
