"""What a person may ask of `agents.paint`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar

import tyro

from agents.commission.background import NOTHING, is_color
from agents.commission.frames import Frames
from agents.commission.manner import Manner, Seconds
from agents.commission.plotting import Plotting, check_plot, setup_of
from agents.commission.printing import Printing, check_print
from agents.painters.by_name import LEARNED, SEARCHING
from paint_gym.paintings.film import memory_of_gif
from paint_gym.paintings.painting import Side
from paint_gym.paintings.paper import laid, sheet_of
from renderers.workshop.memory import need
from renderers.workshop.ranges import upto, within

KEPT = (".json", ".npz")
"""suffixes of paintings that are drawn again"""
SEEN = 120
"""bytes that a search takes for each pixel it looks at; 76 to 113 measured"""


@dataclass(frozen=True)
class Options(Manner, Frames, Plotting, Printing):
    """Paint a photograph, or draw a kept painting again."""

    RENAMED: ClassVar = {"--look": "--view", "--ground": "--background"}
    picture: tyro.conf.Positional[str]
    """a picture in any usual format; or a folder of them; or a film; or bundled:NAME, a picture
    that comes with scikit-image, e.g. bundled:chelsea.png; or -, which reads one from standard
    input; or sample:RUN#7, sample 7 of a generator; or a painting.json, painting.npz or film.npz to
    draw again, with --out and --size"""
    out: Annotated[Path, tyro.conf.arg(aliases=["-o"])] = Path("out")
    """folder for what is written"""
    seconds: Seconds = 2.0
    """time for refined and search, in all where one goes on; of refined, half at least is for
    the search"""
    size: Side | None = None
    """longer side of what is written, pixels; else that of the picture, at most 1024"""
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
    options.widths(options.unit(1, 1))
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
