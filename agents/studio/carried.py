"""What goes through a pipe between processes, as bytes: torch's numbers are copied into them.

Torch would lend them by files that both processes hold, and whoever lent could not die. Only what
processes of ours send each other is read; nothing of a file.
"""

from io import BytesIO
from multiprocessing.reduction import ForkingPickler
from typing import Any

import torch
from torch import Tensor


class _Carrier(ForkingPickler):
    def reducer_override(self, thing: Any) -> Any:
        """How it is made again."""
        if isinstance(thing, Tensor):
            return torch.from_numpy, (thing.detach().cpu().numpy(),)
        return NotImplemented


def packed(thing: Any) -> bytes:
    """As bytes."""
    buffer = BytesIO()
    _Carrier(buffer).dump(thing)
    return buffer.getvalue()


def unpacked(content: bytes) -> Any:
    """The thing again."""
    return ForkingPickler.loads(content)
