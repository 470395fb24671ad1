"""The shelf: pictures that people brought, as files of names that they did not choose."""

import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

from agents.studio.refusals import full, unknown

EACH = 16
"""pictures of one visit at most: a new one takes the place of that unused for longest"""


def new_name() -> str:
    """An id that nobody can guess."""
    return secrets.token_urlsafe(16)


@dataclass(eq=False)
class Picture:
    """One.

    Attributes:
        name: its id.
        visit: whose it is; None: everybody's, and kept.
        file: the PNG.
        height: pixels.
        width: pixels.
        size: of the file, bytes.
        used: when it last was.
    """

    name: str
    visit: str | None
    file: Path
    height: int
    width: int
    size: int
    used: float


class Shelf:
    """Pictures by their ids.

    Args:
        folder: where their files lie.
        given: those that are there for everybody, by their names.
        most: bytes of all files together.
        clock: in seconds.
    """

    def __init__(
        self, folder: Path, given: dict[str, Path], most: int, *, clock: Callable[[], float]
    ):
        self.folder, self.given, self.most, self.clock = folder, given, most, clock
        self.pictures: dict[str, Picture] = {}
        self.arriving = 0

    @property
    def taken(self) -> int:
        """Bytes on disk."""
        return self.arriving + sum(picture.size for picture in self.pictures.values())

    async def receive(self, parts: AsyncIterator[bytes], file: Path) -> int:
        """Write what comes in; how many bytes that was. They count as taken until `put_away`.

        Raises:
            Refused: there is no room.
        """
        size = 0
        try:
            with file.open("xb") as opened:
                async for part in parts:
                    if self.taken + len(part) > self.most:
                        raise full("the studio's disk is full of pictures")
                    self.arriving += len(part)
                    size += len(part)
                    opened.write(part)
        except BaseException:
            self.put_away(file, size)
            raise
        return size

    def lay_out(self, content: bytes) -> Path:
        """A file of it, counted as taken until `put_away`.

        Raises:
            Refused: there is no room.
            OSError: nor has the disk any.
        """
        file = self.folder / f"{new_name()}.made"
        try:
            file.write_bytes(content)
        except OSError:
            file.unlink(missing_ok=True)
            raise
        self.count(file)
        return file

    def count(self, file: Path) -> int:
        """Of a file that was made here: its bytes count as taken until `put_away`.

        Raises:
            Refused: there is no room; it is gone then.
        """
        size = file.stat().st_size
        if self.taken + size > self.most:
            file.unlink()
            raise full("the studio's disk is full of pictures")
        self.arriving += size
        return size

    def put_away(self, file: Path, size: int) -> None:
        """What came in is not needed any more."""
        file.unlink(missing_ok=True)
        self.arriving -= size

    def keep(self, picture: Picture) -> None:
        """One more; of a visit that has many, the one unused for longest goes."""
        self.pictures[picture.name] = picture
        own = [x for x in self.pictures.values() if x.visit == picture.visit is not None]
        for old in sorted(own, key=lambda x: x.used)[:-EACH]:
            self.drop(old)

    def file(self, name: str, visit: str | None = None) -> Path:
        """Of a picture, which is used now.

        Args:
            name: its id, or of one that is there for everybody.
            visit: whose it must be; None: whoever knows its id may see it.

        Raises:
            Refused: there is none.
        """
        if name in self.given:
            return self.given[name]
        picture = self.pictures.get(name)
        if picture is None or (visit is not None and picture.visit not in (None, visit)):
            raise unknown("picture")
        picture.used = self.clock()
        return picture.file

    def use(self, names: set[str]) -> None:
        """These are used now, as far as they are there."""
        for name in names & self.pictures.keys():
            self.pictures[name].used = self.clock()

    def sweep(self, before: float) -> None:
        """Drop what was not used since then."""
        for picture in list(self.pictures.values()):
            if picture.visit is not None and picture.used < before:
                self.drop(picture)

    def drop(self, picture: Picture) -> None:
        """It is gone."""
        del self.pictures[picture.name]
        picture.file.unlink(missing_ok=True)
