"""Files read so that whatever is wrong with them is one line that names them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

LONGEST = 240
"""characters of what is said of an error"""


@contextmanager
def reading(path: Path, wanted: str) -> Iterator[None]:
    """Whatever is wrong with a file becomes one line that names it.

    Args:
        path: of the file that is read within.
        wanted: what it does not hold then, such as "holds no painting".

    Raises:
        ValueError: for every error within; says what is wrong.
    """
    try:
        yield
    except Exception as error:  # of whatever library
        raise ValueError(f"{path} {wanted}: {in_a_line(error)}") from error


def in_a_line(error: BaseException) -> str:
    """What an error says, short and printable; of a key that is missing, that it is."""
    words = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, KeyError) and error.args:
        words = str(error.args[0])
        words = words if " " in words else f"it lacks {words!r}"
    shown = "".join(x if x.isprintable() else "?" for x in words)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]} ..."


def read_json(path: Path, wanted: str) -> dict[str, Any]:
    """A JSON object.

    Raises:
        ValueError: the file holds none; "PATH WANTED: why".
    """
    with reading(path, wanted):
        found = json.loads(path.read_text())
        if not isinstance(found, dict):
            raise ValueError(f"a JSON object was wanted, this is {type(found).__name__}")
    return found
