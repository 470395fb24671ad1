"""A generator as a file: weights in float16, what it takes to build it, its card; no critic."""

from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from jaxtyping import Float
from torch import Tensor, nn

from renderers.registry import Registry
from renderers.weights import About, fill, halved, read_weights, write_weights
from renderers.workshop.reading import reading

KIND = "generator"
NAMES = ("best.safetensors", "final.safetensors")
"""what a run's folder keeps, the one that is wanted first"""


@runtime_checkable
class Generator(Protocol):
    """Makes pictures of codes.

    Attributes:
        code: numbers in a code.
        size: side of the pictures, pixels.
    """

    code: int
    size: int

    def __call__(self, code: Float[Tensor, "B Z"]) -> Float[Tensor, "B 3 H W"]:
        """In [0, 1]; differentiable."""
        ...


def save_generator(
    net: nn.Module, path: Path, spec: dict[str, Any], *, card: dict[str, Any]
) -> None:
    """Write it; atomic."""
    write_weights(path, halved(net.state_dict()), About(KIND, spec, card))


def load_generator(place: Path, networks: Registry) -> tuple[Generator, About]:
    """The generator of a file, or of a run's folder, in float32 and frozen; what the file says.

    Args:
        place: weights, or a run's folder.
        networks: what a spec's `network` may be, from the rest of the spec.

    Raises:
        FileNotFoundError: nothing is there, or a folder without weights.
        ValueError: it is no generator.
    """
    file = next((place / name for name in NAMES if (place / name).is_file()), place)
    if place.is_dir() and file == place:
        raise FileNotFoundError(f"no run's folder: {place} holds neither {' nor '.join(NAMES)}")
    file.stat()
    with reading(file, "holds no generator"):
        weights, about = read_weights(file, KIND)
        spec = dict(about.spec)
        make = networks[spec.pop("network")]
        net: Any = fill(lambda: make(**spec), weights)
    return net.eval().requires_grad_(False), about
