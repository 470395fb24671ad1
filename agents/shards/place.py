"""Where shards lie: a folder here, or a place that fsspec knows, such as s3://bucket/paintings."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from renderers.files import replacing


@dataclass(frozen=True)
class Place:
    """A folder by its path or URL. What is written there is there whole or not at all."""

    url: str

    @cached_property
    def _found(self) -> tuple[Any, str]:
        return url_to_fs(self.url)

    def names(self) -> set[str]:
        """Of the files in it; none where it is not there yet.

        Raises:
            NotADirectoryError: it is a file.
        """
        system, folder = self._found
        system.invalidate_cache()
        if system.isfile(folder):
            raise NotADirectoryError(f"{self.url} is a file: name a folder")
        if not system.isdir(folder):
            return set()
        return {str(path).rsplit("/", 1)[-1] for path in system.ls(folder, detail=False)}

    @contextmanager
    def reading(self, name: str) -> Iterator[IO[bytes]]:
        """A file of it.

        Raises:
            FileNotFoundError: there is none such.
        """
        system, folder = self._found
        with system.open(f"{folder}/{name}", "rb") as file:
            yield file

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """A new file of it, which takes its name at the end, or never.

        Here it is written under another name, brought to the disk and renamed; elsewhere that is
        the file system's own transaction: what is uploaded is seen when all of it is there.

        Raises:
            OSError: it cannot be written.
        """
        system, folder = self._found
        if isinstance(system, LocalFileSystem):
            with replacing(Path(folder) / name) as unfinished, unfinished.open("wb") as file:
                yield file
            return
        system.makedirs(folder, exist_ok=True)
        with system.transaction, system.open(f"{folder}/{name}", "wb") as file:
            yield file
