"""`python -m agents.studio`: a page in the browser on which photographs are painted.

It is served to this machine alone. Uploads are kept for ten minutes after they were last used, and
none leaves the machine. Ctrl-C ends it.
"""

import asyncio
import os
import sys
import webbrowser
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import tyro

from agents.studio.limits import Limits
from agents.studio.refusals import Refused
from paint_gym.paintings.painting import Strokes
from paint_gym.pictures.bundled import find_picture
from renderers.workshop.command import OnThreads, run
from renderers.workshop.memory import read_bytes
from renderers.workshop.processors import idle_processors, processors
from renderers.workshop.ranges import upto, within

MISSING = 'the studio takes FastAPI and uvicorn: pip install "paint-gym[studio]"'
KEPT = (".json", ".npz")
"""suffixes of paintings"""
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
SAY = partial(print, flush=True)
"""at once, also where a program reads it"""


@dataclass(frozen=True, kw_only=True)
class Options(OnThreads):
    """Serve the studio."""

    picture: tyro.conf.Positional[str | None] = None
    """a photograph, bundled:NAME or a painting.json or .npz to begin with"""
    port: Annotated[int, within(0, 65535)] = 8000
    """of the page; 0 for any that is free"""
    workers: Annotated[int, within(1, 256)] | None = None
    """paintings that are made at once, a process each; one for each idle processor, if not given"""
    open: bool = True
    """open the page in the browser, where there is a display"""
    longest: Annotated[float, upto(3600)] = 60.0
    """seconds that one painting may take; then its best so far is kept"""
    most_strokes: Strokes = 5000
    """strokes that may be asked for"""
    host: str = "127.0.0.1"
    """address to listen on; 0.0.0.0 lets other machines in, as a container needs: whoever reaches
    the port can then paint, for there are no passwords, so put a proxy with one before it"""
    allow_host: tuple[str, ...] = ()
    """names by which browsers may call it besides localhost, such as studio.example.org; requests
    by any other name are refused, so that no foreign page can have them sent here"""


def main(argv: Sequence[str] | None = None) -> None:
    """Serve as the command line says."""
    run(Options, serve, argv, prog="python -m agents.studio", about=__doc__)


def serve(options: Options, tell: Callable[[str], object] = SAY) -> None:
    """Open the studio, say where it is, and close it when it is ended.

    Args:
        options: how.
        tell: is told where it is.

    Raises:
        ImportError: FastAPI or uvicorn is missing.
    """
    try:
        from agents.studio.serving import until_ended
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("fastapi", "starlette", "uvicorn"):
            raise
        raise ImportError(MISSING) from error
    until_ended(lambda: _serve(options, tell))


async def _serve(options: Options, tell: Callable[[str], object]) -> None:
    from agents.studio.about import about, trade
    from agents.studio.pages import pages
    from agents.studio.serving import Place, opened, reached, served

    place = Place(host=options.host, port=options.port, names=options.allow_host)
    limits = Limits(strokes=options.most_strokes, seconds=options.longest)
    workers = options.workers or max(1, min(processors(), round(idle_processors())))
    file = _found(options.picture)
    with place.listen() as listening:
        tell(f"warming up: {workers} to paint at once")
        async with opened(trade(), limits, workers) as studio:
            app = reached(studio, place, about=about(limits), pages=pages())
            async with served(app, listening, studio):
                url = f"{place.url(listening)}/{await _begin(studio, file)}"
                tell(url)
                if options.open and _has_display():
                    await asyncio.to_thread(webbrowser.open, url)
                await asyncio.get_running_loop().create_future()


def _found(named: str | None) -> Path | None:
    """The file to begin with.

    Raises:
        OSError: there is none.
    """
    if named is None:
        return None
    file = find_picture(named)
    file.stat()
    return file


async def _begin(studio: Any, file: Path | None) -> str:
    """What the page opens first, as it is told behind its address; "" for nothing.

    Raises:
        ValueError, OSError: it is no picture, and no painting.
    """
    if file is None:
        return ""
    try:
        if file.suffix.lower() in KEPT:
            return f"#open={(await studio.open(None, _parts(file))).name}"
        return f"#picture={(await studio.office.bring(None, _parts(file))).name}"
    except Refused as refused:
        raise ValueError(f"{file}: {refused.line}") from refused


async def _parts(file: Path) -> AsyncIterator[bytes]:
    yield await asyncio.to_thread(read_bytes, file, Limits().upload_bytes)


def _has_display() -> bool:
    return sys.platform == "darwin" or any(map(os.environ.get, DISPLAYS))


if __name__ == "__main__":
    main()
