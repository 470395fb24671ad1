"""Networks that tell what a picture shows, and in which hand it is painted.

network.py     what all of them are, and that their layers count alike
vgg.py         VGG-19
squeezenet.py  SqueezeNet 1.1: a tenth of its weights
filters.py     random filters, which nothing has taught
weights.py     where weights that others trained lie, and how they come there
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from safetensors.torch import save_file

from paint_gym.features import filters, squeezenet, vgg
from paint_gym.features.network import Network as Network
from paint_gym.features.network import Scaled
from paint_gym.features.weights import SQUEEZENET, VGG19, Weights
from renderers.files import replacing
from renderers.registry import Registry


@dataclass(frozen=True)
class Kind:
    """A network that can be asked for.

    Attributes:
        load: from the file of its weights.
        weights: where that lies.
    """

    load: Callable[[Path], Scaled]
    weights: Weights


UNTRAINED = "untrained"
TRAINED = {
    "vgg19": Kind(vgg.trained, VGG19),
    "squeezenet": Kind(squeezenet.maps, SQUEEZENET),
}
NETWORKS: Registry = Registry("network", **TRAINED, **{UNTRAINED: filters.untrained})
"""the best first"""


def load_network(name: str = "vgg19", device: torch.device | str = "cpu") -> Scaled:
    """The network of this name; where its weights are not found, the best after it that is there.

    Made once for each device and file; its `name` says which it is.

    Raises:
        KeyError: no such network, with the nearest known name.
        OSError, ValueError: an environment variable names a file that is not there, or of something
            else.
    """
    NETWORKS[name]
    for best in [*NETWORKS][[*NETWORKS].index(name) :]:
        file = TRAINED[best].weights.find() if best in TRAINED else None
        if file is not None or best == UNTRAINED:
            return _made(best, file, torch.device(device))
    raise AssertionError("the last one is always there")


@cache
def _made(name: str, file: Path | None, device: torch.device) -> Scaled:
    network = filters.untrained() if file is None else TRAINED[name].load(file)
    return network.to(device)


def instead(name: str, network: Network) -> str:
    """What to tell a person who asked for a network and got another; empty if it is that one."""
    if network.name == name or name not in TRAINED:
        return ""
    weights = TRAINED[name].weights
    return (
        f"no weights of {weights.title} here, {network.name} is used: `agents.stylize --download` "
        f"fetches them ({weights.size} MB), or let {weights.variable} name a file of them"
    )


def download(name: str) -> Path:
    """Fetch a network's weights, with a bar; what is needed of them is kept for every later run.

    Where weights are found already nothing is fetched.

    Raises:
        KeyError: no such network, with the nearest known name.
        OSError, ValueError: they did not come, or something else did; or it has none.
    """
    NETWORKS[name]
    if name not in TRAINED:
        raise ValueError(f"the {name} network has no weights: there is nothing to download")
    kind = TRAINED[name]
    if (file := kind.weights.find()) is not None:
        return file
    own = kind.weights.own
    with TemporaryDirectory() as folder:
        network = kind.load(kind.weights.fetch(Path(folder)))
    own.parent.mkdir(parents=True, exist_ok=True)
    with replacing(own) as unfinished:
        save_file(network.weights(), unfinished)
    return own
