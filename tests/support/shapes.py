"""Which modules have their shapes checked while tests run: all but a short list."""

from functools import partial
from pathlib import Path

from beartype import BeartypeConf, beartype

ROOT = Path(__file__).parents[2]
FLOORS = ("renderers", "paint_gym", "agents", "benchmarks")
UNCHECKED = {
    "renderers.tiles.cpu": "numba compiles what is in it, but for what launches it",
    "renderers.tiles.cuda": "Triton compiles what is in it, but for what launches it",
    "renderers.workshop.ranges": "checks what it is given itself, in words for people",
    "paint_gym.easel.pixels_cpu": "numba compiles it",
    "paint_gym.config": "checks itself, in words for people",
}
CHECKED = ("renderers.tiles.cpu.launch", "renderers.tiles.cuda.launch")

check = beartype(conf=BeartypeConf(is_pep484_tower=True))
"""what checks: a whole number is a number"""


def modules() -> list[str]:
    """Every module of ours; a package by its own name."""
    files = [file for floor in FLOORS for file in (ROOT / floor).rglob("*.py")]
    parts = [file.relative_to(ROOT).with_suffix("").parts for file in files]
    return sorted(".".join(names).removesuffix(".__init__") for names in parts)


def checked() -> list[str]:
    """Those that the hook checks: it takes a name for all that is below it, too."""
    left = (name for name in modules() if not any(map(partial(meet, name), UNCHECKED)))
    return [*CHECKED, *left]


def meet(one: str, other: str) -> bool:
    """Whether one of two modules holds the other, or is it."""
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")
