"""What a sweep has found: trials, best first, as a table and CSV, and the best one's command."""

import csv
import io
import shlex
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from agents.tuning.study import Study, has_learned
from agents.tuning.trial import WHY
from renderers.workshop.ranges import as_option

LEAD = ("trial", "error", "updates", "end")
ENDS = {"COMPLETE": "learned", "PRUNED": "stopped"}
LETTERS = 60
"""of the end of a trial, in the table"""


def best_first(study: Study) -> list[Any]:
    """All trials: those that learned to their end by their error, then the rest, longest first."""
    return sorted(study.trials, key=_rank)


def _rank(trial: Any) -> tuple[bool, float, int]:
    learned = has_learned(trial)
    return (not learned, trial.value if learned else -(trial.last_step or 0), trial.number)


def rows(study: Study) -> list[dict[str, Any]]:
    """The same as rows: number, error, updates, end, and what was varied."""
    return [_row(trial, study) for trial in best_first(study)]


def _row(trial: Any, study: Study) -> dict[str, Any]:
    learned = has_learned(trial)
    last, updates = trial.intermediate_values.get(trial.last_step), study.plan.config.updates
    return {
        "trial": trial.number,
        "error": trial.value if learned else last,
        "updates": updates if learned else trial.last_step or 0,
        "end": trial.user_attrs.get(WHY, ENDS.get(trial.state.name, "not ended")),
        **{one.field: trial.params.get(one.field) for one in study.space},
    }


def as_csv(found: list[dict[str, Any]]) -> str:
    """Rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(found[0]) if found else LEAD, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return text.getvalue()


def as_table(found: list[dict[str, Any]]) -> str:
    """Rows in columns, for a person; the end of a trial stands last."""
    names = [*(x for x in (found[0] if found else LEAD) if x != "end"), "end"]
    cells = [names, *([_shown(row[name])[:LETTERS] for name in names] for row in found)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ("  ".join(map(str.ljust, line, widths)).rstrip() for line in cells)
    return "\n".join(lines)


def _shown(value: Any) -> str:
    return "" if value is None else f"{value:.5g}" if isinstance(value, float) else str(value)


def options(config: Any, preset: Any) -> list[str]:
    """What is to be typed for a config, where a preset is the default."""
    words: list[str] = []
    for name in (field.name for field in fields(config)):
        value = getattr(config, name)
        if value != getattr(preset, name):
            words += _typed(as_option(name), value)
    return words


def _typed(option: str, value: Any) -> list[str]:
    if isinstance(value, bool):
        return [option if value else option.replace("--", "--no-", 1)]
    if isinstance(value, tuple):
        return [option, *map(str, value)]
    return [option, str(value)]


def command(name: str, preset: str, *, config: Any, presets: Mapping[str, Any], out: str) -> str:
    """The line that trains a config."""
    words = ["python", "-m", "agents.train", name, "--preset", preset]
    return shlex.join([*words, *options(config, presets[preset]), "--out", out])
