"""The table of a comparison: a row for each variant, with what its runs took."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from benchmarks.estimates import said_of_seeds, short
from benchmarks.markdown import markdown

Cell = Callable[[dict[str, Any]], str]
"""a figure over seeds, as a cell"""
COSTS = ("updates", "minutes", "went back", "diverged")


def table_of(
    found: dict[str, Any],
    columns: Mapping[str, tuple[str, Cell]],
    ends: Mapping[str, dict[str, Any]],
) -> str:
    """The variants of a comparison, and below them what they lie between.

    Args:
        found: a comparison.
        columns: by their heads, the figure's name, and how it is written.
        ends: figures over seeds of what was not trained, by name.
    """
    rows = [
        [variant["variant"], *cells(variant["judged"], columns), *costs(variant["runs"])]
        for variant in found["variants"]
    ]
    rows += [[name, *cells(figures, columns), *[""] * len(COSTS)] for name, figures in ends.items()]
    return markdown(["variant", *columns, *COSTS], rows)


def cells(judged: dict[str, Any], columns: Mapping[str, tuple[str, Cell]]) -> list[str]:
    """Figures as they are written; nothing for those that are not there."""
    return [write(judged[figure]) if figure in judged else "" for figure, write in columns.values()]


def costs(runs: Sequence[dict[str, Any]]) -> list[str]:
    """Updates and minutes of a run, how often runs went back, and how many diverged."""
    ended = [one for one in runs if "diverged" not in one]
    minutes = f"{sum(one['seconds'] for one in ended) / len(ended) / 60:.1f}" if ended else ""
    updates = f"{ended[0]['updates']:,}" if ended else ""
    back = sum(one["rewound"] for one in runs)
    return [updates, minutes, f"{back}", f"{len(runs) - len(ended)} of {len(runs)}"]


def interval(row: dict[str, Any]) -> str:
    """The mean and its interval; of one seed there is none."""
    return said_of_seeds(row) if len(row["seeds"]) > 1 else short(row["mean"])


def mean(row: dict[str, Any]) -> str:
    """The mean."""
    return short(row["mean"])


def share(row: dict[str, Any]) -> str:
    """The mean, of what is a share of 1."""
    return f"{row['mean']:.2f}"


def seeds(row: dict[str, Any]) -> str:
    """The figure of each seed."""
    return " ".join(short(x) for x in row["seeds"])
