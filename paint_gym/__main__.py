"""`paint-gym NAME`, or `python -m paint_gym NAME`: every command by its name.

Each is a module that `python -m` runs as well. They are of higher floors, so nothing of them is
imported here: they are run by name, once it is known that they are ours.
"""

import ast
import runpy
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from paint_gym import __version__
from paint_gym.ours import strangers

COMMANDS = {
    "paint": "agents.paint",
    "bulk": "agents.bulk",
    "train": "agents.train",
    "tune": "agents.tune",
    "sample": "agents.sample",
    "sketch": "agents.sketch",
    "translate": "agents.translate",
    "stylize": "agents.stylize",
    "watch": "agents.watch",
    "studio": "agents.studio",
    "doctor": "agents.doctor",
    "leaderboard": "benchmarks.leaderboard",
    "search": "benchmarks.search",
    "ablations": "benchmarks.ablations",
    "neural_renderers": "benchmarks.neural_renderers",
    "generators": "benchmarks.generators",
    "translators": "benchmarks.translators",
    "style": "benchmarks.style",
    "papers": "benchmarks.papers",
    "speed": "benchmarks.speed",
    "studio_load": "benchmarks.studio",
    "mutation": "benchmarks.mutation",
    "pages": "benchmarks.pages",
}
"""name: the module that is run"""


def main(argv: Sequence[str] | None = None) -> None:
    """Run what is named, with the words after it; exit code 2 where that cannot be."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["--version"]:
        print(f"paint-gym {__version__}")
        return
    for stranger in strangers():
        _refuse(stranger)
    if words[:1] in (["-h"], ["--help"]):
        print("\n".join(overview()))
        return
    if not words:
        _refuse(f"name what to do, one of {', '.join(COMMANDS)}; or --help")
    run(words[0], words[1:])


def run(name: str, words: Sequence[str]) -> None:
    """Run a command as `python -m` would."""
    from renderers.registry import Registry, Unknown  # ours: `main` has seen to it

    try:
        module = Registry("command", **COMMANDS)[name]
    except Unknown as error:
        _refuse(str(error))
    sys.argv = [f"paint-gym {name}", *words]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def overview() -> Iterator[str]:
    """What `--help` says: each command, and what its module says that it is."""
    yield "usage: paint-gym NAME [options]; `paint-gym NAME --help` tells its options"
    yield ""
    for name, module in COMMANDS.items():
        yield f"  {name:<16} {told(module)}"


def told(module: str) -> str:
    """What a module's first line says after how it is called, read without running it."""
    spec = find_spec(module)
    if spec and spec.submodule_search_locations:
        spec = find_spec(f"{module}.__main__")
    assert spec is not None and spec.origin is not None
    text = ast.get_docstring(ast.parse(Path(spec.origin).read_text(encoding="utf-8"))) or ""
    return text.splitlines()[0].partition("`: ")[2]


def _refuse(why: str) -> NoReturn:
    print(f"paint-gym: {why}", file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    main()
