"""What tests draw from: torch's own generator, which has the same seed before each (conftest)."""

import torch

CHANCE = torch.default_generator
