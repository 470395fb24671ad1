"""The state of something that goes on later, as a file in which nothing can run.

A state is made of dicts, lists, numbers, texts, None and tensors. In the file (`renderers.weights`)
the tensors lie numbered; the spec is the rest, as JSON in which {"tensor": 3, "order": [0, 1]}
stands for a tensor, the slowest of its axes in memory first, and {"keys": [...], "values": [...]}
for a dict.
"""

from pathlib import Path
from typing import Any

from torch import Tensor

from renderers.weights import About, read_weights, write_weights

KIND = "state"
TIMES = 2
"""memory that a state takes at most, in the size of its file: as it is, and in what goes on"""


def write_state(path: Path, state: dict[str, Any]) -> None:
    """Keep a state; atomic.

    Raises:
        TypeError: something in it is not plain.
    """
    tensors: dict[str, Tensor] = {}
    plain = _packed(state, tensors)
    write_weights(path, tensors, About(KIND, {"state": plain}))


def read_state(path: Path) -> dict[str, Any]:
    """What `write_state` kept; tuples are lists, everything else is as it was.

    Tensors lie in the file: what goes on with them copies them.

    Raises:
        Exception: whatever is wrong with the file; see `renderers.workshop.reading.reading`.
    """
    tensors, about = read_weights(path, KIND, times=TIMES)
    state = _unpacked(about.spec["state"], tensors)
    if not isinstance(state, dict):
        raise ValueError(f"its state is {type(state).__name__}, no dict")
    return state


def _packed(x: Any, tensors: dict[str, Tensor]) -> Any:
    if isinstance(x, Tensor):
        order = sorted(range(x.dim()), key=x.stride().__getitem__, reverse=True)
        place = len(tensors)
        tensors[str(place)] = x.detach().permute(order)
        return {"tensor": place, "order": order}
    if isinstance(x, dict):
        return {"keys": list(x), "values": [_packed(value, tensors) for value in x.values()]}
    if isinstance(x, (list, tuple)):
        return [_packed(value, tensors) for value in x]
    if x is None or isinstance(x, (bool, int, float, str)):
        return x
    raise TypeError(f"a state holds plain things and tensors, not {type(x).__name__}")


def _unpacked(x: Any, tensors: dict[str, Tensor]) -> Any:
    if isinstance(x, list):
        return [_unpacked(value, tensors) for value in x]
    if not isinstance(x, dict):
        return x
    if "tensor" in x:
        order = x["order"]
        return tensors[str(x["tensor"])].permute([order.index(axis) for axis in range(len(order))])
    return dict(zip(x["keys"], (_unpacked(value, tensors) for value in x["values"]), strict=True))
