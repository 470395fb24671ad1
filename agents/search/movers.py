"""What takes numbers down a slope, a step at a time, and what it remembers of them."""

import copy
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import torch
from jaxtyping import Float, Int
from torch import Tensor

from agents.search.drawing import Drawing
from renderers.registry import Registry

MOMENTUM, MEMORY = 0.9, 0.95
"""how much of the gradient's mean, and of its square's, is kept in a step"""
HISTORY = 20
"""steps that L-BFGS remembers"""
LOOKS = 25
"""times that it looks at pictures in a step, at most; 1 or 2 are usual"""
KEPT = 2
"""pictures looked at last, of which L-BFGS knows the slope still"""
Evaluate = Callable[[Tensor], tuple[Float[Tensor, " B"], Tensor]]
"""the loss of each drawing's numbers, and its slope"""


@torch.enable_grad()
def sloped(
    loss: Callable[[Tensor], Float[Tensor, " B"]], numbers: Tensor
) -> tuple[Float[Tensor, " B"], Tensor]:
    """The loss of each drawing's numbers, and its slope."""
    moved = numbers.detach().requires_grad_()
    found = loss(moved)
    return found.detach(), torch.autograd.grad(found.sum(), moved)[0]


def weighed(picture: Tensor, weight: Tensor, numbers: Tensor) -> Tensor:
    """The slope of a picture's sum, each pixel as heavy as said; the picture can be asked again.

    The same as a gradient of outputs that are given: torch then loads half a second of sympy.
    """
    return torch.autograd.grad((picture * weight).sum(), numbers, retain_graph=True)[0]


@runtime_checkable
class Mover(Protocol):
    """Numbers of drawings, and how they move."""

    @property
    def numbers(self) -> Tensor:
        """As they are now."""
        ...

    def look(self, evaluate: Evaluate) -> tuple[Float[Tensor, " B"], Tensor]:
        """The loss of the numbers as they are, and its slope."""
        ...

    def move(self, slope: Tensor, rate: float, evaluate: Evaluate) -> None:
        """One step, in place.

        Args:
            slope: of the numbers as they are.
            rate: 1 is as far as usual.
            evaluate: for those that look further.
        """
        ...

    def state_dict(self) -> dict[str, Any]:
        """What `load_state_dict` goes on from, exactly."""
        ...

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from there.

        Raises:
            ValueError: it is the state of something else.
        """
        ...


@dataclass
class Adam:
    """Numbers, each with its own pace, and what Adam remembers of them.

    Attributes:
        drawing: what they make.
        numbers: of rows, which come and go.
        mean: of the gradient.
        square: of the gradient squared.
        steps: that each row has made.
        momentum: how much of the gradient's mean is kept in a step.

    Source: Kingma & Ba 2015, arXiv 1412.6980, algorithm 1.
    """

    drawing: Drawing
    numbers: Float[Tensor, "B *rows N"]
    mean: Float[Tensor, "B *rows N"]
    square: Float[Tensor, "B *rows N"]
    steps: Float[Tensor, "B *rows 1"]
    momentum: float = MOMENTUM

    def look(self, evaluate: Evaluate) -> tuple[Float[Tensor, " B"], Tensor]:
        """See `Mover.look`."""
        return evaluate(self.numbers)

    @torch.no_grad()
    def move(self, slope: Tensor, rate: float, evaluate: Evaluate | None = None) -> None:
        """See `Mover.move`; looks no further."""
        self.steps += 1
        self.mean.lerp_(slope, 1 - self.momentum)
        self.square.lerp_(slope.square(), 1 - MEMORY)
        mean = self.mean / (1 - self.momentum**self.steps)
        square = self.square / (1 - MEMORY**self.steps)
        away = rate * self.drawing.paces(self.numbers) * mean / (square.sqrt() + 1e-12)
        self.drawing.into_range(self.numbers.sub_(away))

    def keep(self, rows: Int[Tensor, "B n"]) -> "Adam":
        """Only these rows of each drawing, in this order."""

        def of(x: Tensor) -> Tensor:
            return x.gather(1, rows[..., None].expand(-1, -1, x.shape[-1]))

        return self._of({name: of(x) for name, x in self.state_dict().items()})

    def with_more(self, numbers: Float[Tensor, "B n N"]) -> "Adam":
        """New rows, the last ones."""
        fresh = unmoved(self.drawing, numbers).state_dict()
        both = {name: torch.cat([x, fresh[name]], dim=1) for name, x in self.state_dict().items()}
        return self._of(both)

    def _of(self, state: dict[str, Tensor]) -> "Adam":
        numbers, mean, square, steps = state.values()
        return Adam(
            self.drawing,
            numbers=numbers,
            mean=mean,
            square=square,
            steps=steps,
            momentum=self.momentum,
        )

    def state_dict(self) -> dict[str, Tensor]:
        """Everything but the drawing."""
        return {name: getattr(self, name) for name in ("numbers", "mean", "square", "steps")}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """See `Mover.load_state_dict`."""
        for name, now in self.state_dict().items():
            x = state[name].to(now)
            if x.shape != now.shape or not bool(x.isfinite().all()):
                wanted = list(now.shape)
                raise ValueError(f"{name} of shape {list(x.shape)}, wanted {wanted}, all finite")
            setattr(self, name, x.clone())


def unmoved(drawing: Drawing, numbers: Float[Tensor, "B *rows N"]) -> Adam:
    """Numbers that have not been moved, to be moved by Adam."""
    zeros = torch.zeros_like(numbers)
    return Adam(drawing, numbers.clone(), zeros, zeros.clone(), zeros[..., :1].clone())


class LBFGS:
    """Numbers that move together, as far as a line search says; neither paces nor ranges hold them.

    torch's, with the strong Wolfe conditions. Drawings of a batch share one step.

    Source: Liu & Nocedal 1989, "On the limited memory BFGS method for large scale optimization".
    """

    def __init__(self, drawing: Drawing, numbers: Float[Tensor, "B ..."]):
        self.drawing, self.numbers = drawing, numbers.detach().clone()
        self.known: deque[tuple[Tensor, Tensor, Tensor]] = deque(maxlen=KEPT)
        self.optimizer = torch.optim.LBFGS(
            [self.numbers],
            max_iter=1,
            max_eval=LOOKS,
            history_size=HISTORY,
            line_search_fn="strong_wolfe",
            tolerance_grad=0,
            tolerance_change=0,
        )

    def look(self, evaluate: Evaluate) -> tuple[Float[Tensor, " B"], Tensor]:
        """See `Mover.look`; what the line search looked at last is known."""
        for numbers, loss, slope in self.known:
            if torch.equal(numbers, self.numbers):
                return loss, slope
        loss, slope = evaluate(self.numbers)
        self.known.append((self.numbers.clone(), loss, slope))
        return loss, slope

    def move(self, slope: Tensor, rate: float, evaluate: Evaluate) -> None:
        """See `Mover.move`; neither the slope nor the rate plays a part."""
        scale = self.numbers[0].numel()  # steps that bend the loss by less than 1e-10 are forgotten

        def closure() -> Tensor:
            loss, slope = self.look(evaluate)
            self.numbers.grad = slope * scale
            return loss.sum() * scale

        self.optimizer.step(closure)
        self.numbers.grad = None

    def state_dict(self) -> dict[str, Any]:
        """See `Mover.state_dict`."""
        memory = self.optimizer.state_dict()["state"]
        return {"numbers": self.numbers, "memory": memory, "known": list(self.known)}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """See `Mover.load_state_dict`."""
        state = copy.deepcopy(state)  # sums of what lies elsewhere in memory may differ in a bit
        if state["numbers"].shape != self.numbers.shape:
            wanted = list(self.numbers.shape)
            raise ValueError(f"numbers of shape {list(state['numbers'].shape)}, wanted {wanted}")
        self.numbers.copy_(state["numbers"])
        whole = self.optimizer.state_dict()
        self.optimizer.load_state_dict({**whole, "state": state["memory"]})
        self.known.clear()
        self.known.extend(tuple(x.to(self.numbers) for x in each) for each in state["known"])


MOVERS: Registry = Registry("mover", adam=unmoved, lbfgs=LBFGS)
