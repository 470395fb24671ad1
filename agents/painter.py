"""What the leaderboard ranks: anything that turns targets into strokes."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import torch
from jaxtyping import Float
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from agents.look import Windows, crop, drawable, error_map, side_at, to_canvas
from agents.networks import make_actor, see
from paint_gym.state import advance, begin
from renderers import BRUSHES, Brush, Renderer, blank, make_renderer

SHIPPED = Path(__file__).parent / "weights" / "general.safetensors"
"""the actor that `load_painter` takes when none is named"""


@runtime_checkable
class Painter(Protocol):
    """Paints pictures it has never seen."""

    brush: Brush

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

    A bundle that does not lower the error of its canvas is laid with opacity 0 (it still counts),
    and that window is not looked at again until another bundle has changed the canvas there.
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
        """See `Painter.paint`. Any size and aspect ratio."""
        self.actor.eval()
        batch, _, height, width = targets.shape
        canvas = blank(batch, height, width, targets.device)
        error, laid, tired = squared_error(canvas, targets), [], Tired()
        for step in range(bundles(budget, self.bundle)):
            side = side_at(step / (budget // self.bundle))
            windows = tired.look(canvas, targets, side)
            strokes = self.strokes(canvas, targets, windows)
            painted = self.renderer.paint(canvas, strokes)
            after = squared_error(painted, targets)
            better = after < error
            tired.update(better)
            canvas = torch.where(better[:, None, None, None], painted, canvas)
            error = torch.where(better, after, error)
            laid.append(torch.where(better[:, None, None], strokes, self._invisible(strokes)))
        return torch.cat(laid, dim=1)

    def strokes(
        self, canvas: Float[Tensor, "B 3 H W"], targets: Float[Tensor, "B 3 H W"], windows: Windows
    ) -> Float[Tensor, "B K P"]:
        """The actor's answer in these windows, in canvas coordinates."""
        seen, wanted = (crop(x, windows, self.view) for x in (canvas, targets))
        answer = self.actor(see(seen, wanted, windows.side[:, 0]))
        return to_canvas(drawable(answer, self.brush, windows.side), self.brush, windows)

    def _invisible(self, strokes: Tensor) -> Tensor:
        """The same strokes with every opacity at 0; unchanged where the brush has none."""
        is_alpha = torch.tensor([p.kind == "alpha" for p in self.brush.params])
        return torch.where(is_alpha.to(strokes.device), 0.0, strokes)


class Tired:
    """Windows that were tried in vain, for each canvas, while the side stays the same."""

    def __init__(self) -> None:
        self.side: float | None = None
        self.vain: Tensor | None = None
        self.chosen: Tensor | None = None

    def look(self, canvas: Tensor, target: Tensor, side: float) -> Windows:
        """The window with the largest error among those not tried in vain."""
        pooled, corners = error_map(canvas, target, side)
        flat = pooled.flatten(1)
        if side != self.side or self.vain is None:
            self.side, self.vain = side, torch.zeros_like(flat, dtype=torch.bool)
        everywhere = self.vain.all(1, keepdim=True)
        self.vain &= ~everywhere  # nothing left: start over
        self.chosen = flat.masked_fill(self.vain, -1).argmax(1)
        return Windows(corners[self.chosen], canvas.new_full((len(canvas), 1), side))

    def update(self, better: Tensor) -> None:
        """Remember which looks were in vain; a canvas that improved is fresh again."""
        assert self.vain is not None and self.chosen is not None
        rows = torch.arange(len(better), device=better.device)
        self.vain[better] = False
        self.vain[rows[~better], self.chosen[~better]] = True


def bundles(budget: int, bundle: int) -> int:
    """Actions in an episode.

    Raises:
        ValueError: if the budget is not a positive multiple of the bundle.
    """
    if budget < 1 or budget % bundle:
        raise ValueError(f"budget {budget} is not a positive multiple of the bundle {bundle}")
    return budget // bundle


def squared_error(
    canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
) -> Float[Tensor, " B"]:
    """Mean squared error of each canvas."""
    return (canvas - target).square().mean((1, 2, 3))


def fit(picture: Float[Tensor, "B 3 H W"], size: int) -> Float[Tensor, "B 3 size size"]:
    """The picture at size x size px, area-averaged."""
    if picture.shape[-1] == size:
        return picture
    return nn.functional.interpolate(picture, (size, size), mode="area")


LOOKS: dict[str, type[PolicyPainter] | type[WindowPainter]] = {
    "whole": PolicyPainter,
    "window": WindowPainter,
}


def make_painter(
    spec: dict[str, Any], actor: nn.Module, device: torch.device | str = "cpu"
) -> PolicyPainter | WindowPainter:
    """The painter that rolls this actor out; `spec` is what travels with its weights."""
    renderer = make_renderer("auto", BRUSHES[spec["brush"]](), device)
    return LOOKS[spec["look"]](actor.to(device), renderer, spec["bundle"], spec["view"])


def save_actor(actor: nn.Module, spec: dict[str, Any], path: Path) -> None:
    """Write the weights as float16 safetensors with the spec inside; atomic."""
    weights = {
        name: (x.half() if x.is_floating_point() else x).contiguous().cpu()
        for name, x in actor.state_dict().items()
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    save_file(weights, unfinished, metadata={"paint_gym": json.dumps(spec)})
    unfinished.replace(path)


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
    try:
        with safe_open(path, framework="pt") as file:
            spec = json.loads((file.metadata() or {})["paint_gym"])
            weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except Exception as error:
        raise ValueError(
            f"{path} holds no actor of paint-gym (a .safetensors file that training wrote was "
            f"wanted): {error}"
        ) from error
    actor = make_actor(spec)
    actor.load_state_dict(weights)
    return make_painter(spec, actor.eval(), device)
