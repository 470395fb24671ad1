"""Chance: everything that a learner draws comes from one generator, made from its config's seed.

It draws on the CPU, so that a GPU is given the same numbers. What takes no generator as an
argument, the initialisation of torch's layers and Stable-Baselines3, is lent it (`as_default`).
"""

from collections.abc import Iterator
from contextlib import contextmanager

import torch


@contextmanager
def as_default(generator: torch.Generator) -> Iterator[None]:
    """What draws from torch's own generator within draws from this one, which it moves on.

    Torch's own is left as it was. Nothing may draw from `generator` itself meanwhile.
    """
    with torch.random.fork_rng(devices=[]):
        torch.set_rng_state(generator.get_state())
        yield
        generator.set_state(torch.get_rng_state())
