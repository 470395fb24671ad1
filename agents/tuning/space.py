"""What a sweep varies: `--vary lr:1e-5..1e-3:log batch-size:32,64,96`, held against a config."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from typing import Any, get_type_hints

from renderers.registry import Registry, Unknown
from renderers.workshop.ranges import as_option, fit

HOW = "FIELD:LOW..HIGH, FIELD:LOW..HIGH:log or FIELD:ONE,OTHER"
ALIKE = (
    "updates", "samples", "evaluate_every", "evaluate_on", "judge_on", "judge_size", "dataset",
    "data_dir", "seed",
)  # fmt: skip
"""options that are the same for all: by them trials are compared"""
RATES = ("lr", "critic_lr")
"""varied where a person names nothing"""
WORDS = {"None": None, "True": True, "False": False}


@dataclass(frozen=True)
class Span:
    """Numbers from `low` to `high`, ends included; whole ones if the ends are.

    Attributes:
        field: of the config.
        low: the least.
        high: the most.
        log: whether their logarithm is drawn evenly, instead of themselves.
    """

    field: str
    low: float
    high: float
    log: bool

    def suggest(self, trial: Any) -> float:
        """What an `optuna.Trial` is to have."""
        whole = isinstance(self.low, int)
        ask = trial.suggest_int if whole else trial.suggest_float
        found: float = ask(self.field, self.low, self.high, log=self.log)
        return found

    def value(self, suggested: Any) -> Any:
        """What the field then is."""
        return suggested


@dataclass(frozen=True)
class Choice:
    """One of several values.

    Attributes:
        field: of the config.
        values: by the words by which they were typed.
    """

    field: str
    values: Mapping[str, Any]

    def suggest(self, trial: Any) -> str:
        """The word of what an `optuna.Trial` is to have."""
        word: str = trial.suggest_categorical(self.field, tuple(self.values))
        return word

    def value(self, suggested: Any) -> Any:
        """What the field then is."""
        return self.values[suggested]


Dimension = Span | Choice


def usual(config: Any) -> tuple[str, ...]:
    """What is varied where nothing is named: learning rates, from a tenth to ten times their own.

    As `space_of` reads it.
    """
    own = {name: getattr(config, name) for name in RATES if hasattr(config, name)}
    return tuple(
        f"{name.replace('_', '-')}:{rate / 10:g}..{min(1.0, rate * 10):g}:log"
        for name, rate in own.items()
    )


def space_of(words: Sequence[str], config: Any) -> tuple[Dimension, ...]:
    """What is varied, each value held to what the config's field may be.

    Args:
        words: as typed.
        config: of the learner, with everything that is not varied.

    Raises:
        ValueError: a word that is not understood, a value that its field may not have.
        Unknown: a field that there is not; names the nearest.
    """
    found = tuple(_dimension(word, config) for word in words)
    names = [one.field for one in found]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"--vary names {', '.join(sorted(twice))} more than once")
    return found


def with_values(config: Any, space: Sequence[Dimension], suggested: Mapping[str, Any]) -> Any:
    """The config with what a trial has.

    Raises:
        ValueError: values that do not go together.
    """
    return replace(config, **{one.field: one.value(suggested[one.field]) for one in space})


def _dimension(word: str, config: Any) -> Dimension:
    typed, _, wanted = word.partition(":")
    if not wanted:
        raise ValueError(f"--vary wants {HOW}, got {word!r:.80}")
    known = {x.name.replace("_", "-"): x.name for x in fields(config) if x.name not in ALIKE}
    if typed.replace("-", "_") in ALIKE:
        raise ValueError(f"--vary cannot vary {typed}: by it trials are compared")
    name = Registry("option to vary", **known)[typed.replace("_", "-")]
    span = re.fullmatch(r"([^,/]+)\.\.([^,:/]+)(?::(\w+))?", wanted)
    return _span(name, span, config) if span else _choice(name, wanted, config)


def _span(name: str, found: re.Match[str], config: Any) -> Span:
    low, high = (_value(name, text, config) for text in found.group(1, 2))
    words, scale = f"--vary {name.replace('_', '-')}", found[3]
    if not all(type(x) in (int, float) for x in (low, high)):
        raise ValueError(f"{words}: only numbers go from one to another; others are ONE,OTHER")
    if low >= high:
        raise ValueError(f"{words}: {found[1]} is not below {found[2]}")
    if scale not in (None, "log"):
        raise ValueError(f"{words}: after a range may stand :log, got :{scale}")
    if scale and low <= 0:
        raise ValueError(f"{words}: {found[1]} has no logarithm: begin above 0")
    return Span(name, low, high, bool(scale))


def _choice(name: str, wanted: str, config: Any) -> Choice:
    return Choice(name, {text: _value(name, text, config) for text in wanted.split(",")})


def _value(name: str, text: str, config: Any) -> Any:
    """What is typed as the field has it.

    Raises:
        ValueError, Unknown: the field may not have it.
    """
    hint = get_type_hints(type(config), include_extras=True)[name]
    refused: list[Exception] = []
    for reading in _readings(text):
        try:
            value = fit(as_option(name), reading, hint)
        except (ValueError, Unknown) as error:
            refused.append(error)
        else:
            replace(config, **{name: value})  # what the config as a whole says to it
            return value
    raise refused[0]


def _readings(text: str) -> Iterator[Any]:
    """What a text may mean; 8x16 is a tuple."""
    for kind in (int, float):
        with suppress(ValueError):
            yield kind(text)
    if text in WORDS:
        yield WORDS[text]
    with suppress(ValueError):
        yield tuple(int(part) for part in text.split("x"))
    yield text
