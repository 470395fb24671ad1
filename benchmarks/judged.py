"""Networks that are judged one by one: what they are called, and their rows in a result."""

import json
from pathlib import Path
from typing import Any

from renderers.files import write_text
from renderers.workshop.reading import read_json

KEPT = ("samples", "seconds", "processor_seconds")
"""what a network's card says of its training"""


def called(place: Path) -> str:
    """A network's name: of its file, or of its run's folder."""
    whole = place.resolve()
    return whole.parent.name if whole.stem in ("best", "final") else whole.stem


def still_at(config: dict[str, Any]) -> str | None:
    """Where the data set of a config lay, if that is there on this machine."""
    lay = config.get("data_dir")
    return lay if lay and Path(lay).exists() else None


def put(file: Path, name: str, row: dict[str, Any]) -> Path:
    """Keep a row in a result, in place of that of the same name; the result's file."""
    rows = read_json(file, "holds no result")["rows"] if file.exists() else {}
    file.parent.mkdir(parents=True, exist_ok=True)
    kept = dict(sorted({**rows, name: row}.items()))
    write_text(file, json.dumps({"rows": kept}, indent=1) + "\n")
    return file
