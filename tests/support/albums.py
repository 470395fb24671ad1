"""Small pictures in a folder, a tar or a list; and what was painted of them."""

import io
import tarfile

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from PIL import Image

SMALL = ("--strokes", "3", "--steps", "2", "--view", "16", "--size", "16", "--brush", "circle")


def picture(seed):
    """A PNG's bytes."""
    cells = np.random.default_rng(seed).integers(0, 255, (3, 4, 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(np.kron(cells, np.ones((4, 4, 1), np.uint8))).save(file, "PNG")
    return file.getvalue()


def folder_of(folder, count):
    """With one in a folder below, one that is broken, and what is no picture."""
    (folder / "below").mkdir(parents=True)
    for i in range(count):
        (folder / ("below" if i == 1 else "") / f"{i:02d}.png").write_bytes(picture(i))
    (folder / "broken.jpg").write_bytes(b"no picture")
    (folder / "words.txt").write_text("words")
    return folder


def tar_of(file, names):
    with tarfile.open(file, "w") as tar:
        for i, name in enumerate(names):
            about, content = tarfile.TarInfo(name), picture(i)
            about.size = len(content)
            tar.addfile(about, io.BytesIO(content))
    return file


def list_of(file, **columns):
    pq.write_table(pa.table(columns), file, row_group_size=2)
    return file


def rows_in(out):
    """Of all shards, without the clock."""
    tables = [pq.read_table(x).drop(["seconds"]) for x in sorted(out.glob("[0-9]*.parquet"))]
    return [row for table in tables for row in table.to_pylist()]


def tars_in(out):
    return {x.name: x.read_bytes() for x in sorted(out.glob("*.tar"))}
