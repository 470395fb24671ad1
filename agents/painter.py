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

from agents.look import SIDES, Windows, crop, drawable, error_map, side_at, to_canvas
from agents.networks import make_actor, see
from paint_gym.state import advance, begin
from renderers import BRUSHES, Brush, Renderer, blank, make_renderer

SHIPPED = Path(__file__).parent / "weights" / "general.safetensors"
"""the actor that `load_painter` takes when none is named"""
ATTEMPTS = 4
"""windows tried for one bundle"""


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

    A bundle that does not lower the error of its canvas is not laid: the next worst window is
    tried, up to `ATTEMPTS` of them; if all fail, the bundle is laid with opacity 0 (it counts).
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
        horizon = bundles(budget, self.bundle)
        canvas = blank(batch, height, width, targets.device)
        numbers = len(self.brush.params)
        laid = canvas.new_zeros(batch, horizon, self.bundle, numbers)
        vain = InVain()
        for done in range(horizon):
            side = side_at(done, horizon)
            vain.begin(side)
            pending = torch.arange(batch, device=targets.device)
            for _ in range(ATTEMPTS):
                pending = self._attempt(canvas, targets, laid[:, done], pending, vain)
                if not len(pending):
                    break
        return laid.flatten(1, 2)

    def _attempt(
        self, canvas: Tensor, targets: Tensor, laid: Tensor, rows: Tensor, vain: "InVain"
    ) -> Tensor:
        """Paint a bundle on these canvases, in place where it helps; the rows where it did not."""
        seen, wanted = canvas[rows], targets[rows]
        windows = vain.look(seen, wanted, rows)
        strokes = self.strokes(seen, wanted, windows)
        painted = self.renderer.paint(seen, strokes)
        better = squared_error(painted, wanted) < squared_error(seen, wanted)
        canvas[rows[better]], laid[rows[better]] = painted[better], strokes[better]
        failed = ~better
        laid[rows[failed]] = self._invisible(strokes[failed])
        vain.update(rows, better)
        return rows[failed]

    def strokes(
        self, canvas: Float[Tensor, "B 3 H W"], targets: Float[Tensor, "B 3 H W"], windows: Windows
    ) -> Float[Tensor, "B K P"]:
        """The actor's answer in these windows, in canvas coordinates."""
        seen, wanted = (crop(x, windows, self.view) for x in (canvas, targets))
        answer = self.actor(see(seen, wanted, windows.side[:, 0].clamp(min=SIDES[-1][1])))
        return to_canvas(drawable(answer, self.brush, windows.side), self.brush, windows)

    def _invisible(self, strokes: Tensor) -> Tensor:
        """The same strokes with every opacity at 0; unchanged where the brush has none."""
        is_alpha = torch.tensor([p.kind == "alpha" for p in self.brush.params])
        return torch.where(is_alpha.to(strokes.device), 0.0, strokes)


class InVain:
    """Windows that were tried in vain, for each canvas, while the side stays the same."""

    def __init__(self) -> None:
        self.side: float | None = None
        self.tried: Tensor | None = None
        self.chosen: Tensor | None = None

    def begin(self, side: float) -> None:
        """The next looks are at windows of this side."""
        if side != self.side:
            self.side, self.tried = side, None

    def look(
        self, canvas: Float[Tensor, "n 3 H W"], target: Float[Tensor, "n 3 H W"], rows: Tensor
    ) -> Windows:
        """For canvases `rows` of the batch, the worst window not yet tried in vain."""
        assert self.side is not None
        pooled, corners = error_map(canvas, target, self.side)
        flat = pooled.flatten(1)
        if self.tried is None:  # the first look at this side is at all canvases
            self.tried = torch.zeros_like(flat, dtype=torch.bool)
        tried = self.tried[rows]
        tried &= ~tried.all(1, keepdim=True)  # nothing left: start over
        self.chosen = flat.masked_fill(tried, -1).argmax(1)
        return Windows(corners[self.chosen], canvas.new_full((len(canvas), 1), self.side))

    def update(self, rows: Tensor, better: Tensor) -> None:
        """Remember which looks were in vain; a canvas that improved is fresh again."""
        assert self.tried is not None and self.chosen is not None
        self.tried[rows[better]] = False
        self.tried[rows[~better], self.chosen[~better]] = True


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
