"""Painters that learned: made of an actor and the words that describe it, kept in a file."""

from pathlib import Path
from typing import Any

import torch
from torch import nn

from agents.networks import make_actor
from agents.networks.actors import SEES, VIEW_PLANES
from agents.painters.policy import PolicyPainter
from agents.painters.window import WindowPainter
from agents.windows.choice import ByGlance, NearWhole
from agents.windows.glance import Glance
from agents.windows.grid import SMALLEST
from renderers import BRUSHES, make_renderer
from renderers.weights import About, fill, halved, read_weights, write_weights
from renderers.workshop.reading import reading

KIND = "painter"
SHIPPED = Path(__file__).parents[1] / "weights" / "general.safetensors"
"""the actor that `load_painter` takes when none is named"""
BRUSH = "bezier"
"""what it paints with; those of other brushes lie beside it, by their names"""
TRIES, NEAR_TRIES = 8, 16
"""windows tried at once: by a glance, near the whole"""

LOOKS = ("whole", "near", "window", "learned")
"""where an actor may look; `agents.look_then_paint.config`"""
LARGEST, MOST_BUNDLE, MOST_LAYERS = 1024, 1000, 64
"""pixels of a view or a canvas along each side, strokes in one action, stages of a network: what an
actor that is read from a file may have at most"""
GLANCE = "glance."
"""what the names of a learned look's weights begin with"""


def make_painter(
    spec: dict[str, Any],
    actor: nn.Module,
    device: torch.device | str = "cpu",
    *,
    glance: Glance | None = None,
) -> PolicyPainter | WindowPainter:
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
    actor: nn.Module,
    spec: dict[str, Any],
    path: Path,
    *,
    glance: Glance | None = None,
    card: dict[str, Any] | None = None,
) -> None:
    """Write the weights in float16, and what is known of them (`renderers.weights`); atomic."""
    kept = actor.state_dict()
    if glance is not None:
        kept |= {GLANCE + name: x for name, x in glance.state_dict().items()}
    write_weights(path, halved(kept), About(KIND, spec, card or {}))


def shipped(brush: str | None = None) -> Path | None:
    """Weights of the actor that ships for a brush; None where none does."""
    if brush in (None, BRUSH):
        return SHIPPED
    file = SHIPPED.with_name(f"{brush}.safetensors")
    return file if file.is_file() else None


def load_painter(
    path: Path | None = None, device: torch.device | str = "cpu"
) -> PolicyPainter | WindowPainter:
    """The painter in a file of weights; the shipped one when none is named.

    Raises:
        FileNotFoundError: no such file.
        ValueError: a file that holds no actor of ours.
    """
    actor, spec, glance = read_actor(SHIPPED if path is None else path)
    return make_painter(spec, actor, device, glance=glance)


def read_actor(path: Path) -> tuple[nn.Module, dict[str, Any], Glance | None]:
    """The actor in a file of weights, the words that describe it, and its look if it learned one.

    Raises:
        FileNotFoundError: no such file.
        ValueError: a file that holds no actor of ours.
    """
    if not path.is_file():
        raise FileNotFoundError(
            f"no actor at {path}: train one with `python -m agents.train ddpg_mb` "
            "(it writes best.safetensors in its run's folder)"
        )
    with reading(path, "holds no actor of paint-gym, which training writes"):
        weights, about = read_weights(path, KIND)
        spec = about.spec
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
    return actor, spec, glance


def take_over(actor: nn.Module, glance: Glance | None, path: Path) -> None:
    """Let an actor, and its look, begin from those in a file: all weights of the same shapes.

    Raises:
        FileNotFoundError: no such file.
        ValueError: a file that holds no actor of ours, or one of which next to nothing fits.
    """
    kept, spec, look = read_actor(path)
    mine = actor.state_dict()
    theirs = kept.state_dict()
    same = {name: x for name, x in theirs.items() if name in mine and x.shape == mine[name].shape}
    if 2 * len(same) < len(mine):
        raise ValueError(
            f"{path} holds an actor (network {spec['network']}, widths {spec['widths']}, view "
            f"{spec['view']} px) of which {len(same)} of {len(mine)} layers fit this one: ask for "
            "the same --network, --widths and --view"
        )
    actor.load_state_dict(same, strict=False)
    if glance is not None and look is not None:
        glance.load_state_dict(look.state_dict())


def check_spec(spec: dict[str, Any]) -> None:
    """Refuse a card of which no painter can be made.

    Raises:
        ValueError: says which word or number, and what it may be.
        KeyError: one is missing, or no such brush.
    """
    if spec["look"] not in LOOKS:
        raise ValueError(f"its look is {spec['look']!r}, known are {', '.join(LOOKS)}")
    numbers = len(BRUSHES[spec["brush"]]().params)
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
