"""Commands of before, by the words that were typed: each says what it is called now, and ends.

`python -m benchmarks.judge` and the others run this file: they are links to it.
"""

import sys
from collections.abc import Sequence

from benchmarks.ablations.variants import ABLATIONS
from renderers.registry import Registry
from renderers.workshop.command import told

FIGURES = {
    "brush_page": "neural_renderers brush_page", "curve": "ablations curve",
    "env_profile": "speed env_profile", "equality": "speed equality",
    "fidelity": "neural_renderers fidelity", "gallery": "search gallery",
    "generalisation": "ablations generalisation", "large": "search large",
    "stroke_area": "ablations stroke_area", "tables": "tables", "transport": "search transport",
    **{name: f"ablations {name}" for name in ABLATIONS},
}  # fmt: skip
"""what `python -m benchmarks.figures` drew"""
COMMANDS: Registry = Registry(
    "command", judge="leaderboard splits", baselines="ablations sb3", speed_table="speed engines",
    busy="speed threads", **{f"figures {name}": now for name, now in FIGURES.items()},
)  # fmt: skip
"""what was typed after `python -m benchmarks.`, and what is typed now"""


def main(module: str, argv: Sequence[str] | None = None) -> None:
    """Refuse a command by its old name; exit code 2.

    Args:
        module: what was run: benchmarks.figures.
        argv: what was typed after it; the command line if not given.
    """
    with told(f"python -m {module}"):
        words = sys.argv[1:] if argv is None else argv
        name = module.removeprefix("benchmarks.")
        old = " ".join([name, *words[:1]]) if name == "figures" else name
        if old in COMMANDS:
            raise ValueError(f"moved: python -m benchmarks.{COMMANDS[old]}")
        raise ValueError("moved: python -m benchmarks.ablations, search, speed and others")


if __name__ == "__main__":
    assert __spec__ is not None
    main(__spec__.name)
