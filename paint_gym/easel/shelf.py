"""Shelf: memory for what is handed out, used again once nobody holds it."""

from collections import deque
from typing import Any
from weakref import finalize

import numpy as np
from jaxtyping import UInt8

MOST = 3
"""sheets kept: the one being made, the caller's last, and one more (the observation before)"""


class Shelf:
    """Sheets of one shape, each the caller's own for as long as anything refers to it.

    The first touch of fresh memory costs more than all else that is done to an observation, and
    big blocks go back to the system when they are freed. So what is handed out is a loan of memory
    that the shelf owns: once the loan is gone (arrays, views and tensors on it all hold it), the
    memory lies on the shelf again.
    """

    def __init__(self, shape: tuple[int, ...]):
        self._shape = shape
        self._idle: deque[np.ndarray] = deque(maxlen=MOST)

    def take(self) -> UInt8[np.ndarray, "..."]:
        """A sheet that nobody else holds; what is on it is not defined."""
        memory = self._idle.pop() if self._idle else np.empty(self._shape, np.uint8)
        loan = _Loan(memory)
        finalize(loan, self._idle.append, memory).atexit = False
        return np.asarray(loan)

    def __reduce__(self) -> tuple[Any, ...]:
        """A copy starts with an empty shelf."""
        return Shelf, (self._shape,)


class _Loan:
    """Memory lent: numpy makes arrays of it that keep the loan, not the memory itself."""

    def __init__(self, memory: np.ndarray):
        self.__array_interface__ = memory.__array_interface__
