"""`python -m agents.stylize photo.jpg --style starry.jpg`: the photograph in that painting's hand.

Writes stylized.png; the network that saw both is said, and is named in the picture itself.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import tyro
from jaxtyping import UInt8

from agents.search import Aloud
from agents.search.movers import MOVERS
from agents.style.plan import Plan, plan
from agents.style.search import Stylizing, smoothed
from agents.style.stylized import Pictures, Seeing
from agents.style.wanted import Weights
from agents.style.watching import WRITTEN, Watching, write
from paint_gym.features import NETWORKS, download, instead, load_network
from paint_gym.features.network import SPREAD, Scaled
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import color_of, read_picture
from renderers.files import check_writable
from renderers.workshop.command import OnThreads, run
from renderers.workshop.device import find_device
from renderers.workshop.locks import one_at_a_time
from renderers.workshop.memory import need
from renderers.workshop.processors import in_words
from renderers.workshop.ranges import Count, Seed, Weight, Whole, above, within

SMALLEST = 16
"""longer side of a photograph, pixels, at least"""
PREVIEW = (192, 60)
"""longer side, pixels, and epochs"""
LAST = 0.2
"""share of the noise that is taken away in the end, of that between two sizes"""
TAKES = {"vgg19": 9000, "squeezenet": 2500, "untrained": 5000}
"""bytes for each pixel that is seen at once, about"""
FREE = (
    "picture",
    "content_image",
    "style_image",
    "output",
    "model",
    "download",
    "ground",
    "gpu",
    "threads",
    "save_epochs",
    "film",
    "resume",
)
"""options that may be others when a search goes on; what pictures show must be the same"""
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


def main(argv: Sequence[str] | None = None) -> None:
    """Stylize as the command line says."""
    run(Options, stylize, argv, prog="python -m agents.stylize", about=__doc__)


def stylize(options: Options) -> None:
    """Look, search, write."""
    options = named(options)
    check(options)
    device = device_of(options.gpu)
    if options.download:
        download(options.model)
    network = load_network(options.model, device)
    if told := instead(options.model, network):
        print(told)
    pictures, out = read(options), options.output
    with one_at_a_time(out.parent, "stylizing"):
        check_writable(out.parent)
        search = search_of(options, pictures, network)
        watching = search.watch = Watching(options, pictures, sum(search.plan.steps))
        kept = out.with_suffix(".search.safetensors")
        aloud = Aloud(kept, about_of(options, network.name, pictures), options.resume)
        found = pictures.finished(smoothed(aloud(search), LAST * options.remove_noise))
        style, content = search.measured()
        print(
            f"{search.step} steps in {search.spent:.1f} s on {in_words()} by {network.name}: of "
            f"the style {1 - style:.0%} of what the photograph missed is there, content is "
            f"{content:.2f} off"
        )
        write(found, out, watching.about | {"network": network.name, "steps": search.step})
        watching.finish(found)
        if not aloud.stopped:
            kept.unlink(missing_ok=True)
    for file in (*watching.files, out):
        print(file)


def search_of(options: Options, pictures: Pictures, network: Scaled) -> Stylizing:
    """The search, not begun.

    Raises:
        MemoryError: it takes more than there is.
    """
    side, epochs = sized(options, pictures.content)
    need(
        TAKES[network.name] * min(side, options.tile) ** 2,
        f"a picture of {side} px",
        "make --tile or --max-long-edge smaller",
    )
    weights = Weights(options.content_weight, options.style_weight)
    device = network.mean.device
    seeing = Seeing(network, weights, options.tile, device)
    begin = options.init if options.init in BEGINNINGS else read_one(options.init, options)
    sizes = plan(side, epochs) if options.coarse_to_fine else Plan((side,), (epochs,))
    return Stylizing(
        partial(pictures.wanted, seeing=seeing),
        sizes,
        pictures.first(begin, sizes.sides[0], seed=options.seed).to(device),
        pace=options.lr * sum(SPREAD) / len(SPREAD),
        noise=options.remove_noise,
        change=options.stop_eps,
        optimizer=options.optimizer,
    )


def named(options: Options) -> Options:
    """With the photograph in one place, whichever way it was named.

    Raises:
        ValueError: none, or two, or no style.
    """
    given = [x for x in (options.picture, options.content_image) if x is not None]
    if len(given) != 1:
        raise ValueError(
            "name one photograph, as in `python -m agents.stylize photo.jpg --style starry.jpg`"
            f"; got {' and '.join(given) or 'none'}"
        )
    if not options.style_image:
        raise ValueError("name a painting: --style starry.jpg")
    return replace(options, picture=given[0], content_image=None)


def check(options: Options) -> None:
    """Refuse what cannot be done before anything is read.

    Raises:
        ValueError: says which option, and what it may be.
    """
    if options.output.suffix.lower() not in WRITTEN:
        raise ValueError(
            f"--output must end with {', '.join(WRITTEN)}, got {options.output.name or 'nothing'}"
        )
    if options.output.is_dir():
        raise ValueError(f"{options.output} is a folder: name a file in it with -o")
    given = [find_picture(x).resolve() for x in (str(options.picture), *options.style_image)]
    if options.output.resolve() in given:
        raise ValueError(f"{options.output} is a picture that is given: name another with -o")
    blend = options.style_blend
    if blend and (len(blend) != len(options.style_image) or not sum(blend)):
        raise ValueError(
            f"--style-blend takes a number for each of {len(options.style_image)} paintings, not "
            f"all 0; got {' '.join(map(str, blend))}"
        )
    if not options.content_weight and not options.style_weight:
        raise ValueError("--content-weight and --style-weight are both 0: nothing is wanted")
    color_of(options.ground)


def device_of(gpu: int) -> torch.device:
    """Where it is done; says so where that is not the GPU that is meant.

    Raises:
        ValueError: there are GPUs, and not so many.
    """
    if gpu < 0:
        return torch.device("cpu")
    if not torch.cuda.is_available():
        print("no GPU here: on the processor")
        return torch.device("cpu")
    return find_device(f"cuda:{gpu}", "--gpu")


def read_one(name: str, options: Options) -> UInt8[np.ndarray, "H W 3"]:
    """A picture that is meant."""
    return read_picture(find_picture(name), ground=color_of(options.ground))


def read(options: Options) -> Pictures:
    """The photograph and the paintings.

    Raises:
        ValueError: the photograph is hardly there.
        OSError: one of them is not there, or no picture.
    """
    content = read_one(str(options.picture), options)
    height, width = content.shape[:2]
    if max(height, width) < SMALLEST:
        raise ValueError(
            f"{options.picture} is {width} x {height} px: a photograph of {SMALLEST} px or more is "
            "wanted"
        )
    if (content == content[0, 0]).all():
        print(f"{options.picture} is all of one colour: only the style will show")
    styles = [read_one(x, options) for x in options.style_image]
    blend = options.style_blend or (1.0,) * len(styles)
    return Pictures(content, styles, blend, options.style_scale, options.original_colors)


def sized(options: Options, content: UInt8[np.ndarray, "H W 3"]) -> tuple[int, int]:
    """Longer side and epochs."""
    side = min(options.max_long_edge, max(content.shape[:2]))
    if options.preview:
        return min(side, PREVIEW[0]), min(options.max_num_epochs, PREVIEW[1])
    return side, options.max_num_epochs


def about_of(options: Options, network: str, pictures: Pictures) -> str:
    """What must be the same when a search goes on; pictures by what they show."""
    told = {name: x for name, x in vars(options).items() if name not in FREE}
    shown = hashlib.sha256()
    for picture in (pictures.content, *pictures.styles):
        shown.update(str(picture.shape).encode() + picture.tobytes())
    words = ", ".join(f"{name} {value}" for name, value in told.items())
    return f"{words}, network {network}, pictures {shown.hexdigest()[:12]}"


if __name__ == "__main__":
    main()
