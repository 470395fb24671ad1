"""The leaderboard as a static page: files that a browser opens without a server or a network.

FOLDER/
    index.html board.css board.js   as in benchmarks/leaderboard/browser/
    data.js                         suites and results; `learned`: from what, weights made by what
    pictures/DATASET.webp           the first pictures of a data set, where they may be shown
    pictures/SUITE-ENTRY.webp       what a painter made of them
    films/SUITE-ENTRY.mp4           how
    paintings/SUITE-ENTRY.npz       strokes of the film's first picture, for the studio

Everything comes from the results that are kept (standings.py); nothing is painted anew.
"""

import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from benchmarks.leaderboard.figure import paintings, write_film, write_strip
from benchmarks.leaderboard.learned import learned
from benchmarks.leaderboard.single import painting_of
from benchmarks.leaderboard.standings import BOARD, read_results, read_shown, read_targets
from benchmarks.leaderboard.suites import SUITES, Suite
from renderers import BRUSHES
from renderers.files import together, write_text
from renderers.workshop.locks import one_at_a_time

BROWSER = Path(__file__).parent / "browser"
PICTURES, FILMS, PAINTINGS = "pictures", "films", "paintings"
FILES = ("index.html", "board.css", "board.js")
LARGEST = 2**16
"""bytes of strokes that the page offers: it is loaded from a repository"""
FIRST = "photos-200"
"""suite that is shown first"""
TERMS = (
    "The pictures are squares of photographs bundled with scikit-image (public domain or CC0), "
    "digits of MNIST (CC BY-SA 3.0) and Kodak's test photographs (released for unrestricted use)."
)


def write(out: Path, board: Path = BOARD) -> Path:
    """Write the page anew, all of it in the place of what was there; its index.html.

    Raises:
        ValueError: there are no results, or the folder holds something else.
    """
    results = read_results(board)
    if not results:
        raise ValueError(f"no results in {board}: `python -m benchmarks.leaderboard run random`")
    if _others(out) and not (out / "board.js").exists():
        raise ValueError(f"{out} is neither empty nor a leaderboard's page: name another folder")
    with one_at_a_time(out, "writing the page"):
        with together(out) as new:
            _write(new, results, board)
            kept = {file.relative_to(new) for file in new.rglob("*")}
        for folder in (FILMS, PICTURES, PAINTINGS):
            for file in (out / folder).glob("*.*"):
                if file.relative_to(out) not in kept:
                    file.unlink()
    return out / "index.html"


def _others(out: Path) -> set[str]:
    """What lies there, can be seen and is nothing of a page's."""
    seen = {x.name for x in out.glob("*") if not x.name.startswith(".")}
    return seen - {*FILES, "data.js", PICTURES, FILMS, PAINTINGS}


def _write(out: Path, results: list[dict[str, Any]], board: Path) -> None:
    for name in FILES:
        shutil.copyfile(BROWSER / name, out / name)
    data = {
        "first": FIRST if any(r["suite"] == FIRST for r in results) else results[0]["suite"],
        "terms": TERMS,
        "suites": [_suite(SUITES[name], board, out) for name in _names(results)],
        "results": [
            {**result, **_pictures(result, board, out), "learned": asdict(learned(result))}
            for result in results
        ],
    }
    write_text(out / "data.js", f"const BOARD = {_script(data)};\n")


def _names(results: list[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(result["suite"] for result in results))


def _suite(suite: Suite, board: Path, out: Path) -> dict[str, Any]:
    """What the page says of a suite; its pictures are written."""
    targets, file = read_targets(suite, board), f"{PICTURES}/{suite.dataset}.webp"
    if targets is not None:
        write_strip(targets, out / file)
    return {
        "name": suite.name,
        "dataset": suite.dataset,
        "pictures": suite.pictures,
        "budget": suite.budget,
        "size": suite.size,
        "paper": suite.paper,
        "digest": suite.digest,
        "targets": None if targets is None else file,
        "may_be_shown": targets is not None,
    }


@torch.no_grad()
def _pictures(result: dict[str, Any], board: Path, out: Path) -> dict[str, str | None]:
    """Where the page has this result's paintings, film and strokes, which are written."""
    strokes, name = read_shown(result, board), f"{result['suite']}-{result['entry']}"
    if strokes is None:
        return {"strip": None, "film": None, "painting": None}
    brush = BRUSHES[result["brush"]]()
    strip, film = f"{PICTURES}/{name}.webp", f"{FILMS}/{name}.mp4"
    aspect = SUITES[result["suite"]].aspect
    write_strip(paintings(strokes, brush, aspect), out / strip)
    if not strokes.shape[1]:
        return {"strip": strip, "film": None, "painting": None}
    write_film(strokes, brush, out / film, aspect=aspect)
    return {"strip": strip, "film": film, "painting": write_painting(result, strokes[0], out)}


def write_painting(result: dict[str, Any], strokes: Float[Tensor, "T P"], out: Path) -> str | None:
    """Keep the strokes of a result's film; where the page has them, or None if they are many."""
    name = f"{PAINTINGS}/{result['suite']}-{result['entry']}.npz"
    half = strokes.half()  # as they are kept among the results: nothing is lost
    painting_of(half, result["brush"], SUITES[result["suite"]]).save(out / name)
    if (out / name).stat().st_size <= LARGEST:
        return name
    (out / name).unlink()
    return None


def _script(data: dict[str, Any]) -> str:
    """JSON that may stand in a script: no text of a card can end it."""
    return json.dumps(data, indent=0).replace("<", "\\u003c")
