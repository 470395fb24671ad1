"""What the studio offers: painters with their brushes, and translators with their way of drawing.

Both are found, not listed: whoever builds a painter of a brush can paint with it, and the
translators are those whose weights ship.
"""

from functools import cache
from pathlib import Path
from typing import Any

from agents.gan.translators import KIND
from agents.painters.by_name import ON_ANY, PAINTERS, SEARCHING, Wishes
from agents.painters.weights import SHIPPED
from agents.sketching.pages import PAGES
from paint_gym.pairs import PAIRS
from renderers import BRUSHES
from renderers.weights import read_about


def painters() -> list[dict[str, Any]]:
    """Each painter's name, its brushes, its usual one first, and what else it can.

    Whether it searches, and begins on any background.
    """
    return [
        {
            "name": name,
            "brushes": list(brushes(name)),
            "searching": name in SEARCHING,
            "on_any": name in ON_ANY,
        }
        for name in PAINTERS
    ]


@cache
def brushes(painter: str) -> tuple[str, ...]:
    """The brushes that a painter can use, of those that have a name of their own."""
    usual = PAINTERS[painter](Wishes()).brush.name
    others = (name for name in BRUSHES if name != usual and can_use(painter, name))
    return (usual, *others)


@cache
def can_use(painter: str, brush: str) -> bool:
    """Whether a painter can use a brush, mixed ones too."""
    try:
        PAINTERS[painter](Wishes(brush))
    except ValueError:
        return False
    return True


def translators() -> list[dict[str, str]]:
    """Each translator's name, and what is drawn for it: lines, colors or dots."""
    return [{"name": name, "drawn": drawn} for name, drawn in shipped_translators().items()]


@cache
def shipped_translators() -> dict[str, str]:
    """What is drawn for each translator that ships, by its name; not to be changed."""
    found = {}
    for file in sorted(SHIPPED.parent.glob("*.safetensors")):
        about = read_about(file)
        if about.kind == KIND and (drawn := PAIRS[about.spec["pairs"]["name"]].drawn) in PAGES:
            found[file.stem] = str(drawn)
    return found


def weights_of(translator: str) -> Path:
    """The file of a translator that ships."""
    return SHIPPED.with_name(f"{translator}.safetensors")
