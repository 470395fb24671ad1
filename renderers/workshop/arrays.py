"""Arrays in a .npz, read without trust: nothing runs, and sizes are known before they are read."""

import math
from collections.abc import Callable
from io import BufferedIOBase, BytesIO
from pathlib import Path
from typing import cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import numpy as np
from numpy.lib import format as npy

from renderers.workshop.memory import read_bytes

HEADERS = 2**16
"""bytes of what is in such a file besides numbers, at most"""
Check = Callable[[str, tuple[int, ...], np.dtype], None]
"""told the name, the shape and the type of an array that is about to be read; may refuse it"""


def read_arrays(path: Path, check: Check, most: int) -> dict[str, np.ndarray]:
    """The arrays that `numpy.savez` or `savez_compressed` kept, in rows; not to be written to.

    Args:
        path: of the file.
        check: sees what each array will be before it is read.
        most: bytes of all arrays together at most.

    Raises:
        Exception: whatever is wrong with the file; see `renderers.workshop.reading.reading`.
    """
    found: dict[str, np.ndarray] = {}
    with ZipFile(BytesIO(read_bytes(path, most + HEADERS))) as archive:
        for member in archive.infolist():
            name = member.filename.removesuffix(".npy")
            if name in found or name == member.filename:
                raise ValueError(f"{member.filename!r} is there twice, or is no array")
            if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # others unpack all at once
                raise ValueError(f"{name} is packed in a way that numpy does not use")
            with archive.open(member) as content:
                found[name] = _array(name, cast(BufferedIOBase, content), check, most=most)
            most -= found[name].nbytes
    return found


def _array(name: str, content: BufferedIOBase, check: Check, *, most: int) -> np.ndarray:
    version = npy.read_magic(content)
    if version != (1, 0):  # headers of later ones may be gigabytes
        raise ValueError(f"{name} is of npy version {version}, wanted (1, 0)")
    shape, by_columns, kind = npy.read_array_header_1_0(content)
    check(name, shape, kind)
    if kind.hasobject:
        raise ValueError(f"{name} holds Python objects, not numbers")
    if by_columns and len(shape) > 1:
        raise ValueError(f"{name} must be in C order (np.ascontiguousarray)")
    size = math.prod(shape) * kind.itemsize
    if not 0 <= size <= most:
        raise ValueError(f"{name} of shape {list(shape)} takes {size} bytes of {most} at most")
    found = content.read(size + 1)  # to the end, where the archive's checksum is compared
    if len(found) != size:
        raise ValueError(f"{name} of shape {list(shape)} must have {size} bytes")
    return np.frombuffer(found, kind).reshape(shape)
