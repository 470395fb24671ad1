"""Answers of a translator to a sketch, in the background: the latest wins.

While one is worked out the person draws on; then what has come of the sketch by that time is asked,
and what was in between never is.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, UInt8
from torch import Tensor

from agents.sketching.marks import Marks
from agents.sketching.sketch import Sketch
from paint_gym.paintings.painting import to_bytes

Translate = Callable[[Tensor], Tensor]
"""what is given [1,C,H,W] to a picture [1,3,H,W], both in [0, 1]"""


class Answer(NamedTuple):
    """Of the translator.

    Attributes:
        marks: that it is of.
        given: what it was given of them.
        picture: what it made.
        seconds: that it took.
    """

    marks: Marks
    given: Float[Tensor, "1 C H W"]
    picture: UInt8[np.ndarray, "H W 3"]
    seconds: float


class Answers:
    """One thread that works them out, one at a time.

    Args:
        translate: the translator.
        sketch: that is answered.
    """

    def __init__(self, translate: Translate, sketch: Sketch):
        self.translate, self.sketch = translate, sketch
        self.worker = ThreadPoolExecutor(1, thread_name_prefix="answer")
        self.pending: Future[Answer] | None = None
        self.latest: Answer | None = None

    @property
    def current(self) -> bool:
        """Whether the latest is of what is on the page."""
        return self.latest is not None and self.latest.marks is self.sketch.marks

    def follow(self) -> None:
        """Take what is ready, and ask for what is not: to be called once a frame.

        Raises:
            Exception: what the translator raised.
        """
        if self.pending is not None and self.pending.done():
            self.latest, self.pending = self.pending.result(), None
        if self.pending is None and not self.current:
            marks = self.sketch.marks
            given = self.sketch.page.given(marks)
            self.pending = self.worker.submit(self._answer, marks, given)

    def settled(self) -> Answer:
        """The answer to what is on the page, waited for."""
        while True:
            self.follow()
            if self.pending is None and self.latest is not None:
                return self.latest
            if self.pending is not None:
                self.pending.exception()  # waits; `follow` raises it

    def close(self) -> None:
        """End the thread."""
        self.worker.shutdown(cancel_futures=True)

    def _answer(self, marks: Marks, given: Tensor) -> Answer:
        began = time.perf_counter()
        made = self.translate(given)
        return Answer(marks, given, to_bytes(made[0]), time.perf_counter() - began)
