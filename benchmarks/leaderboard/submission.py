"""A submission: strokes that someone else's painter laid, and a card that says whose they are.

    FOLDER/
        card.json          see below
        strokes.npz        one array `strokes` and nothing else, or
        strokes.safetensors  one tensor `strokes` and nothing else

`strokes` is float16 or float32, [N,T,P]: for each picture of the suite, in suite order, at most
`budget` strokes in painting order, every number in [0, 1]. With several seeds it is [S,N,T,P]. A
stroke of opacity 0 is spent too. The canvas begins black.

    {"suite": "photos-200", "digest": "30bf0d...", "painter": "my-painter", "authors": "A. Painter",
     "brush": "bezier", "budget": 200, "seeds": [0], "hardware": "one laptop, 8 cores",
     "seconds_per_picture": 1.5, "licence": "CC0-1.0", "link": "https://example.org/my-painter"}

`digest` is that of the suite in suites.py beside this: it says which pictures were painted.
`seconds_per_picture` (a number or null) is shown as claimed; all other figures are measured by
drawing the strokes again. Nothing in the folder is executed or unpickled, and no more of it is read
than a submission can need.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import torch
from jaxtyping import Float
from safetensors import safe_open
from torch import Tensor

from benchmarks.leaderboard.checks import check_seeds, check_shape, check_strokes
from benchmarks.leaderboard.entries import ENTRIES, check_name
from benchmarks.leaderboard.suites import SUITES, Suite
from renderers import BRUSHES, Brush
from renderers.files import together, write_text
from renderers.workshop.arrays import HEADERS, read_arrays
from renderers.workshop.reading import reading

CARD_BYTES = 2**16
MOST_SEEDS = 20
LONGEST = 300
"""characters of a text on the card"""
LONGEST_WAIT = 1e7
"""seconds for a picture"""
KINDS = ("float16", "float32")
PLAIN = {"F16": "float16", "F32": "float32"}
"""what safetensors calls them"""
Check = Callable[[str, tuple[int, ...], str], None]
"""refuses an array by its name, shape and type"""


@dataclass(frozen=True)
class Card:
    """Whose strokes these are, and what was painted; fields as in the module's docstring."""

    suite: str
    digest: str
    painter: str
    authors: str
    brush: str
    budget: int
    seeds: list[int]
    hardware: str
    seconds_per_picture: float | None
    licence: str
    link: str


@dataclass(frozen=True)
class Submission:
    """A submission that may be replayed.

    Attributes:
        card: what its authors say.
        suite: the suite they painted.
        brush: the kind of stroke.
        strokes: by seed.
    """

    card: Card
    suite: Suite
    brush: Brush
    strokes: dict[int, Float[Tensor, "N T P"]]


def read_submission(folder: Path) -> Submission:
    """The submission in a folder.

    Raises:
        ValueError: in one line, why it cannot be judged.
    """
    with reading(folder, "cannot be judged"):
        card = read_card(folder / "card.json")
        suite, brush = SUITES[card.suite], BRUSHES[card.brush]()
        strokes = read_strokes(folder, suite, brush, seeds=len(card.seeds))
        for one in strokes:
            check_strokes(one, suite, brush)
        by_seed = dict(zip(card.seeds, strokes, strict=True))
        check_seeds(by_seed)
    return Submission(card, suite, brush, by_seed)


def write_submission(folder: Path, card: Card, strokes: dict[int, Float[Tensor, "N T P"]]) -> None:
    """Write what `read_submission` reads, at full precision."""
    stacked = torch.stack([strokes[seed] for seed in card.seeds])
    array = (stacked[0] if len(card.seeds) == 1 else stacked).numpy()
    said = {field.name: getattr(card, field.name) for field in fields(Card)}
    with together(folder) as unfinished:
        np.savez_compressed(unfinished / "strokes.npz", strokes=array)
        write_text(unfinished / "card.json", json.dumps(said, indent=1) + "\n")


def read_card(file: Path) -> Card:
    """The card, checked.

    Raises:
        ValueError: what is wrong with it, and what was wanted.
    """
    if not file.is_file():
        raise ValueError(f"malformed: no card.json in {file.parent}")
    if file.stat().st_size > CARD_BYTES:
        raise ValueError(f"malformed: card.json is above {CARD_BYTES} bytes")
    try:
        said = json.loads(file.read_text())
    except (ValueError, RecursionError) as error:
        raise ValueError(f"malformed: card.json is no JSON ({error})") from error
    return check_card(said)


def check_card(said: Any) -> Card:
    """The card that is said.

    Raises:
        ValueError: what is wrong with it, and what was wanted.
    """
    _check_fields(said)
    _check_texts(said)
    _check_numbers(said)
    _check_suite(said)
    return Card(**said)


def _check_fields(said: Any) -> None:
    if not isinstance(said, dict):
        raise ValueError(f"malformed: card.json must be an object, got {type(said).__name__}")
    wanted = {field.name for field in fields(Card)}
    missing, unknown = sorted(wanted - set(said)), sorted(set(said) - wanted)
    if missing:
        raise ValueError(f"malformed: card.json lacks {', '.join(missing)}")
    if unknown:
        raise ValueError(f"malformed: card.json has {unknown[0][:40]!r}, which no card has")


def _check_texts(said: dict[str, Any]) -> None:
    for name in ("suite", "digest", "painter", "authors", "brush", "hardware", "licence", "link"):
        if not isinstance(said[name], str) or len(said[name]) > LONGEST:
            raise ValueError(f"malformed: {name!r} must be a text of at most {LONGEST} characters")
        if odd := [x for x in said[name] if not x.isprintable()]:
            raise ValueError(f"malformed: {name!r} has the character {odd[0]!a}: plain text only")
    for name in ("authors", "licence"):
        if not said[name].strip():
            raise ValueError(f"malformed: {name!r} is empty")
    if said["link"] and not said["link"].startswith(("https://", "http://")):
        raise ValueError(f"malformed: the link must begin with https://, got {said['link']!r}")
    check_name(said["painter"])
    if said["painter"] in ENTRIES:
        raise ValueError(f"the name {said['painter']!r} is one of this project's own painters")


def _check_numbers(said: dict[str, Any]) -> None:
    seeds, seconds = said["seeds"], said["seconds_per_picture"]
    whole = isinstance(seeds, list) and all(type(s) is int and 0 <= s < 2**31 for s in seeds)
    if not whole or not 1 <= len(seeds) <= MOST_SEEDS or len(set(seeds)) != len(seeds):
        raise ValueError(f"malformed: 'seeds' must be 1 to {MOST_SEEDS} different whole numbers")
    if seconds is not None and not (type(seconds) in (int, float) and 0 <= seconds <= LONGEST_WAIT):
        raise ValueError("malformed: 'seconds_per_picture' must be a number of seconds, or null")


def _check_suite(said: dict[str, Any]) -> None:
    for name, known in (("suite", SUITES), ("brush", BRUSHES)):
        if said[name] not in known:
            raise ValueError(f"unknown {name} {said[name]!r}: wanted one of {', '.join(known)}")
    suite: Suite = SUITES[said["suite"]]
    if said["digest"] != suite.digest:
        raise ValueError(
            f"painted for another suite: the digest of {suite.name} is {suite.digest[:12]}..., the "
            f"card says {said['digest'][:12]!r}"
        )
    if type(said["budget"]) is not int or said["budget"] != suite.budget:
        raise ValueError(
            f"painted for another suite: the budget of {suite.name} is {suite.budget}, the card "
            f"says {said['budget']!r}"
        )


def read_strokes(
    folder: Path, suite: Suite, brush: Brush, *, seeds: int
) -> Float[Tensor, "S N T P"]:
    """The strokes by seed; that their shape is right is known before they are read.

    Raises:
        ValueError: no such file, not a file of that kind, or another shape or type.
    """
    found = [name for name in READERS if (folder / name).is_file()]
    if len(found) != 1:
        raise ValueError(
            f"malformed: wanted one of {' and '.join(READERS)} in {folder}, got {found}"
        )
    (name,) = found
    most = most_bytes(suite, brush)
    if (folder / name).stat().st_size > most:
        raise ValueError(f"malformed: {name} is larger than any submission to {suite.name}")

    def check(array: str, shape: tuple[int, ...], kind: str) -> None:
        if array != "strokes":
            raise ValueError(f"{name} holds {array:.40}, wanted strokes alone")
        if kind not in KINDS:
            raise ValueError(f"strokes must be float16 or float32, got {kind}")
        _check_shape(shape, suite, brush, seeds=seeds)

    with reading(Path(name), "is refused"):
        strokes = READERS[name](folder / name, check, most)
    return strokes.float().reshape(seeds, *strokes.shape[-3:])


def most_bytes(suite: Suite, brush: Brush) -> int:
    """No file of strokes for a suite can be larger."""
    return MOST_SEEDS * suite.pictures * suite.budget * len(brush.params) * 4 + HEADERS


def _npz(file: Path, check: Check, most: int) -> Tensor:
    def told(name: str, shape: tuple[int, ...], kind: np.dtype) -> None:
        check(name, shape, kind.name if kind.isnative else str(kind))

    return torch.from_numpy(read_arrays(file, told, most)["strokes"].astype(np.float32))


def _safetensors(file: Path, check: Check, most: int) -> Tensor:
    with safe_open(file, framework="pt") as tensors:
        for name in tensors.keys():  # noqa: SIM118
            about = tensors.get_slice(name)
            check(name, tuple(about.get_shape()), PLAIN.get(about.get_dtype(), about.get_dtype()))
        found: Tensor = tensors.get_tensor("strokes")
    return found


READERS = {"strokes.npz": _npz, "strokes.safetensors": _safetensors}
"""files of strokes, and how they are read: each array's name, shape and type are checked first"""


def _check_shape(shape: tuple[int, ...], suite: Suite, brush: Brush, *, seeds: int) -> None:
    """Everything `check_strokes` says of a shape, said before anything of that shape is read."""
    axes = "[N,T,P]" if seeds == 1 else f"[{seeds},N,T,P]"
    if shape[:-3] != (seeds,) and not (seeds == 1 and len(shape) == 3):
        raise ValueError(f"malformed: wanted strokes {axes} for {seeds} seeds, got {list(shape)}")
    check_shape(shape[-3:], suite, brush)
