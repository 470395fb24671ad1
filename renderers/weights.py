"""Tensors in a file: safetensors that say what they are, with a digest of everything.

Nothing in such a file can run, no more memory is taken than the file is long, and a bit that was
flipped is noticed. Under the name "paint_gym" of the metadata lies JSON:

{"kind": "painter",   painter, critic, renderer or generator; state, of what goes on later
 "spec": {...},       all that it takes to make the network, or whatever the tensors are of
 "card": {...},       how it came to be, for people: command, config, machine, commit, figures
 "sha256": "..."}     of all the rest, tensors included
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import torch
from safetensors import safe_open
from torch import Tensor, nn

from renderers.files import replacing
from renderers.workshop.memory import need

ABOUT, DIGEST = "paint_gym", "sha256"
MOST_HEADER = 2**22
"""bytes of the names, shapes and card in a file of tensors at most"""
TIMES = 3
"""memory that weights take at most, in the size of their file: as they are, and in float32"""
CODES = {
    torch.bool: "BOOL", torch.uint8: "U8", torch.int8: "I8", torch.int16: "I16",
    torch.float16: "F16", torch.bfloat16: "BF16", torch.int32: "I32", torch.float32: "F32",
    torch.float64: "F64", torch.int64: "I64",
}  # fmt: skip
"""what safetensors calls the types of tensors"""
Net = TypeVar("Net", bound=nn.Module)


@dataclass(frozen=True)
class About:
    """What a file says of its tensors; see above."""

    kind: str
    spec: dict[str, Any]
    card: dict[str, Any] = field(default_factory=dict)


def write_weights(path: Path, tensors: Mapping[str, Tensor], about: About) -> None:
    """Keep tensors and what is to be known of them; the same things are the same bytes; atomic.

    Tensors that lie on the CPU in rows are written from where they are: a replay may fill half of
    the memory.
    """
    kept = _apart(tensors)
    said = {**asdict(about), DIGEST: digest(kept, about)}
    names = sorted(kept, key=lambda name: (-kept[name].element_size(), name))  # aligned
    header = _header({name: kept[name] for name in names}, json.dumps(said))
    with replacing(path) as unfinished, unfinished.open("wb") as file:
        file.write(len(header).to_bytes(8, "little") + header)
        for name in names:
            file.write(_bytes_of(kept[name]))


def read_weights(path: Path, kind: str, *, times: float = TIMES) -> tuple[dict[str, Tensor], About]:
    """The tensors that `write_weights` kept, and what the file says of them.

    They lie in the file, which is mapped: memory is taken by whoever makes others of them.

    Args:
        path: of the file.
        kind: that is wanted.
        times: memory that reading takes, and what is made of it, in the size of the file.

    Raises:
        MemoryError: so much is not free.
        ValueError: a file of another kind, or of an earlier version that wrote neither kind nor
            digest; a digest that is not that of the content.
        Exception: whatever else is wrong with the file; see `renderers.workshop.reading.reading`.
    """
    _weigh(path)
    need(times * path.stat().st_size, str(path), "use a machine with more")
    with safe_open(path, framework="pt") as file:
        about, said = _about(file.metadata() or {})
        if about.kind != kind:
            raise ValueError(f"a {kind} was wanted, this is a {about.kind!s:.40}")
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    if said != digest(tensors, about):
        raise ValueError(f"it is damaged: its content is not what the digest {said!s:.12} says")
    return tensors, about


def read_about(path: Path) -> About:
    """What a file says of its tensors; the digest stays unchecked."""
    _weigh(path)
    with safe_open(path, framework="pt") as file:
        return _about(file.metadata() or {})[0]


def _weigh(path: Path) -> None:
    """Refuse a header that would take too much memory, by the first bytes.

    Raises:
        ValueError: it would.
    """
    with path.open("rb") as file:
        header = int.from_bytes(file.read(8), "little")
    if header > MOST_HEADER:
        raise ValueError(f"its header takes {header} bytes, and at most {MOST_HEADER} are read")


def _header(tensors: Mapping[str, Tensor], said: str) -> bytes:
    """What a file of safetensors says of its tensors, which follow in this order."""
    about: dict[str, Any] = {"__metadata__": {ABOUT: said}}
    end = 0
    for name, x in tensors.items():
        start, end = end, end + x.numel() * x.element_size()
        about[name] = {
            "dtype": CODES[x.dtype],
            "shape": list(x.shape),
            "data_offsets": [start, end],
        }
    header = json.dumps(about, separators=(",", ":")).encode()
    return header + b" " * (-len(header) % 8)


def _bytes_of(x: Tensor) -> memoryview:
    """Its own memory."""
    found: memoryview = x.reshape(-1).view(torch.uint8).numpy().data
    return found


def _apart(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """On the CPU, in rows, and none in another's memory, as the format wants them."""
    found: dict[str, Tensor] = {}
    taken: set[int] = set()
    for name, tensor in tensors.items():
        x = tensor.detach().contiguous().cpu()
        place = x.untyped_storage().data_ptr()
        found[name] = x.clone() if place in taken else x
        taken.add(place)
    return found


def _about(metadata: dict[str, str]) -> tuple[About, str]:
    """What is said, and the digest."""
    said = json.loads(metadata.get(ABOUT, "{}"))
    if not isinstance(said, dict):
        raise ValueError(f"what it says of itself is no JSON object but {type(said).__name__}")
    if not {"kind", DIGEST} <= said.keys():
        raise ValueError(
            "it does not say what it is, or has no digest: paint-gym did not write it, or an "
            "earlier version did"
        )
    found = said.pop(DIGEST)
    if said.keys() != {"kind", "spec", "card"} or not isinstance(said["spec"], dict):
        raise ValueError(f"it should say kind, spec and card, got {', '.join(said):.80}")
    return About(**said), found


def digest(tensors: Mapping[str, Tensor], about: About) -> str:
    """SHA-256 of what is said and of tensors: names, types, shapes and bytes; hexadecimal."""
    found = hashlib.sha256(json.dumps(asdict(about), sort_keys=True).encode())
    for name in sorted(tensors):
        x = tensors[name]
        found.update(f"{name} {x.dtype} {list(x.shape)}".encode())
        found.update(_bytes_of(x))
    return found.hexdigest()


def halved(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """In float16, in which networks ship; counters stay what they are."""
    return {name: x.half() if x.is_floating_point() else x for name, x in weights.items()}


def fill(make: Callable[[], Net], weights: Mapping[str, Tensor]) -> Net:
    """The network that is made, with these weights in float32.

    No memory is taken before it is known that they fit: whatever a card says of its widths, there
    is no more of a network than of the file.

    Raises:
        ValueError: weights that are not finite.
        RuntimeError: weights that are not of such a network.
    """
    wide = {name: x.float() if x.is_floating_point() else x for name, x in weights.items()}
    for name, x in wide.items():
        if not bool(x.isfinite().all()):
            raise ValueError(f"its weights are not finite: {name}")
    with torch.device("meta"):
        net = make()
    net.load_state_dict(wide, assign=True)
    return net
