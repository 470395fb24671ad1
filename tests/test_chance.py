"""Chance comes from generators that are handed on: nothing draws from one that is everybody's."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.support.shapes import ROOT

FLOORS = ("renderers", "paint_gym", "agents")
DRAWS = re.compile(
    r"torch\.(bernoulli|multinomial|normal|poisson|rand(n|int|perm)?(_like)?)"
    r"|torch\.nn\.init\.\w*(normal|uniform|orthogonal)_"
    r"|.*\.(bernoulli|cauchy|exponential|geometric|log_normal|normal|random|uniform)_"
)
"""what draws from torch's own generator unless it is given one"""
EVERYBODY_S = re.compile(
    r"torch\.((random|cuda)\.)?(default_generator|fork_rng|[gs]et_rng_state|(manual_|initial_)?seed)"
    r"|numpy\.random\.(?!(Generator|SeedSequence|default_rng)$)\w+|random\.(?!Random$)\w+"
)
"""a generator that is everybody's, or what draws from it"""
EXCEPTIONS = {
    "agents/learning/generator.py": "lends a learner's generator to what takes none",
    "agents/gan/beginning.py": "weights as they begin are drawn as those of torch's own layers",
    "agents/networks/actors.py": "weights as they begin are drawn as those of torch's own layers",
    "agents/sb3/state.py": "keeps Python's and NumPy's: Stable-Baselines3 draws from them",
    "paint_gym/sets.py": "torchmetrics draws subsets of a set, from torch's; it is left as it was",
}
"""the only files where anything does, and why"""


def everybody_s(source: str) -> Iterator[str]:
    """What in a module draws from a generator that it was not given, as it stands there."""
    tree = ast.parse(source)
    known = dict(imported(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            named = {word.arg for word in node.keywords}
            if DRAWS.fullmatch(in_full(node.func, known)) and "generator" not in named:
                yield ast.unparse(node.func)
        elif isinstance(node, (ast.Attribute, ast.Name)):
            if EVERYBODY_S.fullmatch(in_full(node, known)):
                yield ast.unparse(node)
        elif isinstance(node, ast.arguments):
            yield from (x for x in optional(node) if x == "generator")


def imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """(name here, full name) of everything that is imported."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            inside = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            yield from ((x.asname or x.name, inside + x.name) for x in node.names)


def in_full(node: ast.expr, known: dict[str, str]) -> str:
    """The name with its modules; of what is not imported, with a question mark before."""
    first, dot, rest = ast.unparse(node).partition(".")
    return known.get(first, f"?{first}") + dot + rest


def optional(node: ast.arguments) -> set[str]:
    """Arguments that need not be given."""
    by_place = [*node.posonlyargs, *node.args]
    last = by_place[len(by_place) - len(node.defaults) :]
    named = [x for x, y in zip(node.kwonlyargs, node.kw_defaults, strict=True) if y is not None]
    return {x.arg for x in (*last, *named)}


def test_nothing_draws_from_a_generator_that_it_was_not_given():
    found = {}
    for file in (file for floor in FLOORS for file in (ROOT / floor).rglob("*.py")):
        if drawn := sorted(everybody_s(file.read_text())):
            found[str(file.relative_to(ROOT))] = drawn
    assert found.keys() == EXCEPTIONS.keys(), found


@pytest.mark.parametrize(
    "line",
    ["torch.rand(2)", "torch.randint(9, (2,))", "x.uniform_(0, 1)", "nn.init.xavier_normal_(w)",
     "np.random.rand()", "random.random()", "torch.manual_seed(0)", "torch.default_generator",
     "torch.random.fork_rng()", "shuffle(x)", "def f(generator=None): ..."],
)  # fmt: skip
def test_it_is_noticed(line):
    modules = "import random, torch\nimport numpy as np\nfrom random import shuffle\n"
    assert list(everybody_s(f"{modules}from torch import nn\n{line}\n"))


@pytest.mark.parametrize(
    "line",
    ["torch.rand(2, generator=chance)", "x.uniform_(0, 1, generator=chance)", "chance.random(2)",
     "np.random.default_rng(0)", "random.Random(3)", "torch.Generator().manual_seed(0)"],
)  # fmt: skip
def test_what_has_a_generator_of_its_own_may_draw(line):
    assert not list(everybody_s(f"import random, torch\nimport numpy as np\n{line}\n"))
