"""`python -m benchmarks.tables`: the README's tables, written anew from the results.

Each stands between `<!-- NAME -->` and `<!-- /NAME -->`.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import benchmarks.ablations.table as ablations
import benchmarks.leaderboard.table as leaderboard
import benchmarks.neural_renderers.table as neural_renderers
import benchmarks.search.table as search
import benchmarks.speed.table as speed
from benchmarks.leaderboard.standings import read_results
from benchmarks.places import RESULTS, ROOT
from renderers.files import write_text
from renderers.workshop.command import OnThreads, run

README = ROOT / "README.md"


@dataclass(frozen=True)
class Tables(OnThreads):
    """Write the README's tables anew from the results."""

    results: Path = RESULTS
    """folder of the results"""
    readme: Path = README
    """where they go"""


def main(argv: Sequence[str] | None = None) -> None:
    """Write what the command line says."""
    run(Tables, write, argv, prog="python -m benchmarks.tables", about=__doc__)


def write(options: Tables) -> str:
    """Replace every table; the README's text, which is also written."""
    text = filled(options.readme.read_text(), options.results)
    write_text(options.readme, text)
    print(f"written to {options.readme}")
    return text


def filled(text: str, results: Path = RESULTS) -> str:
    """The text with every table as the results have it now.

    Raises:
        ValueError: the text has no place for a table.
    """
    for name, (source, make) in TABLES.items():
        table = make(read(results / source))
        place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        if not place.search(text):
            raise ValueError(f"no <!-- {name} --> ... <!-- /{name} --> in the text")
        text = place.sub(lambda m, table=table: m[1] + table + "\n" + m[2], text)  # type: ignore[misc]
    return text


def read(source: Path) -> Any:
    """A result; of a folder, all results of the leaderboard in it; all that match a `*`."""
    if source.is_dir():
        return read_results(source)
    if "*" in source.name:
        return [json.loads(file.read_text()) for file in sorted(source.parent.glob(source.name))]
    return json.loads(source.read_text())


TABLES: dict[str, tuple[str, Callable[[Any], str]]] = {
    "fidelity": ("fidelity.json", neural_renderers.fidelity),
    "gap": ("fidelity.json", neural_renderers.gap),
    "brushes": ("speed-table.json", speed.brushes),
    "scaling": ("speed-table.json", speed.scaling),
    "speed": ("speed.json", speed.speed),
    "equality": ("equality.json", speed.equality),
    "ablations": ("ablation-*.json", ablations.ablations),
    "generalisation": ("generalisation.json", ablations.generalisation),
    "sb3": ("sb3.json", ablations.sb3),
    "leaderboard": ("leaderboard", leaderboard.leaderboard),
    "budgets": ("leaderboard", leaderboard.leaderboard_budgets),
    "photos-200": ("leaderboard", leaderboard.leaderboard_whole),
    "search": ("search.json", search.searched),
}
"""place in the README: the result it comes from, and how"""


if __name__ == "__main__":
    main()
