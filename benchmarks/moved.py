"""Commands of before, by the words that were typed: each says what it is called now, and ends.

`python -m benchmarks.judge` and the others run this file: they are links to it.
"""

import sys
from collections.abc import Sequence

from benchmarks.ablations.variants import ABLATIONS
from renderers.workshop.command import told

COMMANDS = {
    "judge": "leaderboard splits",
    "baselines": "ablations sb3",
    "speed_table": "speed engines",
    "busy": "speed threads",
    "figures": "ablations",
    "figures brush_page": "neural_renderers brush_page",
    "figures curve": "ablations curve",
    "figures env_profile": "speed env_profile",
    "figures equality": "speed equality",
    "figures fidelity": "neural_renderers fidelity",
    "figures gallery": "search gallery",
    "figures generalisation": "ablations generalisation",
    "figures large": "search large",
    "figures stroke_area": "ablations stroke_area",
    "figures tables": "pages",
    "tables": "pages",
    "figures transport": "search transport",
    **{f"figures {name}": f"ablations {name}" for name in ABLATIONS},
}
"""what was typed after `python -m benchmarks.`, and what is typed now"""


def main(module: str, argv: Sequence[str] | None = None) -> None:
    """Refuse a command by its old name; exit code 2.

    Args:
        module: what was run: benchmarks.figures.
        argv: what was typed after it; the command line if not given.
    """
    with told(f"python -m {module}"):
        name = module.removeprefix("benchmarks.")
        words = sys.argv[1:] if argv is None else argv
        now = COMMANDS.get(" ".join([name, *words[:1]]), COMMANDS[name])
        raise ValueError(f"moved: python -m benchmarks.{now}")


if __name__ == "__main__":
    assert __spec__ is not None
    main(__spec__.name)
