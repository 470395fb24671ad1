"""What every learner of translators is told; recipes add what is theirs."""

from dataclasses import dataclass
from inspect import signature
from typing import Annotated, Any, ClassVar

from agents.gan.beginning import weigh
from agents.gan.enlarging import Up
from agents.gan.norms import Norm
from agents.gan.patches import Patch, PatchCritic, least_side
from agents.gan.translators import KIND, planes_of
from paint_gym.critics import LOSSES
from paint_gym.pairs import PAIRS, Pairs, make_pairs
from renderers.workshop.precision import Precision
from renderers.workshop.ranges import Count, Ranged, Rate, Seed, Share, Weight, as_option, within


@dataclass(frozen=True, kw_only=True)
class TranslationConfig(Ranged):
    """Pairs, networks, optimisers and reports."""

    KIND: ClassVar[str] = KIND

    pairs: Annotated[str, PAIRS] = "edges"
    """what is given, and what is wanted of it"""
    dataset: str = "photos"
    """pictures that pairs are made of: a data set's name, or several joined by "+" (each equally
    often, twice if named twice); of pairs that lie in files, how the zip file's name begins, or
    that of the folder"""
    data_dir: str | None = None
    """where it lies; else the folder named by PAINT_GYM_DATA"""
    given: str | None = None
    """what is given: of side_by_side a half, left or right; of folders the name of one"""
    wanted: str | None = None
    """what is wanted: of folders the name of one; of unpaired another data set, or several"""
    wanted_dir: str | None = None
    """where that lies, of unpaired; where the first does if not given"""
    size: Annotated[int, within(16, 1024)] = 64
    """side of the pictures, pixels"""
    crop: Annotated[float, within(1, 4)] = 286 / 256
    """pictures are brought to so many times the size, and a square is cut out by chance"""
    mirror: bool = True
    """half of the pairs are mirrored, left and right"""
    channels: Annotated[int, within(1, 1024)] = 64
    """of the generator's first stage"""
    add: bool = True
    """where what is given is a guess of what is wanted, the generator begins as that and adds to
    it; else, as in the papers, it makes all"""
    up: Up = "resize"
    """how the generator enlarges: transposed convolutions (the papers), subpixel, resize"""
    critic_channels: Annotated[int, within(1, 1024)] = 64
    """of the critic's first stage"""
    patch: Patch = 70
    """side of what an answer of the critic sees, pixels: 1, 16, 34, 70, 142, 286"""
    norm: Norm = "instance"
    """of the critic: batch, instance, none"""
    loss: Annotated[str, LOSSES] = "lsgan"
    """the game: lsgan, minimax, nonsaturating, wgan_gp, hinge, relativistic"""
    gan: Weight = 1.0
    """weight of the game in what the generator descends"""
    average: Share = 0.0
    """share of the running average of the generator's weights kept at each update; 0 keeps none"""
    batch_size: Count = 1
    """pairs in an update"""
    updates: Count = 20_000
    """of all networks"""
    lr: Rate = 2e-4
    """of the generator"""
    critic_lr: Rate = 2e-4
    """of the critic"""
    betas: tuple[Share, Share] = (0.5, 0.999)
    """of Adam"""
    decay: Share = 0.5
    """share of the updates, at the end, over which the learning rates fall to 0"""
    precision: Precision = "auto"
    """of the networks' arithmetic: auto (bfloat16 where the hardware has it), float32, bfloat16"""
    report_every: Count = 50
    """updates between lines of metrics"""
    evaluate_every: Count = 500
    """updates between evaluations on the test split and checkpoints"""
    evaluate_on: Annotated[int, within(2)] = 50
    """test pairs measured while training"""
    judge_on: Annotated[int, within(2)] = 200
    """test pairs measured in the end"""
    least_spread: Share = 0.05
    """share of their widest spread so far to which the pictures' falls when they have collapsed"""
    seed: Seed = 0
    """of all that is drawn by chance: the same seed, the same run"""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.check_side(self.size)
        for name in self.options():
            if name not in signature(PAIRS[self.pairs]).parameters:
                raise ValueError(f"{as_option(name)} means nothing to --pairs {self.pairs}")

    def check_side(self, side: int) -> None:
        """Raises: ValueError: the critic sees nothing whole in pictures of this side."""
        if side < least_side(self.patch):
            raise ValueError(
                f"--patch {self.patch} needs pictures of {least_side(self.patch)} px or more, "
                f"got {side} px of --size {self.size}"
            )

    def network(self) -> dict[str, Any]:
        """The generator: its name, and what it takes but for planes."""
        raise NotImplementedError

    def spec(self, pairs: Pairs) -> dict[str, Any]:
        """What travels with the generator's weights."""
        known = {
            "name": self.pairs,
            "dataset": self.dataset,
            **self.options(),
            "size": self.size,
            **planes_of(pairs),
            "paired": pairs.paired,
        }
        guess = pairs.guess if self.add else None
        return {**self.network(), "guess": guess and list(guess), "pairs": known}

    def options(self) -> dict[str, str]:
        """What this kind of pairs is told besides."""
        asked = {"given": self.given, "wanted": self.wanted, "wanted_dir": self.wanted_dir}
        return {name: x for name, x in asked.items() if x is not None}

    def open_pairs(self, split: str) -> Pairs:
        """Those that are learned from, or tested on."""
        return make_pairs(
            self.pairs,
            dataset=self.dataset,
            size=self.size,
            split=split,
            data_dir=self.data_dir,
            crop=self.crop,
            mirror=self.mirror,
            **self.options(),
        )

    def make_critic(self, given: int = 0, *, shrinkings: int = 0) -> PatchCritic:
        """One that sees so many planes beside the picture."""
        critic = PatchCritic(
            given=given,
            channels=self.critic_channels,
            patch=self.patch,
            norm=self.norm,
            shrinkings=shrinkings,
        )
        return critic if self.norm == "none" else weigh(critic)


@dataclass(frozen=True, kw_only=True)
class UnpairedConfig(TranslationConfig):
    """Residual networks that learn from two kinds of pictures, with nothing beside them."""

    pairs: Annotated[str, PAIRS] = "unpaired"
    """where pictures of both kinds come from; whether they belong together is not used"""
    wanted: str | None = "strokes"
    """what is wanted: of unpaired a data set; of folders the name of one"""
    blocks: Annotated[int, within(1, 99)] | None = None
    """residual ones; if not given, 9, and 6 for pictures below 256 px"""
    gan: Weight = 2.0
    """weight of the game in what the generator descends; the papers' 1, of squares not halved"""

    def network(self) -> dict[str, Any]:
        """See `TranslationConfig`."""
        blocks = self.blocks or (9 if self.size >= 256 else 6)
        return {"network": "resnet", "channels": self.channels, "blocks": blocks, "up": self.up}

    def open_pairs(self, split: str) -> Pairs:
        """See `TranslationConfig`.

        Raises:
            ValueError: not both are pictures.
        """
        pairs = super().open_pairs(split)
        if pairs.planes != 3 or pairs.chroma:
            raise ValueError(f"--pairs {self.pairs} gives no pictures that could be wanted")
        return pairs
