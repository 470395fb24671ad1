"""Where pictures come from: a folder, tars as WebDataset has them, or parquet lists."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Literal

from fsspec.core import url_to_fs

from paint_gym.targets.album import is_picture

KINDS: dict[str, Literal["tar", "list"]] = {".tar": "tar", ".parquet": "list"}
"""what holds several pictures, by its ending"""
BRACES = re.compile(r"\{(?:(\d+)\.\.(\d+)|([^{}]*,[^{}]*))\}")
MOST = 10**6
"""names that braces may stand for"""


@dataclass(frozen=True)
class Sources:
    """Files that hold the pictures.

    Attributes:
        kind: of the files: pictures, tars of them, or lists.
        root: URL of the folder of pictures; of tars and lists, what was asked for.
        files: URL and size in bytes of each, in the order in which they are painted.
    """

    kind: Literal["folder", "tar", "list"]
    root: str
    files: tuple[tuple[str, int], ...]

    @property
    def digest(self) -> str:
        """Tells one input from another: names and sizes of the files."""
        return hashlib.sha256(json.dumps(self.files).encode()).hexdigest()


def find_sources(told: str) -> Sources:
    """What a person means by a folder, `shard.tar`, `data/*.tar`, `s3://b/{000..099}.tar`.

    Raises:
        FileNotFoundError: there is nothing such.
        ValueError: it holds no pictures, or braces that stand for too much.
    """
    kind = KINDS.get(PurePosixPath(told).suffix.lower())
    if kind is None:
        return _in_folder(told)
    files = tuple(file for name in expanded(told) for file in _matching(name))
    return Sources(kind, told, files)


def expanded(told: str) -> list[str]:
    """Braces as a shell has them: {000..099} counts, {a,b} chooses.

    Raises:
        ValueError: they stand for more than `MOST` names.
    """
    found = BRACES.search(told)
    if found is None:
        return [told]
    first, last, words = found.groups()
    if words is None and int(last) - int(first) >= MOST:
        raise ValueError(f"{told} stands for more than {MOST:,} names")
    inside = (
        words.split(",")
        if words is not None
        else [f"{i:0{len(first)}d}" for i in range(int(first), int(last) + 1)]
    )
    named = (told[: found.start()] + word + told[found.end() :] for word in inside)
    names = [name for one in named for name in expanded(one)]
    if len(names) > MOST:
        raise ValueError(f"{told} stands for more than {MOST:,} names")
    return names


def _matching(name: str) -> list[tuple[str, int]]:
    system, path = url_to_fs(name)
    wild = any(x in path for x in "*?[")
    paths = sorted(system.glob(path)) if wild else [path]
    if not paths or not all(map(system.isfile, paths)):
        raise FileNotFoundError(f"no file {name}: name a folder, a .tar or a .parquet")
    return [(system.unstrip_protocol(x), system.size(x)) for x in paths]


def _in_folder(told: str) -> Sources:
    system, folder = url_to_fs(told)
    if not system.isdir(folder):
        raise FileNotFoundError(f"no folder {told}: name a folder of pictures, .tar or .parquet")
    files = tuple(sorted(_pictures_in(system, folder)))
    if not files:
        raise ValueError(f"{told} holds no pictures")
    return Sources("folder", system.unstrip_protocol(folder), files)


def _pictures_in(system: Any, folder: str) -> Iterator[tuple[str, int]]:
    for path, about in system.find(folder, detail=True).items():
        if is_picture(path[len(folder) :].lstrip("/")):
            yield system.unstrip_protocol(path), int(about["size"])
