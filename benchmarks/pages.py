"""`python -m benchmarks.pages`: pages of results and the READMEs' rows, written from the results.

    benchmarks/ROOM/pages/NAME.md   what is said of results; tables and numbers stand in places,
                                    such as {search} or {mse[faces-200]:.5f}
    benchmarks/ROOM/table.py        `facts`: what stands there, worked out from benchmarks/results/
    docs/results/NAME.md            both together, and where the results it names were measured

Links in those pages lead from docs/results/, where they are read. In a README the rows stand
between `<!-- board -->` and `<!-- /board -->`.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import benchmarks.ablations.table as ablations
import benchmarks.generators.table as generators
import benchmarks.leaderboard.table as leaderboard
import benchmarks.mutation.table as mutation
import benchmarks.neural_renderers.table as neural_renderers
import benchmarks.papers.table as papers
import benchmarks.search.table as search
import benchmarks.speed.table as speed
import benchmarks.studio.table as studio
import benchmarks.style.table as style
import benchmarks.translators.table as translators
from benchmarks.leaderboard.standings import read_results
from benchmarks.markdown import markdown
from benchmarks.places import DOCS, RESULTS, ROOT
from renderers.files import write_text
from renderers.workshop.command import OnThreads, run
from renderers.workshop.reading import read_json

ROOMS: dict[str, Callable[[Path], dict[str, Any]]] = {
    "leaderboard": leaderboard.facts,
    "search": search.facts,
    "ablations": ablations.facts,
    "neural_renderers": neural_renderers.facts,
    "generators": generators.facts,
    "translators": translators.facts,
    "style": style.facts,
    "papers": papers.facts,
    "speed": speed.facts,
    "studio": studio.facts,
    "mutation": mutation.facts,
}
"""who works out what the pages of a room say"""
NAMED = re.compile(r"benchmarks/results/([\w*-]+\.json|leaderboard)\b")
"""a result, as pages name it"""
FEW = 4
"""commits that are named; of more their number is"""


@dataclass(frozen=True)
class Options(OnThreads):
    """Write the pages of results, and the READMEs' rows of the leaderboard."""

    results: Path = RESULTS
    """folder of the results"""
    out: Path = DOCS / "results"
    """folder of the pages"""
    readmes: Path = ROOT
    """folder of the READMEs"""


def main(argv: Sequence[str] | None = None) -> None:
    """Write what the command line says."""
    run(Options, write, argv, prog="python -m benchmarks.pages", about=__doc__)


def write(options: Options) -> None:
    """Write all anew that is not as the results have it."""
    files = {options.out / name: text for name, text in pages(options.results).items()}
    for readme in sorted(options.readmes.glob("README*.md")):
        files[readme] = with_rows(readme.read_text(), options.results)
    options.out.mkdir(exist_ok=True)
    for file, text in files.items():
        if not file.exists() or file.read_text() != text:
            write_text(file, text)
            print(f"written: {file}")


def pages(results: Path = RESULTS) -> dict[str, str]:
    """Every page by its file's name, but for one none of whose results are there yet.

    Raises:
        ValueError: a result is not there or holds none, or a page has a place for nothing we know.
    """
    found = {}
    for room, facts in ROOMS.items():
        known = facts(results)
        for file in sorted((Path(__file__).parent / room / "pages").glob("*.md")):
            try:
                text = file.read_text().format_map(known)
            except (KeyError, IndexError, AttributeError) as error:
                raise ValueError(f"{file} has a place for {error}, which no fact fills") from error
            if not any(found_of(name, results) for name in NAMED.findall(text)):
                continue
            head = f"<!-- python -m benchmarks.pages writes this: edit {file.relative_to(ROOT)} -->"
            found[file.name] = f"{head}\n{text}\n{measured(text, results)}"
    return found


def with_rows(text: str, results: Path = RESULTS) -> str:
    """A README with the leaderboard's rows as they are now.

    Raises:
        ValueError: the text has no place for them.
    """
    place = re.compile(r"(<!-- board -->\n).*?(<!-- /board -->)", re.DOTALL)
    if not place.search(text):
        raise ValueError("no <!-- board --> ... <!-- /board --> in the README")
    rows = leaderboard.in_short(read_results(results / "leaderboard"))
    return place.sub(lambda found: f"{found[1]}{rows}\n{found[2]}", text)


def measured(text: str, results: Path = RESULTS) -> str:
    """Where the results that a text names were measured."""
    rows = []
    for name in sorted(set(NAMED.findall(text))):
        files = found_of(name, results)
        machines = [machine for file in files for machine in machines_in(file)]
        whole = [read_json(file, "holds no result") for file in files]
        days = sorted({one["date"] for one in whole if "date" in one})
        commits = list(dict.fromkeys(machine["commit"] for machine in machines))
        rows.append(
            [
                f"`benchmarks/results/{name}`",
                "; ".join(dict.fromkeys(said(machine) for machine in machines)),
                ", ".join(commits) if len(commits) <= FEW else f"{len(commits)}, each in its file",
                " to ".join(dict.fromkeys([days[0], days[-1]])) if days else "that of its commit",
            ]
        )
    head = ["result", "machine", "code at commit", "day"]
    return f"## Where this was measured\n\n{markdown(head, rows)}\n"


def found_of(name: str, results: Path) -> list[Path]:
    """Files of a result, as pages name it."""
    return sorted(results.glob(name if name.endswith(".json") else f"{name}/*/*.json"))


def machines_in(file: Path) -> list[dict[str, Any]]:
    """Every machine that a result says it was measured on."""
    found = []

    def keep(part: dict[str, Any]) -> dict[str, Any]:
        if "machine" in part:
            found.append(part["machine"])
        return part

    json.loads(file.read_text(), object_hook=keep)
    return found


def said(machine: dict[str, Any]) -> str:
    """A machine for a person."""
    on = machine["gpu"] or machine["processor"]
    return f"{on}, {machine['threads']} of {machine['cores']} cores, torch {machine['torch']}"


if __name__ == "__main__":
    main()
