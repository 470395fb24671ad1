"""A desk that remembers what it was told, and is stopped when it has heard enough."""

from dataclasses import replace

import numpy as np
import torch

from agents.studio.kinds.paint import Pace, paint
from agents.studio.orders import Paint


class Listening:
    """Keeps the events; from the one of this number on it is stopped."""

    def __init__(self, enough=None):
        self.events, self.enough, self.kept = [], enough, None

    @property
    def stopped(self):
        return self.enough is not None and len(self.of("strokes")) >= self.enough

    def say(self, header, payload=b""):
        self.events.append((header, payload))

    def keep(self, part, start):
        strokes = self.kept.strokes[:start] if self.kept else part.strokes[:0]
        self.kept = replace(part, strokes=torch.cat([strokes, part.strokes]))

    def of(self, event):
        return [header for header, _ in self.events if header["event"] == event]

    def rows(self):
        """What each event of strokes carries."""
        told = [x for header, x in self.events if header["event"] == "strokes"]
        return [np.frombuffer(x, "<f4").reshape(-1, 20) for x in told]


class Ticking:
    """A clock that is a step further each time that it is looked at."""

    def __init__(self, step=0.1):
        self.now, self.step = 0.0, step

    def __call__(self):
        self.now += self.step
        return self.now


def painted(photo, begun=None, *, steps=6, enough=None, **order):
    """A painting, and the desk that was told of it: key frames at every third step or so."""
    desk = Listening(enough)
    order = Paint(**{"picture": str(photo), "strokes": 12, **order})
    return paint(order, desk, begun, pace=Pace(Ticking(), steps=steps)), desk
