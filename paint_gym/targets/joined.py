"""Several data sets as one: "monet+photos"."""

from collections.abc import Sequence

import torch
from jaxtyping import Float, Int
from torch import Tensor

from paint_gym.targets import Targets, make_targets


class Joined:
    """Sets behind one another.

    Args:
        sets: of pictures of one size.
        counts: rows of each; where it has fewer pictures, they come again.
    """

    def __init__(self, sets: Sequence[Targets], counts: Sequence[int]):
        self.sets, self.size = sets, sets[0].size
        self.terms = "; ".join(dict.fromkeys(one.terms for one in sets))
        self.may_be_shown = all(one.may_be_shown for one in sets)
        self.of = torch.arange(len(sets)).repeat_interleave(torch.tensor(counts))
        rows = [torch.arange(n) % len(one) for one, n in zip(sets, counts, strict=True)]
        self.rows = torch.cat(rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index: Int[Tensor, " B"]) -> Float[Tensor, "B 3 H W"]:
        """See `Targets`."""
        of, rows = self.of[index], self.rows[index]
        pictures = torch.empty(len(rows), 3, self.size, self.size)
        for i, one in enumerate(self.sets):
            pictures[of == i] = one[rows[of == i]]
        return pictures


def join_targets(
    dataset: str, *, size: int, split: str = "train", data_dir: str | None = None
) -> Targets:
    """The pictures of one or more sets, of the split that each of them has.

    To learn from, each set is there equally often, twice if named twice; to test on, every picture
    once.

    Args:
        dataset: names joined by "+".
        size: and the others: as of `make_targets`, which raises for each of them.
        split: "train" or "test".
        data_dir: where all of them lie.
    """
    names = dataset.split("+")
    opened = {
        name: make_targets(name, size=size, split=split, data_dir=data_dir)
        for name in dict.fromkeys(names)
    }
    if len(names) == 1:
        return opened[dataset]
    if split == "test":
        return Joined([*opened.values()], [len(one) for one in opened.values()])
    most = max(len(one) for one in opened.values())
    return Joined([opened[name] for name in names], [most] * len(names))
