"""Shelf: memory for what is handed out, used again once nobody holds it."""

import sys
from typing import Any

import numpy as np
from jaxtyping import UInt8

MOST = 3
"""sheets kept: the one being made, the caller's last, and one more (the observation before)"""


class Shelf:
    """Sheets of one shape, each the caller's own for as long as anything refers to it.

    The first touch of fresh memory costs more than all else that is done to an observation, and
    big blocks go back to the system when they are freed. So a few sheets are remembered, and one
    whose only reference is the shelf's (arrays, views and tensors on it all count) is given again.
    """

    def __init__(self, shape: tuple[int, ...]):
        self._shape = shape
        self._sheets: list[np.ndarray] = [np.empty(0, np.uint8)]
        self._references_when_idle = self._references(0)
        self._sheets.clear()

    def take(self) -> UInt8[np.ndarray, "..."]:
        """A sheet that nobody else holds; what is on it is not defined."""
        for i in range(len(self._sheets)):
            if self._references(i) == self._references_when_idle:
                return self._sheets[i]
        self._sheets = [*self._sheets, np.empty(self._shape, np.uint8)][-MOST:]
        return self._sheets[-1]

    def _references(self, i: int) -> int:
        return sys.getrefcount(self._sheets[i])

    def __reduce__(self) -> tuple[Any, ...]:
        """A copy starts with an empty shelf."""
        return Shelf, (self._shape,)
