"""Parts of the site that the code itself writes: options, docstrings, departures, metrics.

    ```{options} agents.paint.Options
    ```

Each directive makes Markdown of what the code says, and has it read as if it stood in the page.
"""

import dataclasses
import inspect
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective

from agents.learning.metrics import METRICS
from agents.train import AGENTS, options_of
from benchmarks.markdown import markdown
from paint_gym import VARIANTS
from renderers import BRUSHES
from renderers.workshop.command import Command, OnDevice

ROOT = Path(__file__).parents[1]
FIGURES = "../../benchmarks/figures"
"""from a page of the reference"""
FLOORS = ("renderers", "paint_gym", "agents", "benchmarks")


def options_table(options: type) -> str:
    """A command's options: how each is typed, its default, what it means."""
    rows = [[f"`{typed}`", default, told] for typed, default, told in asked(options)]
    return markdown(["option", "default", "meaning"], rows)


def asked(options: type) -> Iterator[tuple[str, str, str]]:
    """Of each option how it is typed, its default, and what is said of it; own ones first."""
    hints = get_type_hints(options)
    shared = [field.name for field in dataclasses.fields(OnDevice)]
    for field in sorted(dataclasses.fields(options), key=lambda field: field.name in shared):
        kind, value = hints[field.name], field.default
        if dataclasses.is_dataclass(kind):
            yield from asked_of(value)
        else:
            full = get_type_hints(options, include_extras=True)[field.name]
            yield typed(field.name, kind, full), shown(value), said_of(options, field.name)


def asked_of(config: Any) -> Iterator[tuple[str, str, str]]:
    """The same, of a config that is a default itself."""
    kind = type(config)
    hints, full = get_type_hints(kind), get_type_hints(kind, include_extras=True)
    for field in dataclasses.fields(config):
        value = getattr(config, field.name)
        name = field.name
        yield typed(name, hints[name], full[name]), shown(value), said_of(kind, name)


def typed(name: str, kind: Any, full: Any) -> str:
    """What is typed: --strokes INT, PICTURE, --resume."""
    if "Positional" in str(full):
        return name.upper()
    words = "--" + name.replace("_", "-")
    return words if kind is bool else f"{words} {values(kind)}"


def values(kind: Any) -> str:
    """What may follow an option."""
    if get_origin(kind) is Literal:
        return " or ".join(str(x) for x in get_args(kind))
    inner = [x for x in get_args(kind) if x not in (type(None), ...)]
    many = get_origin(kind) in (tuple, list)
    if inner:
        return " or ".join(dict.fromkeys(values(x) for x in inner)) + " ..." * many
    return str(getattr(kind, "__name__", kind)).upper()


def shown(value: Any) -> str:
    """A default, as it would be typed."""
    if value is dataclasses.MISSING:
        return "must be given"
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (tuple, list)):
        return "`" + " ".join(str(x) for x in value) + "`"
    if isinstance(value, Path):
        return f"`{value.relative_to(ROOT) if value.is_relative_to(ROOT) else value}`"
    return f"`{value}`"


def said_of(kind: type, name: str) -> str:
    """The docstring of a field, from the nearest class that says something of it."""
    for owner in kind.__mro__:
        if told := field_docs(owner.__module__).get((owner.__qualname__, name)):
            return " ".join(" ".join(told).replace("|", "\\|").split())
    return ""


@cache
def field_docs(module: str) -> dict[tuple[str, str], list[str]]:
    """Docstrings below the fields of a module's classes."""
    if module == "builtins":
        return {}
    return dict(ModuleAnalyzer.for_module(module).find_attr_docs())


class Generated(SphinxDirective):
    """A directive whose Markdown is made by `text`."""

    optional_arguments = 2

    def run(self) -> list[nodes.Node]:
        """The nodes of that Markdown."""
        return self.parse_text_to_nodes(self.text(), allow_section_headings=True)

    def text(self) -> str:
        """What stands there."""
        raise NotImplementedError


class Options(Generated):
    """Options: of a class of them, of each command of a room, or of a learner."""

    def text(self) -> str:
        """Tables."""
        name, *more = self.arguments
        if name == "agents.train":
            return learner_options(more[0])
        module, _, last = name.rpartition(".")
        if last[0].isupper():
            return options_table(vars(import_module(module))[last])
        return room_options(name, import_module(f"{name}.__main__").COMMANDS)


def room_options(room: str, commands: Mapping[str, Command]) -> str:
    """Of each of a room's commands; those with the same options share a table."""
    alike: dict[type, list[str]] = {}
    for word, command in commands.items():
        alike.setdefault(command.options, []).append(word)
    chapters = []
    for options, words in alike.items():
        each = [f"- `{word}`: {commands[word].says.splitlines()[0]}" for word in words]
        name = words[0] if len(words) == 1 else "NAME"
        chapters.append(
            f"### `python -m {room} {name}`\n\n" + "\n".join(each) + f"\n\n{options_table(options)}"
        )
    return "\n\n".join(chapters)


def learner_options(name: str) -> str:
    """Of a learner: what it is, its presets, the options with the first preset's defaults."""
    agent = AGENTS[name]
    presets = ", ".join(f"`{x}`" for x in agent.PRESETS)
    first = next(iter(agent.PRESETS))
    return (
        f"{str(agent.__doc__).splitlines()[0]}\n\nPresets: {presets}; below are the defaults of "
        f"`{first}`.\n\n{options_table(options_of(agent, first))}"
    )


class Docstring(Generated):
    """A docstring that is written in Markdown, as that of the environment."""

    def text(self) -> str:
        """It, its headings as deep as the page needs."""
        module, _, name = self.arguments[0].rpartition(".")
        return str(inspect.getdoc(vars(import_module(module))[name]))


class Registered(Generated):
    """All that a registry holds: names, first lines, and attributes of each as they are named."""

    optional_arguments = 6

    def text(self) -> str:
        """A table."""
        place, *attributes = self.arguments
        module, _, name = place.rpartition(".")
        found = vars(import_module(module))[name]
        rows = [
            [f"`{word}`", first_line(it), *(told(getattr(it, x)) for x in attributes)]
            for word, it in found.items()
        ]
        return markdown(["name", "is", *(x.replace("_", " ") for x in attributes)], rows)


def first_line(it: Any) -> str:
    """Of its docstring; of its module's, where it has none of its own."""
    doc = it.__doc__ or import_module(it.__module__).__doc__ or ""
    return str(doc).strip().splitlines()[0].replace("|", "\\|")


def told(value: Any) -> str:
    """An attribute in a table."""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


class Brushes(Generated):
    """Each brush: what it is, its numbers, how it looks."""

    def text(self) -> str:
        """A chapter for each."""
        return "\n\n".join(
            f"## {name}\n\n{inspect.getdoc(brush)}\n\n"
            f"![random strokes, and each number from 0 to 1]({FIGURES}/brushes/{name}.png)"
            for name, brush in BRUSHES.items()
        )


class Variants(Generated):
    """Ids of the environment, and what each sets."""

    def text(self) -> str:
        """A table."""
        rows = [
            [f"`{name}`", ", ".join(f"`{key}={value!r}`" for key, value in set_to.items())]
            for name, set_to in VARIANTS.items()
        ]
        return markdown(["id", "sets"], rows)


class Departures(Generated):
    """Every `Departures from ...` of the code, with the module that departs."""

    def text(self) -> str:
        """A chapter for each."""
        return "\n\n".join(f"## `{name}`\n\n{what}\n\n{told}" for name, what, told in departures())


def departures() -> Iterator[tuple[str, str, str]]:
    """Module, its first line, and where it departs, in order of the house."""
    for floor in FLOORS:
        for file in sorted((ROOT / floor).rglob("*.py")):
            text = file.read_text()
            if "\nDepartures from" in text:
                name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
                name = name.removesuffix(".__init__")
                doc = inspect.getdoc(import_module(name)) or ""
                told = doc[doc.index("Departures from") :]
                head, _, points = told.partition(":\n")
                yield name, doc.splitlines()[0], f"{head}:\n\n{inspect.cleandoc(points)}"


class Metrics(Generated):
    """What every learner logs."""

    def text(self) -> str:
        """A table."""
        return markdown(["metric", "is"], [[f"`{k}`", told] for k, told in METRICS.items()])


DIRECTIVES: dict[str, type[Generated]] = {
    "options": Options, "docstring": Docstring, "registry": Registered, "brushes": Brushes,
    "variants": Variants, "departures": Departures, "metrics": Metrics,
}  # fmt: skip


def copy_leaderboard(app: Sphinx, error: Exception | None) -> None:
    """Put the leaderboard's page into the built site, as it is: it has its own look."""
    if error is None and app.builder.format == "html":
        shutil.copytree(ROOT / "docs/leaderboard", app.outdir / "leaderboard", dirs_exist_ok=True)


def setup(app: Sphinx) -> dict[str, Any]:
    """Make them known to Sphinx."""
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    app.connect("build-finished", copy_leaderboard)
    return {"parallel_read_safe": True}
