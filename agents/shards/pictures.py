"""One picture after another, each with an id and a place that its bytes are read from."""

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import IO, Any

import fsspec

from agents.shards.parquet import arrow
from agents.shards.sources import Sources
from paint_gym.pictures.formats import endings
from renderers.workshop.reading import in_a_line

WHOLE = -1
IDS, WHERE, BYTES = ("id", "key"), ("path", "url"), "bytes"
"""columns of a list: who a picture is, and where it is or what its file holds"""


@dataclass(frozen=True, slots=True)
class Picture:
    """Who it is, and where its bytes are.

    Attributes:
        id: of its own among all.
        url: of the file that holds it.
        at: where it begins there, bytes; in a list its row group.
        length: of its bytes, `WHOLE` for all of the file; in a list its row in the group.
    """

    id: str
    url: str
    at: int = 0
    length: int = WHOLE


def pictures_of(sources: Sources) -> Iterator[Picture]:
    """All of them, in an order that is always the same; ids may still be double.

    Raises:
        ValueError: a tar or a list is none, or names no pictures.
    """
    if sources.kind == "folder":
        for url, _ in sources.files:
            yield Picture(url[len(sources.root) :].lstrip("/"), url)
        return
    for url, _ in sources.files:
        prefix = f"{PurePosixPath(url).stem}/" if len(sources.files) > 1 else ""
        with _readable(url) as file:
            tar = sources.kind == "tar"
            yield from _in_tar(file, url, prefix) if tar else _in_list(file, url)


def bytes_of(picture: Picture) -> bytes:
    """What its file holds.

    Raises:
        OSError, ValueError: it cannot be read.
    """
    if picture.url.endswith(".parquet"):
        column = _group(picture.url, picture.at)
        found = column[picture.length].as_py()
        if found is None:
            raise ValueError(f"{picture.id} has no bytes in {picture.url}")
        return bytes(found)
    with fsspec.open(picture.url, "rb") as file:
        file.seek(picture.at)
        return bytes(file.read(picture.length))


@contextmanager
def _readable(url: str) -> Iterator[IO[bytes]]:
    try:
        with fsspec.open(url, "rb") as file:
            yield file
    except (tarfile.TarError, arrow().ArrowInvalid) as error:
        raise ValueError(f"{url} cannot be read: {in_a_line(error)}") from error


def _in_tar(file: IO[bytes], url: str, prefix: str) -> Iterator[Picture]:
    """The first picture of each sample: of files whose names are the same up to the first dot."""
    known, last = endings(), None
    with tarfile.open(fileobj=file, mode="r:") as tar:
        for member in tar:
            path = PurePosixPath(member.name)
            key = str(path.with_name(path.name.partition(".")[0] or path.name))
            pictured = path.suffix.lower() in known and not path.name.startswith(".")
            if member.isreg() and not member.issparse() and pictured and key != last:
                yield Picture(f"{prefix}{key}", url, member.offset_data, member.size)
                last = key


def _in_list(file: IO[bytes], url: str) -> Iterator[Picture]:
    table = arrow().parquet.ParquetFile(file)
    names = table.schema_arrow.names
    who = next((name for name in IDS if name in names), None)
    where = next((name for name in WHERE if name in names), None)
    if who is None or (where is None and BYTES not in names):
        raise ValueError(f"{url} has columns {', '.join(names)}: wanted id, and bytes, path or url")
    for group in range(table.num_row_groups):
        columns = [who] if where is None or BYTES in names else [who, where]
        for row, found in enumerate(table.read_row_group(group, columns).to_pylist()):
            if BYTES in names:
                yield Picture(str(found[who]), url, group, row)
            else:
                yield Picture(str(found[who]), _beside(str(found[where]), url))


def _beside(path: str, url: str) -> str:
    """A path that a list names: from the list's own folder, unless it says otherwise."""
    return path if path.startswith("/") or "://" in path else f"{url.rpartition('/')[0]}/{path}"


@lru_cache(maxsize=1)
def _group(url: str, group: int) -> Any:
    """Bytes of all pictures in a row group: a shard's are mostly in one."""
    with _readable(url) as file:
        return arrow().parquet.ParquetFile(file).read_row_group(group, [BYTES])[BYTES]
