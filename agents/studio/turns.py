"""Turns: of those who want files made, each has one at a time, and so many there are in all."""

import asyncio
from collections import Counter

from agents.studio.refusals import full

EACH = 8
"""files that one may want at once: the others wait for the first"""
MOST = 64
"""files that all may want at once"""


class Turns:
    """Whose turn it is; a turn is taken before a file is made, and left when it was sent."""

    def __init__(self) -> None:
        self._there: Counter[str] = Counter()
        self._locks: dict[str, asyncio.Lock] = {}

    async def take(self, whose: str) -> None:
        """Wait for it; `leave` must follow.

        Raises:
            Refused: too many wait.
        """
        if self._there[whose] >= EACH or self._there.total() >= MOST:
            raise full("too many files are being made")
        self._there[whose] += 1
        try:
            await self._locks.setdefault(whose, asyncio.Lock()).acquire()
        except BaseException:
            self._go(whose)
            raise

    def leave(self, whose: str) -> None:
        """The next one's turn."""
        self._locks[whose].release()
        self._go(whose)

    def _go(self, whose: str) -> None:
        self._there[whose] -= 1
        if not self._there[whose]:
            del self._there[whose], self._locks[whose]
