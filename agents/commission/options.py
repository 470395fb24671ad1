"""What a person may ask of `agents.paint`."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import tyro

from agents.commission.background import NOTHING, Background, is_color
from agents.commission.frames import Frames
from agents.commission.limits import Limits
from agents.commission.plotting import Plotting, check_plot, setup_of
from agents.commission.printing import Printing, check_print
from agents.painters.by_name import LEARNED, PAINTERS, SEARCHING
from paint_gym.paintings.film import memory_of_gif
from paint_gym.paintings.painting import MOST_STROKES, Side
from paint_gym.paintings.paper import laid, sheet_of
from renderers import BRUSHES
from renderers.workshop.command import OnDevice
from renderers.workshop.memory import need
from renderers.workshop.ranges import Count, Seed, upto, within

KEPT = (".json", ".npz")
"""suffixes of paintings that are drawn again"""
SEEN = 120
"""bytes that a search takes for each pixel it looks at; 76 to 113 measured"""
PIXELS = 8.0
"""how large a picture is looked at: pixels of its longer side for each root of a stroke"""

Seconds = Annotated[float, upto(1e6)]


@dataclass(frozen=True)
class Options(Limits, Background, Frames, Plotting, Printing, OnDevice):
    """Paint a photograph, or draw a kept painting again."""

    RENAMED: ClassVar = {"--look": "--view", "--ground": "--background"}
    picture: tyro.conf.Positional[str]
    """a picture in any usual format; or a folder of them; or a film; or bundled:NAME, a picture
    that comes with scikit-image, e.g. bundled:chelsea.png; or -, which reads one from standard
    input; or sample:RUN#7, sample 7 of a generator; or a painting.json, painting.npz or film.npz to
    draw again, with --out and --size"""
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
    """kind of stroke: bezier, oil, watercolor, marker, ...; several, each stroke of one of them:
    bezier+circle; prints of a picture of yours: stamp:leaf.png; else the painter's own"""
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

    def unit(self, height: int, width: int) -> float | None:
        """See `Limits.unit`: as it is printed, or else plotted."""
        if self.print is not None:
            sheet, margin = sheet_of(self.print), 0.0
        elif self.plot:
            setup = setup_of(self)
            sheet, margin = setup.sheet, setup.margin
        else:
            return None
        return laid(height, width, sheet, margin=margin).unit


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
    if options.background not in (None, NOTHING):
        is_color(options.background)
    _ = options.paints
    check_plot(options)
    check_print(options, options.size or 1024)
    options.bounds(1, 1)
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
