"""A painting in the making, or a finished one: what is known of it, and of whoever watches.

It is known as it is now, not as it came to be: whoever comes late, or reads slowly, is told what is
new since they last looked. So no stream keeps anything, however slow its reader is.
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import torch

from agents.studio.refusals import told as told_of
from agents.studio.wire import frame
from agents.studio.worker import Failure
from paint_gym.paintings.painting import Painting

COLUMNS = 20
"""numbers of a stroke, as `Brush.rows` has them"""
REMEMBERED = 256
"""changes of strokes of which it is known where they began; who missed more is told all strokes"""
RESCUED = ("died", "memory", "fault")
"""failures of a process after which the strokes that were seen last are kept"""
STILL = 5.0
"""seconds without news, after which that is said"""


@dataclass
class Seen:
    """What a reader knows: how many of each there had been."""

    places: int = 0
    canvases: int = 0
    changes: int = 0
    pictures: int = 0


@dataclass(eq=False)
class Job:
    """One; a `Follower` of its task.

    Attributes:
        name: its id.
        visit: whose it is; None: of whoever goes on with it first.
        kind: of work.
        order: what was asked for, as its process has it.
        asked: the same with ids of pictures in place of files; None of a painting that was brought.
        clock: in seconds.
        used: when it last was.
        readers: open streams of it.
        left: when the last of them went, or when it was put where none is.
        place: jobs before it; 0 when it has begun.
        stopped: whether somebody asked for its end.
        began: when a process had it.
        painting: what it came to, of strokes.
        picture: or what it came to, as a PNG.
        over: the event that ends it, None before.
        after: is told of its end.
        canvas: the last event of one.
        shown: the last event of a picture on the way.
        rows: its strokes, as the page draws them.
    """

    name: str
    visit: str | None
    kind: str
    order: Any
    clock: Callable[[], float] = time.monotonic
    used: float = 0.0
    readers: int = 0
    left: float = 0.0
    place: int = 0
    stopped: bool = False
    began: float = 0.0
    painting: Painting | None = None
    picture: bytes | None = None
    asked: Any = None
    over: bytes | None = None
    after: Callable[["Job"], object] = lambda job: None
    canvas: bytes = b""
    shown: bytes = b""
    rows: np.ndarray = field(default_factory=lambda: np.zeros((0, COLUMNS), "<f4"))
    _best: Painting | None = None
    _next: tuple[Painting, int] | None = None
    _before: dict[str, Any] | None = None
    _told: dict[str, Any] = field(default_factory=dict)
    _end: dict[str, Any] = field(default_factory=dict)
    _from: deque[int] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    _seen: Seen = field(default_factory=Seen)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def weight(self) -> int:
        """Bytes of memory that it takes."""
        size = self.rows.nbytes + len(self.canvas) + len(self.shown) + len(self.picture or b"")
        if self.painting is not None:
            strokes = self.painting.strokes
            size += strokes.numel() * strokes.element_size()
            size += len(self.painting.ground.paper or b"") + len(self.painting.brush)
        return size

    def again(self, kind: str, order: Any) -> None:
        """It is queued once more, with this order; what it has come to stays until more has."""
        self.kind, self.order, self.over, self.stopped = kind, order, None, False
        self.left = self.began = self.clock()
        self._end = {}
        self._before = {name: getattr(self, name) for name in ("canvas", "rows", "_told")}

    def moved(self, place: int) -> None:
        """See `Follower`: those that are done now are before it as well, so that 0 is its turn."""
        self.place = place + 1
        self._seen.places += 1
        self._tell()

    def begun(self) -> None:
        """See `Follower`."""
        self.place, self.began = 0, self.clock()
        self._seen.places += 1
        self._tell()

    def heard(self, header: dict[str, Any], payload: bytes) -> None:
        """See `Follower`."""
        match header.get("event"):
            case "canvas":
                self.canvas = frame(header, payload)
                self._seen.canvases += 1
            case "strokes":
                self._lay(header, payload)
            case "picture":
                self.shown = frame(header, payload)
                self._seen.pictures += 1
            case "done":
                self._end = header
        self._tell()

    def kept(self, part: Painting, start: int) -> None:
        """See `Follower`: it counts when its strokes are told of, as the page has them then."""
        self._next = part, start

    def _lay(self, header: dict[str, Any], payload: bytes) -> None:
        start = min(int(header["from"]), len(self.rows))
        new = np.frombuffer(payload, "<f4").reshape(-1, COLUMNS)
        self.rows = np.concatenate([self.rows[:start], new])
        self._told = header
        self._changed(start)
        if self._next is not None:
            (part, at), self._next = self._next, None
            before = part.strokes[:0] if self._best is None else self._best.strokes[:at]
            self._best = replace(part, strokes=torch.cat([before, part.strokes]))

    def _changed(self, start: int) -> None:
        self._from.append(start)
        self._seen.changes += 1

    def ended(self, result: Any) -> None:
        """See `Follower`."""
        if isinstance(result, Failure):
            result = self._rescued(result)
        if isinstance(result, Failure):
            line = told_of(result.line, result.code or "unable", result.values)
            self.over = frame({"event": "failed", **line})
        else:
            self.painting = result if isinstance(result, Painting) else None
            self.picture = result if isinstance(result, bytes) else None
            how = {**self._how(), **self._end, "stopped": self.stopped}
            self.over = frame({"event": "done", **how})
        self._best = self._next = self._before = None
        self._tell()
        self.after(self)

    def _rescued(self, failure: Failure) -> "Failure | Painting":
        """What was seen before its process failed; or what there was before that began."""
        if failure.code in RESCUED and self._best is not None and len(self._best.strokes):
            self.stopped = True
            return self._best
        if self._before is not None:
            vars(self).update(self._before)
            if self.canvas and self._told:
                self._seen.canvases += 1
                self._changed(0)
        return self.painting if self.stopped and self.painting else failure

    def _how(self) -> dict[str, Any]:
        strokes = 0 if self.painting is None else len(self.painting.strokes)
        seconds = round(self.clock() - self.began, 3)
        return {"strokes": strokes, "seconds": seconds, "psnr": self._told.get("psnr")}

    def _tell(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def watch(self) -> AsyncIterator[bytes]:
        """Its events from now on, and first what they are to be understood by."""
        seen = Seen()
        while True:
            news = self._news
            new, seen = self._since(seen)
            over = self.over
            for event in new:
                yield event
            if over is not None:
                yield over
                return
            try:
                await asyncio.wait_for(news.wait(), STILL)
            except TimeoutError:
                yield frame({"event": "still"})

    def _since(self, seen: Seen) -> tuple[list[bytes], Seen]:
        """What is new to a reader, and what they know then."""
        now, new = replace(self._seen), []
        if seen.places < now.places and self.over is None:
            new.append(frame({"event": "waiting", "place": self.place}))
        if seen.canvases < now.canvases:
            new.append(self.canvas)
        if seen.changes < now.changes:
            known = seen.canvases == now.canvases
            new.append(self._strokes(now.changes - seen.changes if known else 0))
        if seen.pictures < now.pictures:
            new.append(self.shown)
        return new, now

    def _strokes(self, missed: int) -> bytes:
        """From where the last so many changes began; 0: all of them."""
        known = 0 < missed <= len(self._from)
        start = min(list(self._from)[-missed:], default=0) if known else 0
        rows = self.rows[start:]
        told = {**self._told, "from": start, "count": len(rows)}
        return frame(told, np.ascontiguousarray(rows).tobytes())
