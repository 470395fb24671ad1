"""A generator as a file: weights in float16, what it takes to build it, its card; no critic."""

from collections.abc import Callable
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
    save_network(net, path, About(KIND, spec, card))


def load_generator(place: Path, networks: Registry) -> tuple[Generator, About]:
    """The generator of a file, or of a run's folder, in float32 and frozen; what the file says.

    Args:
        place: weights, or a run's folder.
        networks: what a spec's `network` may be, from the rest of the spec.

    Raises:
        FileNotFoundError: nothing is there, or a folder without weights.
        ValueError: it is no generator.
    """

    def make(network: str, **spec: Any) -> nn.Module:
        found: nn.Module = networks[network](**spec)
        return found

    net: Any
    net, about = load_network(place, KIND, make)
    return net, about


def save_network(net: nn.Module, path: Path, about: About) -> None:
    """Write its weights in float16, and what is to be known of them; atomic."""
    write_weights(path, halved(net.state_dict()), about)


def load_network(place: Path, kind: str, make: Callable[..., nn.Module]) -> tuple[nn.Module, About]:
    """The network of a file, or of a run's folder, in float32 and frozen; what the file says.

    Args:
        place: weights, or a run's folder.
        kind: that is wanted.
        make: makes the network of a spec.

    Raises:
        FileNotFoundError: nothing is there, or a folder without weights.
        ValueError: it is of another kind.
    """
    file = next((place / name for name in NAMES if (place / name).is_file()), place)
    if place.is_dir() and file == place:
        raise FileNotFoundError(f"no run's folder: {place} holds neither {' nor '.join(NAMES)}")
    file.stat()
    with reading(file, f"holds no {kind}"):
        weights, about = read_weights(file, kind)
        net = fill(lambda: make(**about.spec), weights)
    return net.eval().requires_grad_(False), about
