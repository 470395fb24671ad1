"""Where trained networks lie: float16 files with their spec inside, checksums, and a card.

weights/
    bezier-pixel_shuffle.safetensors   weights; metadata: spec and record, as JSON
    SHA256SUMS, README.md              written by `renderers.neural.card`
"""

import json
from pathlib import Path
from typing import Any

from safetensors import safe_open
from torch import nn

from renderers.brush import Brush
from renderers.files import write_weights
from renderers.neural.cells import SIZE
from renderers.neural.networks import NETWORKS

WEIGHTS = Path(__file__).parent / "weights"
"""where trained networks ship"""
DEFAULT = "pixel_shuffle"
"""the network used when none is named"""
SAME_FORM = {"bezier_opaque": "bezier"}
"""brushes that use another's networks: same geometry, same ranges"""


def build(spec: dict[str, Any]) -> nn.Module:
    """The network that a spec describes, untrained.

    Raises:
        KeyError: an unknown network or form.
    """
    net: nn.Module = NETWORKS[spec["net"]](spec["form"], **spec["widths"])
    return net


def spec_of(brush: Brush, net: str, widths: dict[str, int]) -> dict[str, Any]:
    """What travels with the weights."""
    return {"brush": brush.name, "form": brush.form, "net": net, "widths": widths, "size": SIZE}


def file_of(brush: Brush, net: str, folder: Path = WEIGHTS) -> Path:
    """Where a brush's network lies, whether or not it is there."""
    return folder / f"{SAME_FORM.get(brush.name, brush.name)}-{net}.safetensors"


def save(net: nn.Module, path: Path, spec: dict[str, Any], record: dict[str, Any]) -> None:
    """Write weights as float16, atomically.

    Args:
        net: the network.
        path: of the file.
        spec: see `spec_of`.
        record: how it was made, for the card.
    """
    kept = net.state_dict()
    weights = {name: x.half() if x.is_floating_point() else x for name, x in kept.items()}
    write_weights(path, weights, {"spec": json.dumps(spec), "record": json.dumps(record)})


def load(brush: Brush, net: str = DEFAULT, folder: Path = WEIGHTS) -> nn.Module:
    """The trained network of a brush, in float32, frozen.

    Raises:
        FileNotFoundError: none was trained; says where it was looked for and how to train it.
        ValueError: a file that holds no network of this brush.
    """
    path = file_of(brush, net, folder)
    if not path.is_file():
        of = SAME_FORM.get(brush.name, brush.name)
        raise FileNotFoundError(
            f"no {net} network imitates the brush {brush.name!r}: looked for {path}; train it with "
            f"`python -m renderers.train {of} --net {net} --ship`, or paint exactly with "
            "renderer='auto'"
        )
    try:
        spec, _ = about(path)
        if (spec["form"], spec["size"]) != (brush.form, SIZE):
            raise ValueError(f"it draws the form {spec['form']} at {spec['size']} px")
        found = build(spec)
        with safe_open(path, framework="pt") as file:
            weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        found.load_state_dict(weights)
    except Exception as error:
        raise ValueError(
            f"{path} holds no network that imitates the brush {brush.name!r}: {error}"
        ) from error
    return found.eval().requires_grad_(False)


def about(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Spec and record of a file of weights."""
    with safe_open(path, framework="pt") as file:
        metadata = file.metadata() or {}
    return json.loads(metadata["spec"]), json.loads(metadata["record"])
