"""Several processes that train as one, started by `torchrun`: what each does, and what they share.

Every process paints its share of the canvases, keeps the whole replay (rows are gathered), draws
the same batch and learns from its share of it; gradients are averaged by DistributedDataParallel.
So N processes are one process with the same total batch, up to the order of sums in float32.
Without `torchrun` everything here does nothing.
"""

import dataclasses
import gc
import inspect
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import torch
import torch.distributed as dist
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

Net = TypeVar("Net", bound=nn.Module)
Rows = TypeVar("Rows", bound=Any)
"""a frozen dataclass of tensors, all with the same number of rows"""
PATIENCE = 1800.0
"""seconds for others that are silent: longer than any evaluation, which the first makes alone"""


@contextmanager
def joined(device: str) -> Iterator[str]:
    """Join the others that `torchrun` started; gives the device of this process.

    Whoever joins must not keep what learns `together` beyond the end: a network that is the last
    to know the other processes ends the threads to them while it holds Python's lock, for which
    such a thread may be waiting.

    Raises:
        ConnectionError: another process has gone, or was silent for too long.
    """
    if "WORLD_SIZE" not in os.environ:
        yield device
        return
    cuda = device.startswith("cuda")
    with _others_may_go():
        dist.init_process_group("nccl" if cuda else "gloo", timeout=timedelta(seconds=PATIENCE))
        try:
            yield f"cuda:{os.environ['LOCAL_RANK']}" if cuda else device
        finally:
            gc.collect()
            dist.destroy_process_group()


@contextmanager
def _others_may_go() -> Iterator[None]:
    """Say so in words for a person, where torch says which line of gloo it is."""
    try:
        yield
    except RuntimeError as error:
        if not isinstance(error, dist.DistError) and "gloo/transport" not in str(error):
            raise
        raise ConnectionError(
            f"another of the {os.environ['WORLD_SIZE']} processes that train together has gone, or "
            "does not answer: start all of them again with --resume"
        ) from error


def restarted(folder: Path) -> bool:
    """Whether torchrun is to start processes again (--max-restarts), and a folder holds a run.

    Its count of restarts does not tell: those for the sake of another machine are not counted.
    """
    again = os.environ.get("TORCHELASTIC_MAX_RESTARTS", "0") != "0"
    return again and (folder / "config.json").exists()


def count() -> int:
    """How many train together."""
    return dist.get_world_size() if dist.is_initialized() else 1


def rank() -> int:
    """Which of them this is, from 0."""
    return dist.get_rank() if dist.is_initialized() else 0


def leads() -> bool:
    """Whether this is the process that writes, judges and talks."""
    return rank() == 0


def wait() -> None:
    """Until all have come here."""
    if dist.is_initialized():
        dist.barrier()


def alone(name: str) -> None:
    """Raises: ValueError: several processes train together what learns in one."""
    if count() > 1:
        raise ValueError(f"{name} learns in one process: start it without torchrun")


def share_of(total: int, what: str) -> slice:
    """This process's part of `total` things.

    Raises:
        ValueError: if they cannot be shared evenly.
    """
    if total % count():
        raise ValueError(f"{what} {total} cannot be shared evenly by {count()} processes")
    each = total // count()
    return slice(rank() * each, (rank() + 1) * each)


def part_of(things: Rows) -> Rows:
    """This process's share of a batch that all have."""
    if count() == 1:
        return things
    rows = {k: v for k, v in vars(things).items() if isinstance(v, Tensor)}
    mine = share_of(len(next(iter(rows.values()))), "a batch of")
    mine_only: Any = {k: v[mine] for k, v in rows.items()}
    return dataclasses.replace(things, **mine_only)


def gather(things: Rows) -> Rows:
    """The rows of all processes, in their order."""
    if count() == 1:
        return things
    rows: Any = {k: _gather(v) for k, v in vars(things).items() if isinstance(v, Tensor)}
    return dataclasses.replace(things, **rows)


def _gather(x: Tensor) -> Tensor:
    x = x.contiguous()
    found = [torch.empty_like(x) for _ in range(count())]
    dist.all_gather(found, x)
    return torch.cat(found)


def uniform(
    rows: int, columns: int = 1, *, generator: torch.Generator
) -> Float[Tensor, "rows columns"]:
    """Numbers in [0, 1) for this process's rows of those that all draw, from generators alike."""
    mine = slice(rank() * rows, (rank() + 1) * rows)
    found = torch.rand(rows * count(), columns, dtype=torch.float64, generator=generator)
    return found[mine]


def together(net: Net) -> Any:
    """The network, its gradients averaged over all processes."""
    if count() == 1:
        return net
    known = inspect.signature(DistributedDataParallel).parameters
    unsent = "forward_sync_buffers" if "forward_sync_buffers" in known else "broadcast_buffers"
    how: Any = {unsent: False}  # the first name is new in torch 2.13
    return DistributedDataParallel(net, **how)


class Sum(torch.autograd.Function):
    """The sum over all processes; so is its gradient."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        """What all have, added."""
        return _summed(x)

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> Tensor:
        """What all want changed, added."""
        return _summed(gradients[0])


def _summed(x: Tensor) -> Tensor:
    found = x.clone(memory_format=torch.contiguous_format)
    dist.all_reduce(found)
    return found


class SharedBatchNorm(nn.BatchNorm2d):
    """Batch norm over the batches of all processes, on any device.

    As torch's SyncBatchNorm, which works on GPUs only. Alone it is BatchNorm2d.
    """

    def forward(self, x: Tensor) -> Tensor:
        """Normalise; while learning, by the statistics of the whole batch."""
        if not self.training or count() == 1:
            return super().forward(x)
        wide = x.float()
        sums = torch.stack([wide.mean((0, 2, 3)), wide.square().mean((0, 2, 3))])
        mean, square = Sum.apply(sums) / count()
        variance = (square - mean.square()).clamp(min=0)
        self._remember(mean, variance, x.numel() // x.shape[1] * count())
        scale = self.weight / (variance + self.eps).sqrt()
        shift = self.bias - mean * scale
        return (wide * scale[:, None, None] + shift[:, None, None]).to(x.dtype)

    @torch.no_grad()
    def _remember(self, mean: Tensor, variance: Tensor, numbers: int) -> None:
        assert self.running_mean is not None and self.running_var is not None
        assert self.num_batches_tracked is not None and self.momentum is not None
        unbiased = variance * numbers / (numbers - 1)
        self.running_mean.lerp_(mean, self.momentum)
        self.running_var.lerp_(unbiased, self.momentum)
        self.num_batches_tracked += 1
