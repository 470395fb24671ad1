"""`python -m agents.doctor`: what a report of a fault needs: machine, versions, what is found.

What cannot be found out is said in the place of it; this command ends well on any machine.
"""

import json
import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from io import StringIO
from pathlib import Path
from typing import Any

import torch

from agents.neural_renderer.card import checksum
from agents.painters.weights import SHIPPED
from paint_gym import __version__
from paint_gym.critics.critic import SHIPPED as CRITICS
from paint_gym.ours import strangers
from paint_gym.targets import TARGETS
from renderers import BRUSHES
from renderers.engines import ENGINES
from renderers.neural.weights import WEIGHTS
from renderers.tiles.cpu.compiling import are_kept
from renderers.workshop.command import OnThreads, line_of, run
from renderers.workshop.machine import machine, processor_flags
from renderers.workshop.memory import available, said
from renderers.workshop.precision import settled
from renderers.workshop.processors import idle_processors, in_words, processors

OURS = "paint-gym"
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
HOUSE = SHIPPED.parents[2]
SHELVES = (SHIPPED.parent, CRITICS, WEIGHTS)
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""what a Chromium that drives the pages' tests is called"""
HEARD = (
    "PAINT_GYM_DATA",
    "OMP_NUM_THREADS",
    "NUMBA_NUM_THREADS",
    "NUMBA_THREADING_LAYER",
    "ONEDNN_MAX_CPU_ISA",
    "ATEN_CPU_CAPABILITY",
    "CUDA_VISIBLE_DEVICES",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "SDL_VIDEODRIVER",
)
"""variables of the environment that change what happens"""
Told = dict[str, str]
"""things by name, each with what is to be said of it"""


@dataclass(frozen=True)
class Options(OnThreads):
    """Print what a report of a fault needs."""

    json: bool = False
    """print it as JSON"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""


def main(argv: Sequence[str] | None = None) -> None:
    """Print what the command line says."""
    run(Options, show, argv, prog="python -m agents.doctor", about=__doc__)


def show(options: Options) -> dict[str, Told]:
    """Print it all; what was printed."""
    found = examined(options.data_dir)
    print(json.dumps(found, indent=2) if options.json else "\n".join(_lines(found)))
    return found


def examined(data_dir: str | None) -> dict[str, Told]:
    """Chapters of things."""
    return {
        "versions": each(VERSIONS, lambda ask: ask()),
        "machine": each(MACHINE, lambda ask: ask()),
        "environment": {name: os.environ[name] for name in HEARD if name in os.environ},
        "dependencies": each({name: name for name in required("")}, version),
        "extras": each({name: name for name in extras()}, extra),
        "engines": each(dict(ENGINES), engine),
        "weights": each({str(x.relative_to(HOUSE)): x for x in SHELVES}, shelf),
        "data sets": each(dict(TARGETS), lambda kind: pictures(kind, data_dir)),
        "for a person": each(WINDOWS, lambda ask: ask()),
    }


def each(things: Mapping[str, object], ask: Callable[..., str]) -> Told:
    """Of each what was asked, or why that cannot be said."""
    found = {}
    for name, thing in things.items():
        try:
            found[name] = ask(thing)
        except Exception as error:  # of whatever library: it is what the report is for
            found[name] = f"not found: {line_of(error)}"
    return found


def required(extra: str) -> list[str]:
    """Packages that ours asks for with this extra, or ("") always; none where it says nothing."""
    with suppress(PackageNotFoundError):
        asked = [(line, re.search(r"extra == .([\w-]+)", line)) for line in requires(OURS) or ()]
        return [
            str(re.split(r"[^\w.-]", line)[0])
            for line, of in asked
            if (of[1] if of else "") == extra
        ]
    return []


def extras() -> list[str]:
    """Names of all extras; none where the package is not installed."""
    with suppress(PackageNotFoundError):
        return metadata(OURS).get_all("Provides-Extra") or []
    return []


def extra(name: str) -> str:
    """The versions of an extra's packages, or how to get those that are missing."""
    found = each({package: package for package in required(name)}, _version_or_none)
    missing = [package for package, told in found.items() if not told]
    there = ", ".join(f"{package} {told}" for package, told in found.items() if told)
    how = f'without {", ".join(missing)}: pip install "{OURS}[{name}]"' if missing else ""
    return "; ".join(filter(None, [there, how]))


def _version_or_none(package: str) -> str:
    with suppress(PackageNotFoundError):
        return version(package)
    return ""


def engine(kind: Any) -> str:
    """The brushes that an engine paints; of the fast one, whether it must be compiled first."""
    painted = [name for name, brush in BRUSHES.items() if kind.paints(brush())]
    if kind is not ENGINES["tiles"]:
        return ", ".join(painted)
    kept = "kernels lie compiled on disk" if are_kept() else "kernels are compiled when first used"
    return f"{', '.join(painted)}; {kept}"


def shelf(folder: Path) -> str:
    """How many of a folder's weights are there, whole."""
    listed = [line.split() for line in (folder / "SHA256SUMS").read_text().splitlines()]
    wrong = [name for digest, name in listed if not _is_whole(folder / name, digest)]
    whole = f"{len(listed) - len(wrong)} of {len(listed)} files are there and whole"
    return f"{whole}; missing or damaged: {', '.join(wrong)}" if wrong else whole


def _is_whole(file: Path, digest: str) -> bool:
    return file.is_file() and checksum(file) == digest


def pictures(kind: Any, data_dir: str | None) -> str:
    """Where a data set lies, and how many pictures it has."""
    found = kind.found(data_dir)
    return f"{found.pictures:,} pictures: {found.place}"


def _code() -> str:
    return f"{__version__}, commit {machine()['commit']}, in {HOUSE}"


def _packages() -> str:
    return "; ".join(strangers()) or "all four are ours"


def _processor() -> str:
    found = machine()
    return f"{found['processor']}; torch uses {found['instructions']}"


def _cores() -> str:
    idle = f"{idle_processors():.1f} do nothing now"
    used = f"{in_words()} would compute"
    return f"{os.cpu_count()}, of which {processors()} may be used and {idle}: {used}"


def _memory() -> str:
    free = available()
    return "not said by this system" if free is None else f"{said(free)} free"


def _gpu() -> str:
    if not torch.cuda.is_available():
        return f"none that torch {torch.__version__} can use"
    names = [torch.cuda.get_device_name(i) for i in range(torch.cuda.device_count())]
    return f"{', '.join(names)}; CUDA {torch.version.cuda}; {settled('auto', 'cuda')}"


def _precision() -> str:
    has = "has" if "avx512_bf16" in processor_flags() else "does not say that it has"
    return f"{settled('auto', 'cpu')}: the processor {has} avx512_bf16"


def _display() -> str:
    if not any(name in os.environ for name in DISPLAYS):
        return f"none: {', '.join(DISPLAYS)} are not set"
    with redirect_stdout(StringIO()):  # its greeting
        import pygame
    pygame.display.init()
    driver = pygame.display.get_driver()
    pygame.display.quit()
    return f"pygame opens windows by {driver}"


def _chromium() -> str:
    named = os.environ.get("PAINT_GYM_CHROMIUM")
    found = [file for file in (named, *map(shutil.which, CHROMIUMS)) if file]
    return found[0] if found else "none by its usual names; Playwright may have its own"


VERSIONS: dict[str, Callable[[], str]] = {
    OURS: _code,
    "installed": lambda: version(OURS),
    "packages": _packages,
    "system": platform.platform,
    "python": lambda: f"{platform.python_version()}, {sys.executable}",
}
MACHINE: dict[str, Callable[[], str]] = {
    "processor": _processor,
    "cores": _cores,
    "memory": _memory,
    "GPU": _gpu,
    "networks compute in": _precision,
}
WINDOWS: dict[str, Callable[[], str]] = {
    "display": _display,
    "Chromium, tests of pages": _chromium,
}


def _lines(found: Mapping[str, Told]) -> Iterable[str]:
    """For a terminal."""
    for chapter, things in found.items():
        yield chapter
        yield from (f"  {name:<24} {told}" for name, told in things.items())


if __name__ == "__main__":
    main()
