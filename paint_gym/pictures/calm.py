"""What decoders keep in globals, warn of and print: set, hushed and muted for a while."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def set_to(place: Any, **wanted: Any) -> Iterator[None]:
    """Globals of a library at these values, and then as they were."""
    before = {name: getattr(place, name) for name in wanted}
    for name, value in wanted.items():
        setattr(place, name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(place, name, value)


@contextmanager
def unwarned() -> Iterator[None]:
    """Python's warnings are not shown."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def muted() -> Iterator[None]:
    """What is printed by decoders in C goes nowhere, as does what other threads say meanwhile."""
    try:
        kept = os.dup(2)
    except OSError:  # there is no stderr
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
