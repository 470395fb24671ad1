"""What a person may ask of a picture in the hand of a painting."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import tyro
from jaxtyping import UInt8

from agents.search.movers import MOVERS
from paint_gym.features import NETWORKS
from renderers.workshop.command import OnThreads
from renderers.workshop.ranges import Count, Seed, Weight, Whole, above, within

SMALLEST = 16
"""longer side of a photograph, pixels, at least"""
PREVIEW = (192, 60)
"""longer side, pixels, and epochs"""
BEGINNINGS = ("content", "noise")
"""where a search may begin, but for a picture"""


@dataclass(frozen=True)
class Options(OnThreads):
    """Paint a photograph in the hand of a painting, pixel by pixel."""

    picture: tyro.conf.Positional[str | None] = None
    """the photograph: in any usual format; or bundled:NAME; or -, which reads it from standard
    input"""
    content_image: str | None = None
    """the same, by name"""
    style_image: Annotated[tuple[str, ...], tyro.conf.arg(aliases=["--style"])] = ()
    """the painting; or several, whose styles are mixed"""
    style_blend: tuple[Weight, ...] = ()
    """how much each of several paintings counts; the same if not given"""
    output: Annotated[Path, tyro.conf.arg(aliases=["-o"])] = Path("stylized.png")
    """the picture that is written: PNG, JPEG or WebP"""
    model: Annotated[str, NETWORKS] = "vgg19"
    """who sees content and style: vgg19, squeezenet, untrained; without weights the best after it
    that is there, which is said"""
    download: bool = False
    """fetch its weights first, if they are not there"""
    content_weight: Weight = 10.0
    """how much content counts: the more, the more of the photograph"""
    style_weight: Weight = 1.0
    """how much style counts; 10 to 1 is strong, 30 to 1 gentle, for every network and size"""
    style_scale: Annotated[float, within(0.05, 8)] = 1.0
    """how large the painting is seen: its longer side in that of the picture; more for broader
    strokes"""
    original_colors: bool = False
    """keep the photograph's colours; only light is painted"""
    init: str = "content"
    """where it begins: content, noise, or a picture"""
    optimizer: Annotated[str, MOVERS] = "adam"
    """who moves the pixels: adam, lbfgs (without a rate)"""
    lr: Annotated[float, above(0)] = 0.1
    """how far a pixel moves in a step, in the spread of ImageNet's colours"""
    max_num_epochs: Count = 1000
    """steps in all, from the smallest size to the last, at most"""
    stop_eps: Annotated[float, within(0)] = 0.005
    """a step that changes the picture by no more than this share ends a size; 0 for none"""
    max_long_edge: Annotated[int, within(SMALLEST, 16383)] = 600
    """longer side of the picture, pixels, at most; it is never larger than the photograph"""
    coarse_to_fine: bool = True
    """from small sizes to large ones; else at its own size from the beginning"""
    tile: Annotated[int, within(64, 8192)] = 1024
    """longest side that is seen at once, pixels: larger pictures part by part, in bounded memory"""
    remove_noise: Annotated[float, within(0, 10)] = 0.2
    """how much grain is taken away (total variation): all of it before a picture is enlarged, a
    fifth in the end"""
    gpu: Annotated[int, within(-1, 63)] = 0
    """which GPU; -1 for the processor, on which it runs without one, too"""
    save_epochs: Whole = 50
    """steps between pictures on the way, OUTPUT-000050.png and so on; 0 for none"""
    film: bool = False
    """film it: OUTPUT.mp4"""
    preview: bool = False
    """a small picture, in seconds"""
    ground: str = "white"
    """colour below a transparent picture: a name, or "#rrggbb\""""
    resume: bool = False
    """go on with the search that lies beside the output, after Ctrl-C"""
    seed: Seed = 0
    """of the noise"""


def sized(options: Options, content: UInt8[np.ndarray, "H W 3"]) -> tuple[int, int]:
    """Longer side and epochs."""
    side = min(options.max_long_edge, max(content.shape[:2]))
    if options.preview:
        return min(side, PREVIEW[0]), min(options.max_num_epochs, PREVIEW[1])
    return side, options.max_num_epochs
