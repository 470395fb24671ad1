"""What kinds of jobs a studio has, as the server sees them: it knows nothing else of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from agents.studio.limits import Limits
from agents.studio.worker import Work


@dataclass(frozen=True)
class Trade:
    """Kinds of jobs.

    Attributes:
        works: what processes do, by kind.
        order: the order of a kind that JSON tells of, within limits.
        more: the same where a painting goes on: told, its order before or None, limits, laid=.
        warm: what a process does before its first job.
    """

    works: Mapping[str, Work]
    order: Callable[[Any, Any, Limits], Any]
    more: Callable[..., Any]
    warm: Work
