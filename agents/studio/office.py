"""The office: where what people bring comes in, and what they take home goes out, as files."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

from agents.studio.asked import Asked
from agents.studio.crew import Crew
from agents.studio.errands import Brought, Opened, Upload, Wanted
from agents.studio.limits import Limits
from agents.studio.refusals import Refused, full
from agents.studio.shelf import Picture, Shelf, new_name
from agents.studio.worker import Failure
from paint_gym.paintings.painting import Painting

STATUSES = {"fault": 500, "died": 500, "memory": 413, "full": 503}
"""of HTTP, by the code of why an errand failed, where it is not the asker's to mend"""
ERRAND = 120.0
"""seconds that an upload or a download may take to be made"""


class Office:
    """One.

    Args:
        clerks: processes for what comes in.
        makers: processes for what goes out: nobody who comes in waits for that.
        shelf: of pictures.
        limits: what is taken at most.
    """

    def __init__(self, clerks: Crew, makers: Crew, shelf: Shelf, *, limits: Limits):
        self.clerks, self.makers, self.shelf, self.limits = clerks, makers, shelf, limits

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
            height, width = await self.ask("decode", upload, refused=(415, "damaged"))
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
            opened: Opened = await self.ask(
                "read", Brought(named, self.limits.pixels), refused=(422, "painting")
            )
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
            wanted = Wanted(painting, form, file, side)
            await self.ask("write", wanted, refused=(422, "unable"), file=file)
            self.shelf.count(file)
        except BaseException:
            file.unlink(missing_ok=True)
            raise
        return file

    async def ask(
        self, kind: str, given: Any, *, refused: tuple[int, str], file: Path | None = None
    ) -> Any:
        """What an errand comes to.

        Args:
            kind: of errand.
            given: its order.
            refused: status and code of what a person can mend.
            file: that the makers write, and that goes if nobody waits for it in the end; the
                clerks do it if not given.

        Raises:
            Refused: it failed, or too many wait.
        """
        crew = self.makers if file else self.clerks
        if len(crew.todo) >= self.limits.errands:
            raise full("too many files are waiting")
        asked = Asked()
        task = crew.put(kind, given, ERRAND, follower=asked)
        try:
            result = await asyncio.shield(asked.answer)
        except asyncio.CancelledError:  # nobody waits for it any more
            if file is not None:
                asked.answer.add_done_callback(partial(_remove, file))
            crew.stop(task)
            raise
        if isinstance(result, Failure):
            status, code = refused
            status = STATUSES.get(result.code, status)
            raise Refused(status, result.line, result.code or code, **result.values)
        return result


def _remove(file: Path, ended: object) -> None:
    file.unlink(missing_ok=True)


def _suffix(file: Path) -> str:
    """Of a painting, by what its bytes are."""
    with file.open("rb") as opened:
        return ".npz" if opened.read(2) == b"PK" else ".json"
