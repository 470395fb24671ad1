"""One shard: painted, and written as a whole. Whoever does it, its bytes are the same.

A picture that cannot be painted is a row that says why, and no more.
"""

import errno
import tarfile
import time
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from agents.commission.painted import decibels, painted
from agents.painters.audience import Audience
from agents.shards.options import Options
from agents.shards.parquet import arrow, table_of
from agents.shards.pictures import Picture, bytes_of
from agents.shards.place import Place
from agents.shards.plan import name_of, pictures_in
from paint_gym.paintings.film import write_png
from paint_gym.paintings.painting import Painting
from paint_gym.pictures.transparent import read_transparent
from renderers.workshop.reading import in_a_line

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE)
"""errors of a machine that is full, which are no picture's"""
KINDS = {
    "key": "string",
    "id": "string",
    "seconds": "float64",
    "mse": "float64",
    "psnr": "float64",
    "strokes": "int64",
    "error": "string",
}


@dataclass(frozen=True)
class Row:
    """What is known of a picture of a shard.

    Attributes:
        key: names its files in the tar.
        id: of the picture.
        seconds: that it took, all in all; the only column that is another each time.
        mse: mean squared error, at the size the painter saw.
        psnr: the same in dB.
        strokes: that were laid.
        error: why there is no painting.
    """

    key: str
    id: str
    seconds: float
    mse: float | None = None
    psnr: float | None = None
    strokes: int | None = None
    error: str | None = None


def paint_shard(
    options: Options,
    shard: int,
    tell: Callable[[Row], object] = lambda row: None,
    *,
    deadly: Collection[int] = (),
) -> list[Row]:
    """Paint what is of a shard, and write it: the tar, then the rows, which make it finished.

    Args:
        options: how; the plan lies in the output.
        shard: its number.
        tell: is told of each picture that is done.
        deadly: places in the shard of pictures that are not tried: whoever did so has died.

    Raises:
        OSError: it cannot be written, or there is no plan.
    """
    place, rows = Place(options.shards), []
    pictures = pictures_in(place, shard)
    with (
        place.writing(f"{name_of(shard)}.tar") as file,
        tarfile.open(fileobj=file, mode="w", format=tarfile.USTAR_FORMAT) as tar,
    ):
        for i, picture in enumerate(pictures):
            key = f"{shard * options.shard_size + i:09d}"
            rows.append(_paint(picture, key, options, tar=tar, deadly=i in deadly))
            tell(rows[-1])
    with place.writing(f"{name_of(shard)}.parquet") as file:
        arrow().parquet.write_table(table_of([asdict(row) for row in rows], KINDS), file)
    return rows


def _paint(
    picture: Picture, key: str, options: Options, *, tar: tarfile.TarFile, deadly: bool
) -> Row:
    began = time.perf_counter()
    try:
        if deadly:
            raise ValueError("the processes that tried it have died: too large for the memory?")
        photograph = read_transparent(bytes_of(picture), picture.id, tell=_unheard)
        done = painted(
            photograph, options.commission(picture.id), tell=_unheard, audience=Audience()
        )
        files = _files(done.painting, options)
    except Exception as error:  # of whatever library: one of a million pictures may stop no other
        if isinstance(error, OSError) and error.errno in NO_ROOM:  # so would it be of the next
            raise
        return Row(key, picture.id, time.perf_counter() - began, error=in_a_line(error))
    for suffix, content in files.items():
        _add(tar, f"{key}.{suffix}", content)
    return Row(
        key,
        picture.id,
        seconds=time.perf_counter() - began,
        mse=done.error,
        psnr=decibels(done.error),
        strokes=len(done.painting.strokes),
    )


def _unheard(words: str) -> None:
    """What would be said of a picture, were there only one."""


def _files(painting: Painting, options: Options) -> dict[str, bytes]:
    """What is kept of a painting, by suffix."""
    side = options.size or min(1024, max(painting.height, painting.width))
    with TemporaryDirectory() as folder:
        paths = {suffix: Path(folder) / f"painting.{suffix}" for suffix in sorted(options.files)}
        for suffix, path in paths.items():
            if suffix == "png":
                write_png(painting, path, longer_side=side)
            else:
                painting.save(path)
        return {suffix: path.read_bytes() for suffix, path in paths.items()}


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    """A file without a date or an owner, so that a shard's bytes say nothing of who wrote it."""
    about = tarfile.TarInfo(name)
    about.size = len(content)
    tar.addfile(about, BytesIO(content))
