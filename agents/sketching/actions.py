"""What can be done to a sketch: each by a button and by keys, from one table."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from agents.sketching.colors import beside
from agents.sketching.sketch import Sketch

Do = Callable[[Sketch], None]


@dataclass(frozen=True)
class Action:
    """Something that a person does.

    Attributes:
        name: on its button.
        keys: that do it, as they are called; the first is shown.
        do: to the sketch.
    """

    name: str
    keys: tuple[str, ...]
    do: Do


def actions_of(sketch: Sketch) -> tuple[Action, ...]:
    """Those that have buttons, in their order; the tools of the page first."""
    tools = (Action(name, (name[0],), partial(_take, name=name)) for name in sketch.page.tools)
    return (
        *tools,
        Action("thinner", ("[", "-"), partial(Sketch.widen, steps=-1)),
        Action("wider", ("]", "+", "="), partial(Sketch.widen, steps=1)),
        Action("undo", ("z", "u"), Sketch.undo),
        Action("redo", ("y",), Sketch.redo),
        Action("clear", ("c", "delete"), Sketch.clear),
    )


def steps_of(sketch: Sketch) -> tuple[Action, ...]:
    """Steps in the chart, which have keys alone."""
    ways = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
    return tuple(Action(key, (key,), partial(_step, way=way)) for key, way in ways.items())


def _take(sketch: Sketch, name: str) -> None:
    sketch.lift()
    sketch.tool = name


def _step(sketch: Sketch, way: tuple[int, int]) -> None:
    sketch.color(beside(sketch.pen.color, *way))
