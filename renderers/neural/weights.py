"""Where trained networks lie: float16 files with their spec inside, checksums, and a card.

weights/
    bezier-pixel_shuffle.safetensors   weights, spec, and the record as card
    SHA256SUMS, README.md              written by `agents.neural_renderer.card`
"""

from pathlib import Path
from typing import Any

from torch import nn

from renderers.brush import Brush
from renderers.brushes import BRUSHES
from renderers.neural.cells import SIZE
from renderers.neural.networks import NETWORKS
from renderers.weights import About, fill, halved, read_about, read_weights, write_weights
from renderers.workshop.reading import reading

KIND = "renderer"
WEIGHTS = Path(__file__).parent / "weights"
"""where trained networks ship"""
DEFAULT = "pixel_shuffle"
"""the network used when none is named"""
SAME_FORM = {"bezier_opaque": "bezier"}
"""brushes that use another's networks: same geometry, same ranges"""

WIDEST = 4096
"""channels, and layers, of a network that is read from a file at most"""


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


def imitable(brush: Brush) -> bool:
    """Whether it is a registered brush, which a network can learn: no mixture, no stamp."""
    return brush.name in BRUSHES


def save(net: nn.Module, path: Path, spec: dict[str, Any], *, record: dict[str, Any]) -> None:
    """Write weights as float16, atomically.

    Args:
        net: the network.
        path: of the file.
        spec: see `spec_of`.
        record: how it was made, for the card.
    """
    write_weights(path, halved(net.state_dict()), About(KIND, spec, record))


def load(brush: Brush, net: str = DEFAULT, folder: Path = WEIGHTS) -> nn.Module:
    """The trained network of a brush, in float32, frozen.

    Raises:
        KeyError: an unknown network, with the nearest known one.
        FileNotFoundError: none was trained; says where it was looked for and how to train it.
        ValueError: a file that holds no network of this brush.
    """
    if not imitable(brush):
        raise FileNotFoundError(
            f"networks imitate brushes one by one, and no stamps, not {brush.title}: paint exactly "
            "with renderer='auto'"
        )
    path = file_of(brush, net, folder)
    if not path.is_file():
        NETWORKS[net]
        of = SAME_FORM.get(brush.name, brush.name)
        raise FileNotFoundError(
            f"no {net} network imitates the brush {brush.name!r}: looked for {path}; train it with "
            f"`python -m agents.train neural_renderer --brush {of} --net {net} --ship`, or paint "
            "exactly with renderer='auto'"
        )
    with reading(path, f"holds no network that imitates the brush {brush.name!r}"):
        weights, about = read_weights(path, KIND)
        spec = about.spec
        if (spec["form"], spec["size"]) != (brush.form, SIZE):
            raise ValueError(f"it draws the form {spec['form']} at {spec['size']} px")
        if any(type(x) is not int or not 1 <= x <= WIDEST for x in spec["widths"].values()):
            raise ValueError(f"its widths must be 1 ... {WIDEST}, got {spec['widths']}")
        found = fill(lambda: build(spec), weights)
    return found.eval().requires_grad_(False)


def about(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Spec and record of a file of weights.

    Raises:
        ValueError: it has none.
    """
    with reading(path, "holds no network of a brush"):
        found = read_about(path)
        if found.kind != KIND:
            raise ValueError(f"a {KIND} was wanted, this is a {found.kind}")
        return found.spec, found.card
