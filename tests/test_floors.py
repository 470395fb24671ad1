"""Imports go down the house, never up, and importing does no work."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import paint_gym
from paint_gym.__main__ import COMMANDS

FLOORS = ["renderers", "paint_gym", "agents", "benchmarks"]
ROOT = Path(__file__).parent.parent
FILES = [file for floor in FLOORS for file in sorted((ROOT / floor).rglob("*.py"))]
CONSTRUCTORS = {  # what may be called at import: they only make values
    "Ablation", "Comparison", "Variant", "Kind", "Weights",
    "Registry", "Brushes", "Param", "Form", "Sight", "Kernels", "values",
    # and what is built of kernels:
    "shade_by_number", "lift_by_number", "bounds_by_number",
    "Config", "Path", "frozenset", "tuple", "dict", "range", "len", "max",
    "min", "round", "sorted", "float", "compile", "float32", "int32", "int8", "getLogger", "field",
    "array", "arg", "sqrt", "register", "dataclass", "list", "no_grad", "enable_grad", "jit",
    "setdefault",  # of how OpenMP waits, which is read when torch is loaded
    "TypeVar", "NewType", "replace", "constexpr", "lru_cache", "Suite", "Recipe", "Case",
    "partial", "kernel", "njit", "Command",
    "Range", "within", "above", "upto", "get_args",
    "getpid", "RLock", "Event", "get", "str",
}  # fmt: skip


def name(file):
    return str(file.relative_to(ROOT))


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "use absolute imports"
            yield node.module


def called_at_import(node):
    """Names of what is called when the module is imported: all but the insides of functions."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        inside = [*getattr(node, "decorator_list", []), *node.args.defaults]
    elif isinstance(node, ast.If) and "__main__" in ast.unparse(node.test):
        inside = []
    else:
        inside = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.Call):
        yield node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
    for child in inside:
        yield from called_at_import(child)


@pytest.mark.parametrize("file", FILES, ids=name)
def test_imports_go_down(file):
    floor = file.relative_to(ROOT).parts[0]
    above = set(FLOORS[FLOORS.index(floor) + 1 :])
    tops = {module.split(".")[0] for module in imported(ast.parse(file.read_text()))}
    assert not tops & above, f"{name(file)} imports a higher floor"


def test_no_module_of_a_higher_floor_is_named_for_loading_but_in_the_list_of_commands():
    named = {}
    for file in FILES:
        above = FLOORS[FLOORS.index(file.relative_to(ROOT).parts[0]) + 1 :]
        words = {x.value for x in ast.walk(ast.parse(file.read_text()))
                 if isinstance(x, ast.Constant) and isinstance(x.value, str)}  # fmt: skip
        found = {x for x in words if x.split(".")[0] in above and x.replace(".", "").isidentifier()}
        named |= {name(file): {x for x in found if "." in x}}
    named = {file: words for file, words in named.items() if words}
    assert named == {"paint_gym/__main__.py": set(COMMANDS.values())}


@pytest.mark.parametrize("file", FILES, ids=name)
def test_importing_calls_nothing_but_constructors(file):
    called = set(called_at_import(ast.parse(file.read_text()))) - CONSTRUCTORS
    assert not called, f"{name(file)} does work at import: {', '.join(sorted(called))}"


def run(script):
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_importing_paint_gym_brings_neither_torch_nor_pygame():
    run(
        "import sys, paint_gym; "
        "heavy = {'torch', 'pygame', 'cv2', 'numba', 'skimage'} & set(sys.modules); "
        "assert not heavy, heavy"
    )


WATCH = """
import importlib, sys, random
import numpy, torch, gymnasium, pygame, cv2, numba, PIL.Image, tqdm, importlib.util
OPTIONAL = ["stable_baselines3", "torchrl", "tyro", "imageio", "skimage", "safetensors.torch"]
OPTIONAL += ["triton"]
for optional in OPTIONAL:
    try:
        importlib.import_module(optional)
    except ImportError:
        pass
def watch(event, arguments):
    if "__pycache__" in str(arguments[:1]):
        return
    if event.startswith(("socket.", "subprocess.", "os.mkdir", "os.remove")):
        raise SystemExit(f"importing {module} does {event} {arguments}")
    if event == "open" and isinstance(arguments[0], str):
        installed = "site-packages" in arguments[0]  # a virtual environment may lie in the checkout
        own = arguments[0].startswith(ROOT) and not arguments[0].endswith(".py") and not installed
        writes = isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
        if own or writes:
            raise SystemExit(f"importing {module} opens {arguments[0]}")
before = torch.get_rng_state(), numpy.random.get_state()[1].copy(), torch.get_num_threads()
sys.addaudithook(watch)
for module in MODULES:
    try:
        importlib.import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in {"torchrl", "stable_baselines3", "triton"}:
            raise
assert torch.equal(torch.get_rng_state(), before[0]), "torch's seed was touched"
assert (numpy.random.get_state()[1] == before[1]).all(), "numpy's seed was touched"
assert torch.get_num_threads() == before[2], "the number of threads was set"
assert not pygame.display.get_init(), "a display was opened"
assert not torch.cuda.is_initialized(), "the GPU was touched"
"""


def test_importing_every_module_opens_nothing_and_touches_no_device():
    parts = [file.relative_to(ROOT).with_suffix("").parts for file in FILES]
    modules = [".".join(p[:-1] if p[-1] == "__init__" else p) for p in parts]
    run(f"MODULES = {modules!r}; ROOT = {str(ROOT)!r}\n{WATCH}")


def test_every_package_that_is_shipped_says_that_it_is_typed_and_its_version_is_in_one_place():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    for package in project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
        assert (ROOT / package / "py.typed").is_file()
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "paint_gym/__init__.py"
    assert paint_gym.__version__.split(".")[0].isdigit()
