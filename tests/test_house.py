"""How large files and functions are, how arguments are called, that no imports go in circles."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.shapes import FLOORS, ROOT, modules

FILES = [file for floor in FLOORS for file in sorted((ROOT / floor).rglob("*.py"))]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
KERNELS = ("renderers/tiles/cpu/", "renderers/tiles/cuda/", "paint_gym/easel/pixels_cpu.py")
"""what is compiled takes its arguments by place"""
MOST_LINES, LONGEST, BY_PLACE = 300, 50, 3
MOST_SKIPS = 58
"""of `# fmt: skip`: on tables"""


def name(file: Path) -> str:
    return str(file.relative_to(ROOT))


def functions(files):
    """(file, node) of every function and method."""
    for file in files:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield name(file), node


def test_no_file_is_long():
    files = [*FILES, *TESTS]
    long = [name(file) for file in files if len(file.read_text().splitlines()) > MOST_LINES]
    assert not long, f"more than {MOST_LINES} lines"


def test_no_function_is_long():
    long = [
        f"{file} {node.name}"
        for file, node in functions([*FILES, *TESTS])
        if node.end_lineno - node.lineno + 1 > LONGEST
    ]
    assert not long, f"more than {LONGEST} lines"


def test_what_comes_after_the_third_argument_is_named_where_it_is_called():
    """Not of kernels, nor of what torch calls: `forward`; nor of tests."""
    many = []
    for file, node in functions(FILES):
        taken = [x.arg for x in (*node.args.posonlyargs, *node.args.args)]
        taken = [x for x in taken if x not in ("self", "cls")]
        called_by_others = file.startswith(KERNELS) or node.name == "forward"
        if len(taken) > BY_PLACE and not called_by_others:
            many.append(f"{file} {node.name}")
    assert not many, f"more than {BY_PLACE} arguments by place"


def test_few_lines_are_kept_from_the_formatter():
    skips = sum(file.read_text().count("# fmt: skip") for file in FILES)
    assert skips <= MOST_SKIPS, f"{skips} times `# fmt: skip`, {MOST_SKIPS} at most: format them"


def imports(module: str, known: set[str]) -> set[str]:
    """Modules of ours that one imports, wherever it does so."""
    place = ROOT / Path(*module.split("."))
    file = place.with_suffix(".py")
    file = file if file.is_file() else place / "__init__.py"
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (inside & known) or {node.module}
    return found & known - {module}


def needed(module: str, known: set[str]) -> set[str]:
    """The same, with the packages that are loaded for them."""
    found = imports(module, known)
    for inner in list(found):
        outer = inner.rpartition(".")[0]
        while outer:
            if not f"{module}.".startswith(f"{outer}."):
                found.add(outer)
            outer = outer.rpartition(".")[0]
    return found & known


def circles(graph: dict[str, set[str]]) -> set[str]:
    """Those that import themselves in the end: what is left when all without imports are taken."""
    left = {module: set(needs) for module, needs in graph.items()}
    while free := {module for module, needs in left.items() if not needs & left.keys()}:
        left = {module: needs for module, needs in left.items() if module not in free}
    return set(left)


def test_no_imports_go_in_a_circle_not_even_inside_functions():
    known = set(modules())
    graph = {module: needed(module, known) for module in known}
    users = {module: {m for m in known if module in graph[m]} for module in known}
    assert not circles(graph) & circles(users)  # without those that only lead there, or from there


@pytest.mark.parametrize(
    "body", ["return nowhere_defined(x)", "y: Tesnor = x\n    return y"], ids=["called", "a type"]
)
def test_the_checker_finds_a_name_that_is_not_there_beside_shapes(body):
    shaped = 'x: Float[Tensor, " B"], z: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B K"]:'
    code = '"""Probe."""\n\nfrom jaxtyping import Float\nfrom torch import Tensor\n\n\n'
    code += f'def probe({shaped}\n    """Probe."""\n    {body}\n'
    asked = ["check", "--output-format", "concise", "--stdin-filename", "agents/probe.py", "-"]
    done = subprocess.run(
        [Path(sys.executable).with_name("ruff"), *asked],
        input=code, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert done.stdout.count("F821") == 1, done.stdout + done.stderr
    assert done.stdout.count("agents/probe.py") == 1, "shapes are no names"
