"""Results of the leaderboard as files, and one result made from measured pictures.

benchmarks/results/leaderboard/
    DATASET.png       the few pictures that the page shows, side by side, where they may be shown
    SUITE/ENTRY.json  entry, suite, its digest, brush, seeds; `figures`: mean, low, high of mse,
                      psnr, ssim, strokes, visible; what the interval resamples; seconds (`of`:
                      the day and commit of an idle machine, where they are not those of the last
                      painting); gap; machine; card
    SUITE/ENTRY.npz   `mse` [S,N] of every seed and picture; where the pictures may be shown also
                      `strokes` float16 [n,T,P] of those few, by the first seed
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d

from benchmarks.estimates import estimate, interval_of
from benchmarks.leaderboard.suites import SUITES, Pictures, Suite
from benchmarks.places import RESULTS
from paint_gym.paintings.painting import to_bytes
from paint_gym.pictures.reading import read_picture
from renderers.files import together, write_picture, write_text
from renderers.workshop.arrays import read_arrays
from renderers.workshop.reading import read_json, reading

BOARD = RESULTS / "leaderboard"
WIDEST = 256
"""width at most of a picture that is kept for the page, pixels"""
MOST_BYTES = 2**26
"""of a result's arrays, unpacked"""
SHOWN = (10, 7, 0)
"""pictures of a suite that the page shows, by their place in it; those that are there"""


def make_result(
    entry: str, suite: Suite, rows: dict[int, dict[str, Tensor]], **about: Any
) -> dict[str, Any]:
    """One result from what was measured of each seed's paintings."""
    seeds = sorted(rows)
    figures = {
        name: asdict(estimate(torch.stack([rows[seed][name] for seed in seeds])))
        for name in rows[seeds[0]]
    }
    return {
        "entry": entry,
        "suite": suite.name,
        "digest": suite.digest,
        "dataset": suite.dataset,
        "pictures": suite.pictures,
        "size": suite.size,
        "budget": suite.budget,
        "seeds": seeds,
        "interval": interval_of(len(seeds)),
        "figures": {name: _rounded(values) for name, values in figures.items()},
        "mse_of_seeds": [_round(float(rows[seed]["mse"].mean())) for seed in seeds],
        **about,
    }


def write_result(
    result: dict[str, Any],
    mse: Float[Tensor, "S N"],
    shown: Float[Tensor, "n T P"] | None,
    *,
    board: Path = BOARD,
) -> Path:
    """Put a result among the others, in the place of an older one of that name."""
    file = result_file(result["entry"], result["suite"], board)
    arrays: dict[str, Any] = {"mse": mse.numpy().astype(np.float32)}
    if shown is not None:
        arrays["strokes"] = shown.numpy().astype(np.float16)
    lines = [f" {json.dumps(key)}: {json.dumps(value)}" for key, value in result.items()]
    with together(file.parent) as unfinished:
        np.savez_compressed(unfinished / f"{file.stem}.npz", **arrays)
        write_text(unfinished / file.name, "{\n" + ",\n".join(lines) + "\n}\n")
    return file


def result_file(entry: str, suite: str, board: Path = BOARD) -> Path:
    """Where a result is kept."""
    return board / suite / f"{entry}.json"


def read_result(file: Path) -> dict[str, Any]:
    """One result.

    Raises:
        ValueError: the file holds none; names it.
    """
    return read_json(file, "holds no result of the leaderboard")


def read_results(board: Path = BOARD) -> list[dict[str, Any]]:
    """Every result: suites in their order, in each the least squared error first."""
    found = [read_result(file) for file in sorted(board.glob("*/*.json"))]
    order = {name: place for place, name in enumerate(SUITES)}
    known = [result for result in found if result["suite"] in order]
    return sorted(known, key=lambda r: (order[r["suite"]], r["figures"]["mse"]["mean"], r["entry"]))


def read_shown(result: dict[str, Any], board: Path = BOARD) -> Float[Tensor, "n T P"] | None:
    """The strokes of the few paintings that may be shown; None if there are none."""
    file = result_file(result["entry"], result["suite"], board).with_suffix(".npz")
    with reading(file, "holds no paintings of a result"):
        arrays = read_arrays(file, lambda *_: None, MOST_BYTES)
        if "strokes" not in arrays:
            return None
        return torch.from_numpy(arrays["strokes"].astype(np.float32))


def few(rows: Float[Tensor, "N ..."]) -> Float[Tensor, "n ..."]:
    """Those of a suite's pictures, or of their strokes, that the page shows."""
    return rows[[place for place in SHOWN if place < len(rows)]]


def write_targets(suite: Suite, pictures: Pictures, board: Path = BOARD) -> None:
    """Keep the few pictures of a data set that may be shown; does nothing where they may not."""
    if pictures.may_be_shown:
        shown, width = few(pictures.targets), width_of(suite)
        if width < suite.size:
            shown = adaptive_avg_pool2d(shown, (round(suite.aspect * width), width))
        row = torch.cat(list(shown), dim=2)  # [3,H,n*W]
        write_picture(board / f"{suite.dataset}.png", to_bytes(row))


def read_targets(suite: Suite, board: Path = BOARD) -> Float[Tensor, "n 3 H W"] | None:
    """What `write_targets` kept; None if there are none."""
    file = board / f"{suite.dataset}.png"
    if not file.exists():
        return None
    row = torch.from_numpy(read_picture(file)).permute(2, 0, 1).float() / 255
    return torch.stack(row.split(width_of(suite), dim=2))


def width_of(suite: Suite) -> int:
    """Of its pictures, as they are kept for the page, pixels."""
    return min(suite.size, WIDEST)


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: _round(value) for name, value in values.items()}


def _round(value: float) -> float:
    """Six significant digits: no machine agrees on more."""
    return float(f"{value:.6g}")
