"""What the leaderboard ranks: anything that turns targets into strokes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.networks.actors import SEES, VIEW_PLANES, make_actor, see
from agents.painters.squared import squared_error
from agents.windows.choice import ByGlance, Choice, NearWhole, OnSchedule
from agents.windows.glance import Glance
from agents.windows.grid import SMALLEST
from agents.windows.look import SIDES, Windows, crop, drawable, to_canvas
from paint_gym.state import advance, begin
from renderers import BRUSHES, Brush, Renderer, blank, make_renderer
from renderers.weights import fill, halved, read_weights, write_weights
from renderers.workshop.reading import reading

SHIPPED = Path(__file__).parents[1] / "weights" / "general.safetensors"
"""the actor that `load_painter` takes when none is named"""
ATTEMPTS = 4
"""looks for one bundle, before it is given up"""
TRIES, NEAR_TRIES = 4, 16
"""windows painted in before the best is kept, for each bundle: by a glance, near the whole"""

LOOKS = ("whole", "near", "window", "learned")
"""where an actor may look; `agents.ddpg_mb.config`"""
LARGEST, MOST_BUNDLE, MOST_LAYERS = 1024, 1000, 64
"""pixels of a view or a canvas along each side, strokes in one action, stages of a network: what an
actor that is read from a file may have at most"""
GLANCE = "glance."
"""what the names of a learned look's weights begin with"""


@runtime_checkable
class Painter(Protocol):
    """Paints pictures it has never seen."""

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        ...

    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """At most `budget` strokes per picture, in painting order."""
        ...


@dataclass
class PolicyPainter:
    """Rolls a policy out on the whole canvas: one bundle after another until the budget is spent.

    Attributes:
        actor: view to K strokes.
        renderer: the dynamics, for looking at what has been painted.
        bundle: strokes in one action.
        view: pixels the actor sees along each side; the canvas is resized to that.
    """

    actor: nn.Module
    renderer: Renderer
    bundle: int
    view: int

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        return self.renderer.brush

    @torch.no_grad()
    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`. Square canvases only, as in the paper."""
        if targets.shape[-1] != targets.shape[-2]:
            raise ValueError(
                f"a whole-canvas painter paints squares, got {targets.shape[-1]} x "
                f"{targets.shape[-2]} px: crop the picture, or use a window painter"
            )
        self.actor.eval()
        state = begin(targets, bundles(budget, self.bundle))
        laid = []
        for _ in range(state.horizon):
            canvas, target = (fit(x, self.view) for x in (state.canvas, state.target))
            laid.append(self.actor(see(canvas, target, state.step / state.horizon)))
            state = advance(state, laid[-1], self.renderer)
        return torch.cat(laid, dim=1)


@dataclass
class WindowPainter:
    """Looks at the window that needs it most, paints a bundle there, looks again.

    A bundle that does not lower the error of its canvas is not laid: other windows are tried,
    up to `ATTEMPTS` times; if all fail, a bundle that changes nothing is laid (it counts).

    Attributes:
        choose: what chooses the windows of a painting, told how many bundles it has.
        least_side: of the windows it has learned to paint in; smaller ones are said to be this.
    """

    actor: nn.Module
    renderer: Renderer
    bundle: int
    view: int
    choose: Callable[[int], Choice] = OnSchedule
    least_side: float = SIDES[-1][1]

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        return self.renderer.brush

    @torch.no_grad()
    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`. Any size and aspect ratio."""
        self.actor.eval()
        batch, _, height, width = targets.shape
        horizon = bundles(budget, self.bundle)
        choice = self.choose(horizon)
        canvas = blank(batch, height, width, targets.device)
        laid = canvas.new_zeros(batch, horizon, self.bundle, len(self.brush.params))
        for done in range(horizon):
            pending = torch.arange(batch, device=targets.device)
            for _ in range(ATTEMPTS):
                pending = self._attempt(canvas, targets, laid[:, done], pending, choice, done)
                if not len(pending):
                    break
            else:
                self._pass(canvas, laid, pending, done)
        return laid.flatten(1, 2)

    def _attempt(
        self, canvas: Tensor, targets: Tensor, laid: Tensor, rows: Tensor, choice: Choice, done: int
    ) -> Tensor:
        """Paint a bundle on these canvases, in place where it helps; the rows where it did not."""
        windows = choice.propose(canvas[rows], targets[rows], rows, done)
        tries = len(windows.side) // len(rows)
        seen, wanted = (x[rows].repeat_interleave(tries, 0) for x in (canvas, targets))
        strokes = self.strokes(seen, wanted, windows)
        painted = self.renderer.paint(seen, strokes)
        gains = (squared_error(seen, wanted) - squared_error(painted, wanted)).view(-1, tries)
        choice.note(rows, gains)
        most, best = gains.max(1)
        best = best + tries * torch.arange(len(rows), device=rows.device)
        better = most > 0
        canvas[rows[better]], laid[rows[better]] = painted[best[better]], strokes[best[better]]
        laid[rows[~better]] = strokes[best[~better]]
        return rows[~better]

    def strokes(
        self, canvas: Float[Tensor, "B 3 H W"], targets: Float[Tensor, "B 3 H W"], windows: Windows
    ) -> Float[Tensor, "B K P"]:
        """The actor's answer in these windows, in canvas coordinates."""
        seen, wanted = (crop(x, windows, self.view) for x in (canvas, targets))
        answer = self.actor(see(seen, wanted, windows.side[:, 0].clamp(min=self.least_side)))
        return to_canvas(drawable(answer, self.brush, windows.side), self.brush, windows)

    def _pass(self, canvas: Tensor, laid: Tensor, rows: Tensor, done: int) -> None:
        """A bundle that changes as little as it can: what was tried last, with opacity 0.

        A brush without opacity lays its last bundle once more, over itself.
        """
        is_alpha = torch.tensor([p.kind == "alpha" for p in self.brush.params])
        if is_alpha.any():
            laid[rows, done] = laid[rows, done].masked_fill(is_alpha.to(laid.device), 0.0)
            return
        laid[rows, done] = laid[rows, max(0, done - 1)]
        canvas[rows] = self.renderer.paint(canvas[rows], laid[rows, done])


def bundles(budget: int, bundle: int) -> int:
    """Actions in an episode.

    Raises:
        ValueError: if the budget is not a positive multiple of the bundle.
    """
    if budget < 1 or budget % bundle:
        raise ValueError(f"budget {budget} is not a positive multiple of the bundle {bundle}")
    return budget // bundle


def fit(picture: Float[Tensor, "B 3 H W"], size: int) -> Float[Tensor, "B 3 size size"]:
    """The picture at size x size px, area-averaged."""
    if picture.shape[-1] == size:
        return picture
    return nn.functional.interpolate(picture, (size, size), mode="area")


def make_painter(
    spec: dict[str, Any], actor: nn.Module, device: torch.device | str = "cpu",
    glance: Glance | None = None,
) -> PolicyPainter | WindowPainter:  # fmt: skip
    """The painter that rolls this actor out; `spec` is what travels with its weights."""
    renderer = make_renderer("auto", BRUSHES[spec["brush"]](), device)
    actor.to(device)
    if spec["look"] == "whole":
        return PolicyPainter(actor, renderer, spec["bundle"], spec["view"])
    painter = WindowPainter(actor, renderer, spec["bundle"], spec["view"])
    if spec["look"] == "near":
        painter.choose = lambda horizon: NearWhole(NEAR_TRIES)
    if glance is not None:
        glance.to(device)
        painter.choose = lambda horizon: ByGlance(glance, TRIES)
        painter.least_side = SMALLEST / spec["size"]
    return painter


def save_actor(
    actor: nn.Module, spec: dict[str, Any], path: Path, glance: Glance | None = None
) -> None:
    """Write the weights in float16 with the spec as their card; atomic."""
    kept = actor.state_dict()
    if glance is not None:
        kept |= {GLANCE + name: x for name, x in glance.state_dict().items()}
    write_weights(path, halved(kept), spec)


def load_painter(
    path: Path | None = None, device: torch.device | str = "cpu"
) -> PolicyPainter | WindowPainter:
    """The painter in a file of weights; the shipped one when none is named.

    Raises:
        FileNotFoundError: no such file.
        ValueError: a file that holds no actor of ours.
    """
    path = SHIPPED if path is None else path
    if not path.is_file():
        raise FileNotFoundError(
            f"no actor at {path}: train one with `python -m agents.train ddpg_mb` "
            "(it writes best.safetensors in its run's folder)"
        )
    with reading(path, "holds no actor of paint-gym, which training writes"):
        weights, spec = read_weights(path)
        if spec.get("sees") != SEES:
            raise ValueError(
                "it was trained by another version of paint-gym: its actor sees "
                f"{spec.get('sees', 'the canvas')!r}, this version shows {SEES!r}; train it again"
            )
        check_spec(spec)
        glanced = {name: weights.pop(name) for name in list(weights) if name.startswith(GLANCE)}
        actor = fill(lambda: make_actor(spec), weights).eval()
        try_out(actor, spec)
        glance = None
        if glanced:
            glance = fill(Glance, {name.removeprefix(GLANCE): x for name, x in glanced.items()})
    return make_painter(spec, actor, device, glance)


def check_spec(spec: dict[str, Any]) -> None:
    """Refuse a card of which no painter can be made.

    Raises:
        ValueError: says which word or number, and what it may be.
        KeyError: one is missing, or no such brush.
    """
    if spec["look"] not in LOOKS:
        raise ValueError(f"its look is {spec['look']!r}, known are {', '.join(LOOKS)}")
    numbers = len(BRUSHES[spec["brush"]].params)
    if spec["numbers"] != numbers:
        raise ValueError(f"its strokes are not of {numbers} numbers, as those of {spec['brush']}")
    if not isinstance(spec["widths"], list) or len(spec["widths"]) > MOST_LAYERS:
        raise ValueError(f"its widths must be a list of at most {MOST_LAYERS}")
    for name, most in (("view", LARGEST), ("size", LARGEST), ("bundle", MOST_BUNDLE)):
        number = spec.get(name, 1) if name == "size" else spec[name]  # older cards lack it
        if type(number) is not int or not 1 <= number <= most:
            raise ValueError(f"its {name} must be 1 ... {most}, got {number!s:.40}")


@torch.no_grad()
def try_out(actor: nn.Module, spec: dict[str, Any]) -> None:
    """Let it answer an empty view.

    Raises:
        ValueError: the answer is no bundle of strokes.
    """
    strokes = actor(torch.zeros(1, VIEW_PLANES, spec["view"], spec["view"]))
    if strokes.shape != (1, spec["bundle"], spec["numbers"]) or not bool(strokes.isfinite().all()):
        raise ValueError(f"it answers a view with {list(strokes.shape)}, or no finite numbers")
