"""Critics that have learned a little."""

import torch

from agents.learning.adversarial import CriticTrainer


def teach(critic, updates):
    """Show it pictures and blank canvases, until it knows which is which, whatever it began as.

    (Not noise: telling that from pictures of noise takes a critic so long that chance decides.)
    """
    chance = torch.Generator().manual_seed(0)
    trainer = CriticTrainer(critic, 2e-3, tau=0.5, clip=10.0, generator=chance)
    for _ in range(updates):
        target = torch.rand(8, 3, 16, 16)
        trainer.update(torch.zeros_like(target), target)
