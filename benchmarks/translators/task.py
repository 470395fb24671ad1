"""What translators are judged on: whole test pictures, and real ones that they should be like.

Pictures are brought to the translator's size and not cropped, however it cropped while it learned.
Where pairs belong together, those of the test split are translated, and distances are to what is
wanted of them: right answers are at 0. Where they do not, no answer is known to the learner: all
that may be given are translated, of both splits, since distances of few pictures are mostly noise;
distances are to a part of what is wanted, and the other part, of as many pictures, says what is
near.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

from agents.gan.translation import apart
from agents.gan.translators import Translation
from benchmarks.translators.labels import DATASET, labelled, majority
from benchmarks.translators.segmenter import confusion, scores
from paint_gym.features.squeezenet import SqueezeNet, load_squeezenet
from paint_gym.pairs import Pairs, make_pairs
from paint_gym.pairs.unpaired import Apart
from paint_gym.sets import frechet, kernel, looked_at
from paint_gym.targets.held_out import spread

MOST = 1000
"""pictures that are translated, and real ones that distances are to, at most; evenly spread"""
OPTIONS = ("given", "wanted", "wanted_dir")
"""what kinds of pairs are told besides"""
SPLITS = ("train", "test")


@dataclass(frozen=True)
class Labels:
    """What photographs of facades should show, and who tells it.

    Attributes:
        net: the segmenter.
        known: what is to be known of it.
        classes: numbers of `benchmarks.translators.labels.COLORS`.
    """

    net: nn.Module
    known: dict[str, Any]
    classes: Int[Tensor, "N H W"]


@dataclass(frozen=True)
class Task:
    """Pictures to be translated, and what is measured of the answers.

    Attributes:
        asked: which pairs.
        pairs: their test split.
        given: what is translated.
        real: what is wanted of it; where pairs do not belong together, some that are wanted.
        reference: what the features see in real pictures: in those, or, where pairs do not belong
            together, in others.
        features: who sees.
        labels: of facades, where they are what is given.
    """

    asked: dict[str, Any]
    pairs: Pairs
    given: Float[Tensor, "N C H W"]
    real: Float[Tensor, "M 3 H W"]
    reference: Float[Tensor, "R F"]
    features: SqueezeNet
    labels: Labels | None = None

    def about(self) -> dict[str, Any]:
        """What a result says of it."""
        return {
            "pairs": self.asked,
            "pictures": len(self.given),
            "reference": len(self.reference),
            "features": self.features.name,
            "segmenter": self.labels and self.labels.known,
        }

    def figures(self, made: Float[Tensor, "N 3 H W"]) -> dict[str, float]:
        """Of answers: how far they are from what is wanted, where that is known, and `likeness`."""
        one_by_one = apart(made, self.real) if self.pairs.paired else {}
        return {name: float(x.mean()) for name, x in one_by_one.items()} | self.likeness(made)

    def likeness(self, pictures: Float[Tensor, "N 3 H W"]) -> dict[str, float]:
        """Distances of their kind to real ones; of facades, whether they show what they should."""
        seen, labels = looked_at(pictures, self.features), self.labels
        found = {"fd": frechet(seen, self.reference), "kid": kernel(seen, self.reference)}
        return found | (scores_of(labels, pictures) if labels else {})


def ends_of(task: Task) -> dict[str, dict[str, float]]:
    """What needs no network: figures of real pictures, but distances that are 0, and of given ones.

    Of what is given only where it is pictures that do not belong to real ones.
    """
    if task.pairs.paired:
        return {"real": scores_of(task.labels, task.real)} if task.labels else {}
    return {"real": task.likeness(task.real), "given": task.likeness(task.given)}


def scores_of(labels: Labels, pictures: Float[Tensor, "N 3 H W"]) -> dict[str, float]:
    """Whether they show what they should."""
    return scores(confusion(labels.net, pictures, labels.classes))


def asked_of(pairs: dict[str, Any]) -> dict[str, Any]:
    """Which pairs, by what a translator's spec says of them.

    Raises:
        ValueError: it goes back.
    """
    if pairs.get("back"):
        raise ValueError("it goes back: judge the translator beside it, that goes there")
    return {key: pairs[key] for key in ("name", "dataset", "size", *OPTIONS) if key in pairs}


def shows_labels(asked: dict[str, Any]) -> bool:
    """Whether labels of facades are what is given."""
    known = ("side_by_side", DATASET, "right")
    return (asked["name"], asked["dataset"], asked.get("given", "right")) == known


def labels_of(size: int, data_dir: str | None, teacher: tuple[nn.Module, dict[str, Any]]) -> Labels:
    """Of the test split, with the segmenter and what is known of it."""
    return Labels(*teacher, classes=majority(labelled("test", data_dir).classes, size))


def task_of(asked: dict[str, Any], data_dir: str | None, labels: Labels | None = None) -> Task:
    """The task of these pairs.

    Raises:
        FileNotFoundError: the data set is not there.
    """
    train, test = (whole(asked, split, data_dir) for split in SPLITS)
    given, real, others = of_pairs(test) if test.paired else of_kinds(train, test)
    features = load_squeezenet()
    return Task(asked, test, given, real, looked_at(others, features), features, labels)


def whole(asked: dict[str, Any], split: str, data_dir: str | None) -> Pairs:
    """Pairs that are not cropped."""
    return make_pairs(**asked, split=split, data_dir=data_dir, crop=1.0, mirror=False)


def of_pairs(test: Pairs) -> tuple[Tensor, Tensor, Tensor]:
    """What is given, and what is wanted of it, which is what distances are to."""
    given, wanted = test.plain(spread(len(test), MOST))
    return given, wanted, wanted


def of_kinds(train: Any, test: Any) -> tuple[Tensor, Tensor, Tensor]:
    """What is given, as many that are wanted, and others of these."""
    both: Sequence[Apart] = (train, test)
    given = torch.cat([x.source.middle(x.first[torch.arange(len(x.first))]) for x in both])
    wanted = torch.cat([x.source.middle(x.second[torch.arange(len(x.second))]) for x in both])
    order = torch.randperm(len(wanted), generator=torch.Generator().manual_seed(0))
    count = min(len(given), MOST, len(wanted) // 2)
    real, others = order[:count], order[count : count + MOST]
    return given[spread(len(given), count)], wanted[real], wanted[others]


def translated(
    translation: Translation,
    given: Float[Tensor, "N C H W"],
    *,
    seed: int = 0,
    each: Callable[[Any], Any] = iter,
) -> Float[Tensor, "N 3 H W"]:
    """Each by itself, with noise of the seed.

    Args:
        translation: in use.
        given: what is translated.
        seed: of the noise.
        each: goes through them, such as tqdm.
    """
    return torch.cat([translation(x, seed) for x in each(given.split(1))])
