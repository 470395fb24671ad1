"""Ranges: what each field of a config may be, said beside it and checked in one place.

```
@dataclass(frozen=True)
class Config:
    budget: Count = 200
    discount: Share = 0.95
    clip: Annotated[float, above(0)] = 1.0
    widths: Annotated[tuple[Count, ...], within(1, 8)] = (16, 32)  # up to 8, each 1 or more
    look: Literal["whole", "window"] = "whole"
    brush: Annotated[str, BRUSHES] = "bezier"  # a registry: one of its names

    def __post_init__(self) -> None:
        check(self)
```

Options of commands are `Ranged`, which does the last.
"""

import math
import operator
import os
from collections.abc import Callable
from dataclasses import dataclass, fields
from itertools import repeat
from numbers import Real
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from renderers.registry import Registry, did_you_mean
from renderers.registry import shown as shown


@dataclass(frozen=True)
class Range:
    """Numbers from `least` to `most`, ends included; `str()` says so in words."""

    least: float
    most: float = math.inf
    words: str = "{least} or more"

    def holds(self, number: float) -> bool:
        """Whether it lies within."""
        return self.least <= number <= self.most

    def __str__(self) -> str:
        return self.words.format(least=self.least, most=self.most)


def within(least: float, most: float = math.inf) -> Range:
    """From `least` on, or up to `most`."""
    return Range(least, most) if most == math.inf else Range(least, most, "from {least} to {most}")


def above(least: float) -> Range:
    """More than `least`."""
    return Range(math.nextafter(least, math.inf), words=f"above {least}")


def upto(most: float) -> Range:
    """More than 0, up to `most`."""
    return Range(math.nextafter(0, 1), most, "above 0, {most} at most")


Count = Annotated[int, within(1)]
"""of what there must be one of"""
Whole = Annotated[int, within(0)]
"""of what there may be none"""
Seed = Annotated[int, within(0, 2**32 - 1)]
"""what every random generator takes"""
Share = Annotated[float, within(0, 1)]
Positive = Annotated[float, above(0)]
Weight = Annotated[float, within(0)]
"""of one thing beside others, or a size that may be none"""
Widths = Annotated[tuple[Annotated[int, within(1, 8192)], ...], within(1, 8)]
"""channels of the stages of a network"""
Rate = Annotated[float, upto(1)]
"""of learning, or of what follows: a share that is not none"""


def as_option(name: str) -> str:
    """A field's name as it is spelt on a command line."""
    return "--" + name.replace("_", "-")


def check(config: Any, spelt: Callable[[str], str] = str) -> None:
    """Hold every field of a dataclass to its annotation; for its `__post_init__`.

    Known are bool, int, float, str, Path, Literal, tuples of those, and None beside them; any other
    annotation is left alone. Numbers are finite, and whole ones have 64 bits; a range beside a
    tuple is of how many it holds. Numpy's numbers become Python's, lists tuples and paths what the
    field is, so that a config is JSON wherever its annotations are.

    Args:
        config: a dataclass, frozen or not.
        spelt: a field's name as whoever gave it knows it; see `as_option`.

    Raises:
        ValueError: a value that is not what its annotation says; one line that names the field.
        Unknown: a name that its registry does not hold.
    """
    hints = get_type_hints(type(config), include_extras=True)
    for name in (field.name for field in fields(config)):
        fitting = fit(spelt(name), getattr(config, name), hints[name])
        object.__setattr__(config, name, fitting)


def fit(name: str, value: Any, hint: Any) -> Any:
    """A value as its annotation has it; see `check`.

    Args:
        name: of the argument, for the message.
        value: what was given.
        hint: an annotation.

    Raises:
        ValueError, Unknown: see `check`.
    """
    try:
        return _fit(value, hint, ANY)
    except _Unfit:
        near = did_you_mean(value, _words(hint))
        word = f"{name} must be {_wanted(hint, ANY)}, got {shown(value)}"
        raise ValueError(f"{word}.{near}" if near else word) from None


class Ranged:
    """A dataclass that holds its fields to their annotations, called as options are.

    Raises:
        ValueError, Unknown: see `check`.
    """

    def __post_init__(self) -> None:
        check(self, as_option)


ANY = Range(-math.inf, words="")


class _Unfit(Exception):
    """It is not what its annotation says."""


def _fit(value: Any, hint: Any, span: Range) -> Any:
    """The value as its annotation has it."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        fitting = _fit(value, args[0], _span(args))
        return fitting if all(r[fitting] is not None for r in _registries(args)) else _refuse()
    if origin in (Union, UnionType):
        return _fit_any(value, args, span)
    if origin is Literal:
        return value if _holds(args, value) else _refuse()
    if origin is tuple:
        several = isinstance(value, (list, tuple)) and span.holds(len(value))
        hints = _each(args, len(value)) if several else ()
        fits = several and len(hints) == len(value)
        return tuple(map(_fit, value, hints, repeat(ANY))) if fits else _refuse()
    return _KINDS[hint][1](value, span) if hint in _KINDS else value


def _wanted(hint: Any, span: Range) -> str:
    """An annotation in words."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _wanted(args[0], _span(args))
    if origin in (Union, UnionType):
        none_first = sorted(args, key=lambda arg: arg is not NoneType)
        return " or ".join(_wanted(arg, span) for arg in none_first)
    if origin is Literal:
        return "one of " + ", ".join(map(str, args))
    if origin is tuple and args[1:] != (...,):
        return ", then ".join(_wanted(arg, ANY) for arg in args)
    if origin is tuple:
        count = "several" if span is ANY else span
        return f"{count}, each {_wanted(args[0], ANY)}"
    return _KINDS[hint][0].format(span).rstrip(", ") if hint in _KINDS else str(hint)


def _words(hint: Any) -> list[str]:
    """Those that may be chosen from."""
    if get_origin(hint) is Literal:
        return [str(word) for word in get_args(hint)]
    return [word for arg in get_args(hint) for word in _words(arg)]


def _span(args: tuple[Any, ...]) -> Range:
    return next((x for x in args[1:] if isinstance(x, Range)), ANY)


def _registries(args: tuple[Any, ...]) -> list[Registry]:
    return [x for x in args[1:] if isinstance(x, Registry)]


def _each(args: tuple[Any, ...], count: int) -> tuple[Any, ...]:
    """The annotation of each value of a tuple."""
    return args[:1] * count if args[1:] == (...,) else args


def _holds(words: tuple[Any, ...], value: Any) -> bool:
    return any(type(word) is type(value) and word == value for word in words)


def _refuse() -> Any:
    raise _Unfit


def _fit_any(value: Any, hints: tuple[Any, ...], span: Range) -> Any:
    """As the first of several annotations that it fits."""
    for hint in hints:
        try:
            return _fit(value, hint, span)
        except _Unfit:
            continue
    return _refuse()


def _none(value: Any, span: Range) -> None:
    if value is not None:
        raise _Unfit


def _flag(value: Any, span: Range) -> bool:
    return bool(value) if type(value).__name__ == "bool" else _refuse()  # Python's and numpy's


def _whole(value: Any, span: Range) -> int:
    try:
        number = operator.index(value)
    except (TypeError, ValueError):
        return _refuse()
    fits = abs(number) < 2**63 and span.holds(number) and not isinstance(value, bool)
    return number if fits else _refuse()


def _number(value: Any, span: Range) -> float:
    if isinstance(value, bool) or not isinstance(value, Real):
        return _refuse()
    try:
        number = float(value)
    except OverflowError:
        return _refuse()
    return number if math.isfinite(number) and span.holds(number) else _refuse()


def _text(value: Any, span: Range) -> str:
    text = os.fspath(value) if isinstance(value, os.PathLike) else value
    return text if isinstance(text, str) else _refuse()


def _path(value: Any, span: Range) -> Path:
    return Path(_text(value, span))


_KINDS: dict[Any, tuple[str, Callable[[Any, Range], Any]]] = {
    bool: ("True or False", _flag), int: ("a whole number, {}", _whole),
    float: ("a number {}", _number), str: ("text", _text), Path: ("a path", _path),
    NoneType: ("None", _none),
}  # fmt: skip
