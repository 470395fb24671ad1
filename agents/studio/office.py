"""The office: where what people bring comes in, and what they take home goes out, as files."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from agents.studio.asked import Asked
from agents.studio.crew import Crew
from agents.studio.errands import Opened, Upload, Wanted
from agents.studio.limits import Limits
from agents.studio.refusals import Refused, full
from agents.studio.shelf import Picture, Shelf, new_name
from agents.studio.worker import Failure
from paint_gym.paintings.painting import Painting

ERRAND = 120.0
"""seconds that an upload or a download may take to be made"""


class Office:
    """One.

    Args:
        clerks: processes for `ERRANDS`.
        shelf: of pictures.
        limits: what is taken at most.
    """

    def __init__(self, clerks: Crew, shelf: Shelf, limits: Limits):
        self.clerks, self.shelf, self.limits = clerks, shelf, limits

    async def bring(self, visit: str | None, parts: AsyncIterator[bytes]) -> Picture:
        """A picture, from its file.

        Raises:
            Refused: it is none, or there is no room.
        """
        name, limits, shelf = new_name(), self.limits, self.shelf
        file, kept = shelf.folder / f"{name}.part", shelf.folder / f"{name}.png"
        size = await shelf.receive(parts, file)
        try:
            upload = Upload(file, kept, limits.pixels, limits.side)
            height, width = await self.ask("decode", upload, refused=415)
        except BaseException:
            kept.unlink(missing_ok=True)  # of a process that died over it
            raise
        finally:
            shelf.put_away(file, size)
        picture = Picture(name, visit, kept, height, width, kept.stat().st_size, shelf.clock())
        shelf.keep(picture)
        return picture

    async def read(self, parts: AsyncIterator[bytes]) -> Opened:
        """A painting, from its file.

        Raises:
            Refused: it is none, or there is no room.
        """
        file = self.shelf.folder / f"{new_name()}.part"
        size, named = await self.shelf.receive(parts, file), file
        try:
            named = file.rename(file.with_suffix(_suffix(file)))
            opened: Opened = await self.ask("read", named, refused=422)
        finally:
            self.shelf.put_away(named, size)
        return opened

    async def write(self, painting: Painting, form: str, side: int | None) -> Path:
        """A painting as a file, which whoever asked removes.

        Args:
            painting: itself.
            form: key of `FORMS`.
            side: longer side in pixels; its own if not given.

        Raises:
            Refused: it cannot be drawn so.
        """
        file = self.shelf.folder / f"{new_name()}.{form}"
        try:
            await self.ask("write", Wanted(painting, form, file, side), refused=422)
        except BaseException:
            file.unlink(missing_ok=True)
            raise
        return file

    async def ask(self, kind: str, given: Any, *, refused: int) -> Any:
        """What an errand comes to.

        Args:
            kind: of errand.
            given: its order.
            refused: status of what a person can mend.

        Raises:
            Refused: it failed, or too many wait.
        """
        if len(self.clerks.todo) >= self.limits.errands:
            raise full("too many files are waiting")
        asked = Asked()
        self.clerks.put(kind, given, ERRAND, follower=asked)
        result = await asked.answer
        if isinstance(result, Failure):
            statuses = {"": 500, "MemoryError": 413}
            raise Refused(statuses.get(result.kind, refused), result.line)
        return result


def _suffix(file: Path) -> str:
    """Of a painting, by what its bytes are."""
    with file.open("rb") as opened:
        return ".npz" if opened.read(2) == b"PK" else ".json"
