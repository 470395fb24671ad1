"""Whether the packages that Python finds are ours: others on PyPI use the same names.

openai-agents installs a package `agents`, renderers one of that name; pip lays the later one over
the earlier and says nothing. Nothing of ours is imported here: it might be theirs.
"""

from collections.abc import Iterator
from importlib.metadata import PackagePath, files, packages_distributions
from importlib.util import find_spec
from pathlib import Path

FLOORS = ("renderers", "paint_gym", "agents", "benchmarks")
PLACE = Path(__file__).parents[1]
"""the folder that all of them lie in"""
MARK = "Floor {}: "
"""what the first line of a package of ours says, with the number of its floor"""
REMEDY = "install paint-gym into a virtual environment of its own"


def strangers() -> Iterator[str]:
    """For each of our packages that is not ours where Python finds it, a line for a person."""
    for number, name in enumerate(FLOORS):
        found = find_spec(name)
        file = Path(found.origin) if found and found.origin else None
        if file is None:
            yield f"the package {name} is not beside paint_gym in {PLACE} any more: {REMEDY}"
        elif not _is_ours(file, number):
            whose = _owners(name, file)
            yield f"the package {name} in {file.parent} is {whose}, not ours: {REMEDY}"


def _is_ours(file: Path, number: int) -> bool:
    """Whether this `__init__.py` is; it may lie where ours did."""
    beside = file.parent.parent.resolve() == PLACE.resolve()
    with file.open(encoding="utf-8", errors="replace") as text:
        return beside and MARK.format(number) in text.readline()


def _owners(name: str, file: Path) -> str:
    """Who else has installed this `__init__.py`."""
    others = set(packages_distributions().get(name, ())) - {"paint-gym"}
    whose = [other for other in sorted(others) if file in map(_located, files(other) or ())]
    return f"of {', '.join(whose)}" if whose else "another"


def _located(file: PackagePath) -> Path:
    return Path(str(file.locate()))
