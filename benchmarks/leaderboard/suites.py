"""The frozen suites of the leaderboard: which pictures, in which order, with how many strokes.

A suite's digest is the SHA-256 of its target bytes, uint8 [N,3,size,size] in suite order. Pictures
on disk that give another one are refused, so a figure never stands for other pictures than it says.
No processor changes these bytes: what is left to differ are the files, and the libraries that read
them (`FROZEN_WITH`).
`python -m benchmarks.leaderboard digests` prints the digests of the pictures that are there.
"""

import hashlib
import platform
from dataclasses import dataclass
from importlib.metadata import version

import torch
from jaxtyping import Float
from PIL import features
from torch import Tensor

from paint_gym.targets.held_out import PICTURES, held_out, spread
from renderers.registry import Registry

KODAK = "Kodak's test photographs, released for unrestricted use"
PORTION = 256
"""pictures digested at once"""


@dataclass(frozen=True)
class Suite:
    """Pictures that never change, and the strokes each may have.

    Attributes:
        name: key of SUITES.
        dataset: key of TARGETS; always its test split.
        of: pictures in that split.
        pictures: how many of them, spread evenly over it (`paint_gym.targets.held_out.spread`).
        budget: strokes in a painting at most.
        digest: SHA-256 of the target bytes, hexadecimal.
        size: width of the canvas, pixels.
        height: of the canvas, pixels; as its width if not said.
        brush: the only one that may paint it; any if not said.
        paper: test MSE of Learning to Paint (Huang et al. 2019, figures 6 to 9) on the whole test
            split of that data set, in its own crop: an order of size.
    """

    name: str
    dataset: str
    of: int
    pictures: int
    budget: int
    digest: str
    size: int = 128
    height: int | None = None
    brush: str | None = None
    paper: float | None = None

    @property
    def aspect(self) -> float:
        """Height of the canvas in widths."""
        return (self.height or self.size) / self.size

    @property
    def index(self) -> tuple[int, ...]:
        """Which pictures of the test split, in suite order."""
        return tuple(spread(self.of, self.pictures).tolist())


@dataclass(frozen=True)
class Pictures:
    """The opened pictures of a suite.

    Attributes:
        targets: in suite order, on [0, 1].
        may_be_shown: whether they may be published.
        terms: under what terms they may be used.
    """

    targets: Float[Tensor, "N 3 H W"]
    may_be_shown: bool
    terms: str


def open_suite(suite: Suite, data_dir: str | None = None) -> Pictures:
    """The suite's pictures, after comparing them with its digest.

    Args:
        suite: one of SUITES.
        data_dir: where the data lie; else the folder named by PAINT_GYM_DATA.

    Raises:
        FileNotFoundError: the data are not there; says what to put where.
        ValueError: they are not the pictures that were frozen.
    """
    found = open_unchecked(suite, data_dir)
    got = digest(found.targets)
    if got != suite.digest:
        raise ValueError(
            f"the pictures of {suite.dataset} on this machine are not those of {suite.name}: "
            f"wanted SHA-256 {suite.digest[:12]}..., got {got[:12]}...; {why_others(read_with())}"
        )
    return found


def why_others(here: dict[str, str]) -> str:
    """What may have made other pictures of a suite, and what to do, in a line."""
    apart = [
        f"{name} {here[name]} instead of {frozen}"
        for name, frozen in FROZEN_WITH.items()
        if here[name] != frozen
    ]
    files = "use the data set's original files"
    if not apart:
        return f"the libraries are those it was frozen with, so the files are others: {files}"
    return f"here is {', '.join(apart)}: pip install -c constraints.txt -e . first, then {files}"


def read_with() -> dict[str, str]:
    """What pictures are read with here, as in `FROZEN_WITH`."""
    found = {name: version(name) for name in ("pillow", "scikit-image", "numpy")}
    jpeg = features.version_feature("libjpeg_turbo") or "none"
    return {"processor": platform.machine(), **found, "libjpeg-turbo": jpeg}


def open_unchecked(suite: Suite, data_dir: str | None = None) -> Pictures:
    """The pictures that are there, whatever their digest.

    Raises:
        FileNotFoundError: the data are not there; says what to put where.
        ValueError: another number of pictures than was frozen.
    """
    return OPENED.get(suite.dataset, _squares)(suite, data_dir)


def _squares(suite: Suite, data_dir: str | None) -> Pictures:
    """Of a data set's test split."""
    (found,) = held_out(suite.dataset, suite.size, data_dir)
    _check_count(suite, len(found))
    return Pictures(found[torch.tensor(suite.index)], found.may_be_shown, found.terms)


def _photographs(suite: Suite, data_dir: str | None) -> Pictures:
    """Kodak's, whole; the upright ones lie on their side, so that all have one shape."""
    whole = PICTURES["kodak"](suite.size, suite.of, data_dir=data_dir)
    _check_count(suite, len(whole))
    lying = [whole[i] if _wide(whole[i]) else whole[i].transpose(2, 3) for i in suite.index]
    return Pictures(torch.cat(lying), True, KODAK)


def _wide(picture: Float[Tensor, "1 3 H W"]) -> bool:
    return picture.shape[3] >= picture.shape[2]


def _check_count(suite: Suite, count: int) -> None:
    if count != suite.of:
        raise ValueError(
            f"{suite.name} wants {suite.of} pictures in the test split of {suite.dataset}, here "
            f"are {count}: use the data set's original files"
        )


OPENED = {"kodak": _photographs}
"""data sets that are no squares, from a suite and a folder to all of their pictures"""


def digest(targets: Float[Tensor, "N 3 H W"]) -> str:
    """SHA-256 of the pictures as bytes, hexadecimal."""
    found = hashlib.sha256()
    for part in targets.split(PORTION):
        found.update((part * 255).round().to(torch.uint8).numpy().tobytes())
    return found.hexdigest()


DIGESTS = {
    "mnist": "d0083ace6bede9398f5b316e433aae1c988c9be992448529d89385d80a65a1f1",
    "svhn": "825349620d0a5c86f8fdd7bbf6857eaa76de1b1dc3100d8a81574ffbb4df459d",
    "celeba": "64288bc680413c7f52f5fec45d8716aea225d51889efb2b31e0fe3b7b87646b1",
    "imagenet": "63914a91f4a25d367b444bd4e8902840d6ae50911bd18fe12e619b51f7f3dece",
    "photos": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
    "kodak": "fa728f2dadb538268c35905130b045e0e661ae2f9976d7b86d9e1de1d23f0e7c",
}
"""by data set; the suites of one data set show the same pictures"""
EARLIER = {
    "mnist": "39037a8d1d1a73e20a6ed40a75bf14aa3436c7b9bcaf5bd02c228147ffd42574",
    "svhn": "ab33dbf4b885196882721a6892ca33a9851ca7e10cc6b587b105c08edad7eb6d",
    "photos": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
}
"""of the same pictures as OpenCV resized them where they were frozen first, one grey level off in
2.2 % of the pixels (mnist), in 2 of 10 pictures (svhn), in 12 of 100 (photos); results of painters
whose weights are gone are kept with it, and marked"""
FROZEN_WITH = {
    "processor": "x86_64", "pillow": "11.3.0", "scikit-image": "0.26.0", "numpy": "2.4.6",
    "libjpeg-turbo": "3.1.1",
}  # fmt: skip
"""what read the pictures that DIGESTS are of"""

SUITES: Registry = Registry(
    "suite",
    **{
        suite.name: suite
        for suite in (
            Suite("mnist-5", "mnist", 10_000, 10_000, 5, DIGESTS["mnist"], paper=0.00596),
            Suite("svhn-40", "svhn", 10, 10, 40, DIGESTS["svhn"], paper=0.00126),
            Suite("faces-200", "celeba", 800, 800, 200, DIGESTS["celeba"], paper=0.00313),
            Suite("imagenet-400", "imagenet", 90, 90, 400, DIGESTS["imagenet"], paper=0.00843),
            *(
                Suite(f"photos-{budget}", "photos", 100, 100, budget, DIGESTS["photos"])
                for budget in (10, 20, 50, 100, 200, 500, 1000)
            ),
            *(
                Suite(
                    f"{brush}-{budget}", "photos", 100, 100, budget, DIGESTS["photos"], brush=brush
                )
                for brush in ("circle", "triangle", "rectangle", "marker", "watercolor", "oil")
                for budget in (50, 200)
            ),
            *(
                Suite(f"kodak-{budget}", "kodak", 24, 24, budget, DIGESTS["kodak"], 768, 512)
                for budget in (256, 512, 1024, 2048, 5000)
            ),
        )
    },
)
