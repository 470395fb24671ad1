"""`python -m agents.paint photo.jpg --strokes 200 --seconds 2 -o out/`: a photograph painted.

Writes painting.png, .mp4, .gif, .svg, and the strokes as painting.json and .npz.
`python -m agents.paint out/painting.npz --size 4096` draws kept strokes again at another size.
"""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import numpy as np
import tyro
from jaxtyping import Float, UInt8
from torch import Tensor

from agents.gan.samples import SAMPLE, of_name
from agents.painters.by_name import LEARNED, PAINTERS, SEARCHING, Wishes
from agents.painters.focus import focus_of
from agents.painters.painter import Painter
from agents.painters.style import Styled
from agents.search import Aloud, Search
from agents.search.drive import digest, one_by_one
from agents.search.watched import Watched
from paint_gym.features import instead, load_network
from paint_gym.judge import redraw
from paint_gym.metrics import psnr, squared_error
from paint_gym.paintings.film import memory_of_gif, write_gif, write_mp4, write_png, write_svg
from paint_gym.paintings.order import in_order
from paint_gym.paintings.painting import MOST_STROKES, Painting, Side, load_painting
from paint_gym.paintings.rescue import all_or_strokes
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import color_of, read_picture
from paint_gym.pictures.seen import seen
from renderers import BRUSHES, make_renderer
from renderers.engines import EXACT
from renderers.files import check_writable, together
from renderers.workshop.command import OnDevice, run
from renderers.workshop.locks import one_at_a_time
from renderers.workshop.memory import need
from renderers.workshop.processors import in_words
from renderers.workshop.ranges import Count, Seed, upto, within

KEPT = (".json", ".npz")
SEARCH = "search.safetensors"
"""where a search is kept, to go on with"""
FILM = "search.mp4"
SAME = ("painter", "strokes", "brush", "renderer", "score", "side", "seed")
"""options that a search must go on with as it began; and what its files hold, by any name"""
SEEN = 120
"""bytes that a search takes for each pixel it looks at; 76 to 113 measured"""
PIXELS = 8.0
"""how large a picture is looked at: pixels of its longer side for each root of a stroke"""

Seconds = Annotated[float, upto(1e6)]


@dataclass(frozen=True)
class Options(OnDevice):
    """Paint a photograph, or draw a kept painting again."""

    RENAMED: ClassVar = {"--look": "--view"}
    picture: tyro.conf.Positional[str]
    """a picture in any usual format; or bundled:NAME, one that comes with scikit-image, e.g.
    bundled:chelsea.png; or -, which reads one from standard input; or sample:RUN#7, sample 7 of a
    generator; or a painting.json or painting.npz to draw again, with --out and --size"""
    out: Annotated[Path, tyro.conf.arg(aliases=["-o"])] = Path("out")
    """folder for what is written"""
    strokes: Annotated[int, within(0, MOST_STROKES)] = 200
    """how many strokes to paint with, at most"""
    painter: Annotated[str, PAINTERS] = "search"
    """who paints: search (gradients, from nothing), policy (a learned actor alone), refined (the
    same, its strokes then moved together), greedy (shape after shape), layered (Hertzmann),
    mosaic (squares of 16 colours)"""
    seconds: Seconds = 2.0
    """time for refined and search, in all where one goes on; of refined, half at least is for
    the search"""
    steps: Count | None = None
    """gradient steps of the search instead of a time: the same seed gives the same strokes"""
    brush: Annotated[str, BRUSHES] | None = None
    """kind of stroke: bezier, oil, watercolor, marker, ...; else the painter's own"""
    renderer: str = "auto"
    """what a search looks through: auto (exact, the fastest), tiles, exact, or a network's idea of
    the brush, neural or neural:NET, e.g. neural:dual_pathway; what is written is exact"""
    score: str = "l2"
    """what a search seeks: "l2", or a sum such as "l1:1+sinkhorn:0.1\""""
    focus: str | None = None
    """where the picture matters: a mask (white matters), or saliency, what catches the eye"""
    style: str | None = None
    """a picture, or bundled:NAME, whose style the strokes take on, in as much time again"""
    style_mode: Literal["color", "texture"] = "texture"
    """what of the strokes it changes: inks alone, or shapes as well"""
    ground: str = "white"
    """colour below a transparent picture: a name, or "#rrggbb\""""
    size: Side | None = None
    """longer side of what is written, pixels; else that of the picture, at most 1024"""
    actor: Path | None = None
    """weights of another learned painter; else the one that ships"""
    view: Annotated[int, within(1, 4096)] | None = None
    """longer side at which the painter sees the picture, pixels; else 256, and more for many
    strokes"""
    film_seconds: Annotated[float, upto(600)] = 8.0
    """length of the films; the finished picture is held a little longer"""
    curve: bool = False
    """show how the likeness grows beside the film"""
    film_search: bool = False
    """write search.mp4 too: the painting while it is searched for, and its loss by step"""
    gif_size: Annotated[int, within(1, 1024)] = 256
    """longer side of the GIF, pixels"""
    resume: bool = False
    """go on with the search that lies in the folder, with more seconds or after Ctrl-C; a style
    is begun anew"""
    seed: Seed = 0
    """of the search"""

    @property
    def side(self) -> int:
        """Longer side at which the painter sees the picture, pixels."""
        return self.view or min(1024, max(256, math.ceil(PIXELS * math.sqrt(self.strokes))))


def main(argv: Sequence[str] | None = None) -> None:
    """Paint as the command line says."""
    run(Options, paint, argv, prog="python -m agents.paint", about=__doc__)


def paint(options: Options) -> None:
    """Paint the picture, or draw the painting again; write what comes of it."""
    check(options)
    with one_at_a_time(options.out, "painting"):
        if Path(options.picture).suffix.lower() in KEPT:
            draw_again(Path(options.picture), options)
        else:
            paint_photograph(picture_of(options.picture, options.ground), options)


def check(options: Options) -> None:
    """Refuse what cannot be done before anything is painted.

    Raises:
        ValueError: says which option, and what it may be.
        MemoryError: it would take more than there is.
    """
    if options.out.exists() and not options.out.is_dir():
        raise ValueError(f"{options.out} is a file: name a folder with -o")
    wanted = {
        "--focus": options.focus,
        "--style": options.style,
        "--resume": options.resume,
        "--score": options.score != "l2",
        "--steps": options.steps,
        "--renderer": options.renderer != "auto",
        "--film-search": options.film_search,
    }
    _for_some(options.painter, wanted, SEARCHING, who="painters that search")
    _for_some(options.painter, {"--actor": options.actor}, LEARNED, who="painters with an actor")
    color_of(options.ground)
    if options.style and options.score != "l2":
        raise ValueError("--style is a score of its own: leave --score out")
    side, gif, seconds = options.side, options.gif_size, options.film_seconds
    need(SEEN * side**2, f"a search at --view {side}", "view less")
    need(
        memory_of_gif(options.strokes, gif, seconds),
        f"a GIF of --gif-size {gif} for --film-seconds {seconds:g}",
        "make either smaller",
    )


def _for_some(painter: str, wanted: dict[str, Any], some: Sequence[str], *, who: str) -> None:
    told = [name for name, value in wanted.items() if value]
    if told and painter not in some:
        raise ValueError(
            f"{', '.join(told)} is for {who} ({', '.join(some)}), not for {painter}: take "
            f"--painter {some[0]}"
        )


def picture_of(name: str, ground: str) -> UInt8[np.ndarray, "H W 3"]:
    """The photograph that is meant: a file's, one that is bundled, or a generator's sample.

    Raises:
        ValueError, OSError: there is none such.
    """
    photograph = (
        of_name(name)
        if name.startswith(SAMPLE)
        else read_picture(find_picture(name), ground=color_of(ground))
    )
    if (photograph == photograph[0, 0]).all():
        color = "#{:02x}{:02x}{:02x}".format(*photograph[0, 0])
        print(f"{name} shows nothing but {color}: if it is transparent, try another --ground")
    return photograph


def paint_photograph(photograph: UInt8[np.ndarray, "H W 3"], options: Options) -> Painting:
    """Look, paint, and write everything."""
    height, width = photograph.shape[:2]
    target = seen(photograph, options.side)
    painter = make_painter(options, photograph, target)
    check_writable(options.out)
    began = time.perf_counter()
    strokes = painter.paint(target.to(options.device), options.strokes)[0].cpu()
    spent = time.perf_counter() - began
    painting = in_order(Painting(painter.brush.name, strokes, height, width).visible())
    error = squared_error(seen(painting.render(options.side), options.side), target)
    if (looked := painter.renderer) and options.renderer not in ("auto", *EXACT):
        told = squared_error(redraw(strokes[None], target, looked), target)
        print(f"PSNR {float(psnr(told)):.1f} dB as {options.renderer} draws these strokes")
    print(
        f"{len(painting.strokes)} of {options.strokes} strokes in {spent:.1f} s on {in_words()}, "
        f"MSE {float(error):.5f}, PSNR {float(psnr(error)):.1f} dB at {options.side} px"
    )
    write_all(painting, options, photograph)
    return painting


def make_painter(
    options: Options, photograph: UInt8[np.ndarray, "H W 3"], target: Float[Tensor, "1 3 h w"]
) -> Painter:
    """Who the options ask for.

    Raises:
        KeyError: no such painter, brush or score, with the nearest known one.
        ValueError, OSError: what they ask for does not go together, or is not there.
    """
    focus = None
    if options.focus:
        height, width = target.shape[2:]
        focus = focus_of(options.focus, photograph, height, width=width).to(options.device)
    search = Search(seed=options.seed, seconds=options.seconds)
    if options.steps is not None:
        search = replace(search, steps=options.steps, seconds=None)
    about = ", ".join(f"{name} {getattr(options, name)}" for name in SAME)
    about += f", picture {digest(target)}, focus {digest(focus)}, actor {digest(options.actor)}"
    watched = Watched(options.out / FILM, options.film_seconds) if options.film_search else None
    aloud = Aloud(options.out / SEARCH, about, options.resume, watched=watched)
    wishes = Wishes(
        options.brush,
        options.score,
        search,
        focus,
        aloud,
        one_by_one,
        options.actor,
        options.device,
        options.renderer,
    )
    painter: Painter = PAINTERS[options.painter](wishes)
    if options.style is None:
        return painter
    if options.style_mode == "texture":
        network = load_network(device=options.device)
        print(instead("vgg19", network) or f"style is seen by {network.name}")
    renderer = make_renderer("auto", painter.brush, options.device)
    moving = replace(search, moving="color" if options.style_mode == "color" else "all")
    style, mode = find_picture(options.style), options.style_mode
    return Styled(painter, renderer, moving, style, mode, focus, Aloud(after=aloud))


def write_all(painting: Painting, options: Options, photograph: UInt8[np.ndarray, "H W 3"]) -> None:
    """Picture, films, outlines and strokes, together; their paths are printed."""
    side = options.size or min(1024, max(photograph.shape[:2]))
    length, target = options.film_seconds, photograph if options.curve else None
    with all_or_strokes(painting, options.out) as unfinished:
        path = unfinished / "painting"
        for suffix in (".json", ".npz"):
            painting.save(path.with_suffix(suffix))
        write_png(painting, path.with_suffix(".png"), longer_side=side)
        write_svg(painting, path.with_suffix(".svg"), longer_side=side)
        write_gif(painting, path.with_suffix(".gif"), longer_side=options.gif_size, seconds=length)
        write_mp4(
            painting,
            path.with_suffix(".mp4"),
            longer_side=min(side, 1024),
            seconds=length,
            target=target,
        )
    for suffix in (".png", ".mp4", ".gif", ".svg", ".json", ".npz"):
        print(options.out / f"painting{suffix}")


def draw_again(source: Path, options: Options) -> Painting:
    """Kept strokes at another size: painting-SIZE.png and .svg."""
    painting = load_painting(source)
    side = options.size or max(painting.height, painting.width)
    names = f"painting-{side}.png", f"painting-{side}.svg"
    with together(options.out) as unfinished:
        for name, write in zip(names, (write_png, write_svg), strict=True):
            write(painting, unfinished / name, longer_side=side)
    for name in names:
        print(options.out / name)
    return painting


if __name__ == "__main__":
    main()
