"""Translators that have learned nothing, as files."""

from pathlib import Path

import torch

from agents.gan.translators import make_translator, planes_of, save_translator
from paint_gym.pairs import PAIRS

NETWORKS = {
    "unet": {"size": 16, "channels": 4, "up": "resize", "norm": "instance", "drop": 0.5},
    "resnet": {"channels": 4, "blocks": 1, "up": "resize"},
}


def write_translator(file: Path, *, network="unet", pairs="blocks", **other):
    """Weights of a translator of these pairs, of 16 px, always the same; `other`: what they say."""
    kind = PAIRS[pairs]
    known = {"name": pairs, "size": 16, **planes_of(kind), **other}
    spec = {"network": network, **NETWORKS[network], "pairs": known}
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        net = make_translator(**spec)
    save_translator(net, file, spec, card={})
    return file
