"""Brushes by name: those that are registered, several mixed, and stamps of one's own picture."""

from collections.abc import Callable
from typing import Any

from renderers.brush import Brush
from renderers.brushes.mixed import Mixed
from renderers.brushes.stamp import STAMP, WITHIN, read_stamp
from renderers.registry import Registry, Unknown

SEVERAL = "+"
"""stands between brushes that are mixed"""


class Brushes(Registry):
    """Maps a name to what makes its brush: `BRUSHES[name]()`.

    "a+b" is of strokes that are each of one of several brushes (`Mixed`), "stamp:PICTURE" of prints
    of a picture (`Stamp`). They are made when they are asked for, and are not among those that are
    listed.

    Raises:
        Unknown: a KeyError, on an unknown name, with the nearest known name and the full list.
        FileNotFoundError: no such picture.
        ValueError: brushes that cannot be mixed, or a picture that cannot be a stamp.
    """

    def __missing__(self, name: Any) -> Callable[[], Brush]:
        if isinstance(name, str) and SEVERAL in name:
            made: Brush = Mixed([self[part]() for part in name.split(SEVERAL)])
        elif isinstance(name, str) and name.startswith(STAMP):
            made = read_stamp(name.removeprefix(STAMP))
        else:
            self._unknown(name)
        return lambda: made

    def kept(self, name: Any) -> Brush:
        """The brush that a file names: it must say all of it, for no other file is read.

        Raises:
            Unknown: see above.
            ValueError: a stamp whose picture is not in its name; or see above.
        """
        stamps = [x for x in str(name).split(SEVERAL) if x.startswith(STAMP)]
        if not all(stamp.startswith(STAMP + WITHIN) for stamp in stamps):
            raise ValueError(f"the picture of its stamp is not in it: {str(name)!r:.60}")
        brush: Brush = self[name]()
        return brush

    def _unknown(self, name: Any) -> None:
        try:
            super().__missing__(name)
        except Unknown as unknown:
            more = "several of them as bezier+circle, a picture of yours as stamp:leaf.png."
            raise Unknown(f"{unknown} Also {more}") from None
