"""Connections that end when nothing comes of them: uvicorn has no such clocks of its own."""

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

LOOK = 1.0
"""seconds between two looks at a connection"""
ASKING = 10.0
"""seconds in which a request's first line and headers must have come"""
READING = 60.0
"""seconds in which whoever asked must have taken some of what is sent"""
SPARE = 100
"""connections beyond those that are answered, that are told so; others are closed at once"""


class Patient(H11Protocol):
    """uvicorn's, but not endlessly: for a request to be asked, and for an answer to be read."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """See `asyncio.Protocol`."""
        super().connection_made(transport)
        now = self.loop.time()
        self._asking: float | None = now
        self._left, self._moved = 0, now
        self._looking = self.loop.call_later(LOOK, self._look)
        most = self.limit_concurrency
        if most is not None and len(self.connections) > most + SPARE:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """See `asyncio.Protocol`."""
        self._looking.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """See `asyncio.Protocol`."""
        super().data_received(data)
        if not self._idle:
            self._asking = None
        elif self._asking is None:
            self._asking = self.loop.time()

    @property
    def _idle(self) -> bool:
        """Whether a request is waited for; what still comes of an answered one does not count."""
        answered = self.cycle is not None and self.cycle.response_complete
        return self.conn.their_state is h11.IDLE or answered

    def resume_writing(self) -> None:
        """See `asyncio.Protocol`."""
        self._moved = self.loop.time()
        super().resume_writing()

    def _look(self) -> None:
        now, left = self.loop.time(), self.transport.get_write_buffer_size()
        if not left or left < self._left:
            self._moved = now
        self._left = left
        asking = now - self._asking if self._asking is not None and self._idle else 0.0
        if asking > ASKING or now - self._moved > READING:
            self.transport.abort()
            return
        self._looking = self.loop.call_later(LOOK, self._look)
