"""What learns: what a session (`agents.learning.session`) drives, and how it begins."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol, runtime_checkable

import torch
from jaxtyping import Float
from torch import Tensor

from agents.learning.generator import as_default


@dataclass(frozen=True)
class Evaluation:
    """What was found of a learner.

    Attributes:
        row: figures, for metrics and the result.
        error: by which the best weights are known; the less the better.
        sheet: pictures to look at, a row for each example.
        said: in words, for people.
    """

    row: dict[str, float]
    error: float
    sheet: Float[Tensor, "R C 3 H W"]
    said: str


@runtime_checkable
class Learner(Protocol):
    """An update, and all that a session must know of what it makes.

    Attributes:
        rewinds: how often a session may go back to a checkpoint and on with other chance, when an
            update or an evaluation ends in a FloatingPointError; 0: the run ends.
    """

    rewinds: int

    def step(self, update: int) -> Mapping[str, Tensor | float]:
        """Make the `update`-th update, from 0; losses, each of one number."""
        ...

    def shown(self, row: dict[str, float]) -> dict[str, str]:
        """What of a line of metrics stands beside the bar."""
        ...

    def evaluate(self, *, at_the_end: bool) -> Evaluation:
        """On what was held out: a part of it, or all."""
        ...

    def preview(self, update: int) -> Float[Tensor, "R C 3 H W"] | None:
        """Pictures to look at between evaluations, after so many updates; None: none are due."""
        ...

    def keep(self, path: Path, card: dict[str, Any]) -> None:
        """Write what was learned; `card` tells how, and goes into the file (`renderers.weights`).

        What else belongs to it is written beside it: all that lies there then takes its place in
        the run's folder at once.
        """
        ...

    def samples(self, update: int) -> int:
        """What so many updates learned from."""
        ...

    def state_dict(self) -> dict[str, Any]:
        """All that it takes to go on exactly, but for the generator."""
        ...

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from there."""
        ...


Say = Callable[[str], None]
"""receives lines for people"""
Watch = Callable[[int, float], None]
"""receives the updates made and the error found, of an evaluation while learning or at the end"""


@runtime_checkable
class Make(Protocol):
    """Makes a learner."""

    def __call__(
        self, config: Any, device: torch.device, say: Say, *, generator: torch.Generator
    ) -> Learner:
        """The learner of a config, on a device.

        `generator` is what it draws from once it is made; weights come from torch's own.
        """
        ...


@runtime_checkable
class PainterConfig(Protocol):
    """What the config of a learner of painters says: how long it learns, and how it is judged.

    Attributes:
        KIND: "painter", the kind of weights that are learned (`renderers.weights`); the config of a
            learner of anything else has its own, and need say nothing of the rest.
        dataset: pictures to learn from.
        data_dir: where they lie.
        judge_size: side of the canvases that are judged, pixels.
        judge_on: pictures of each test split judged at the end; all of them if None.
        budget: strokes in a painting.
        updates: in all.
        evaluate_every: updates between evaluations.
        seed: of all that is drawn.
    """

    KIND: ClassVar[str]

    @property
    def dataset(self) -> str: ...  # noqa: D102

    @property
    def data_dir(self) -> str | None: ...  # noqa: D102

    @property
    def judge_size(self) -> int: ...  # noqa: D102

    @property
    def judge_on(self) -> int | None: ...  # noqa: D102

    @property
    def budget(self) -> int: ...  # noqa: D102

    @property
    def updates(self) -> int: ...  # noqa: D102

    @property
    def evaluate_every(self) -> int: ...  # noqa: D102

    @property
    def seed(self) -> int: ...  # noqa: D102

    def samples_of(self, updates: int) -> int:
        """What so many updates learn from."""
        ...

    def lasting(self, updates: int) -> "PainterConfig":
        """The same for so many updates."""
        ...


def begin(
    make: Make, config: Any, device: torch.device, *, say: Say
) -> tuple[Learner, torch.Generator]:
    """A learner, and the generator of the config's seed that its weights came from."""
    generator = torch.Generator().manual_seed(config.seed)
    with as_default(generator):
        return make(config, device, say, generator=generator), generator
