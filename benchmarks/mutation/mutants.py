"""Single-line faults of a module: an operator turned, a number off by one, a line left out."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

TURNED: dict[type, tuple[str, str]] = {
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "/"), ast.Mod: ("%", "*"), ast.Pow: ("**", "*"), ast.MatMult: ("@", "*"),
    ast.BitAnd: ("&", "|"), ast.BitOr: ("|", "&"), ast.And: ("and", "or"), ast.Or: ("or", "and"),
    ast.Eq: ("==", "!="), ast.NotEq: ("!=", "=="), ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"), ast.In: ("in", "not in"), ast.NotIn: ("not in", "in"),
    ast.Lt: ("<", ">="), ast.LtE: ("<=", ">"), ast.Gt: (">", "<="), ast.GtE: (">=", "<"),
}  # fmt: skip
"""an operator as it is written, and its fault"""
MOVED: dict[type, tuple[str, str]] = {
    ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">"),
}  # fmt: skip
"""comparisons whose bound is another"""
SWAPPED = {
    "min": "max", "max": "min", "minimum": "maximum", "maximum": "minimum", "amin": "amax",
    "amax": "amin", "argmin": "argmax", "argmax": "argmin", "floor": "ceil", "ceil": "floor",
    "any": "all", "all": "any", "zeros_like": "ones_like", "ones_like": "zeros_like",
    "new_zeros": "new_ones", "new_ones": "new_zeros", "sum": "mean", "mean": "sum",
}  # fmt: skip
"""functions and methods that are taken for each other"""
UNHEARD = (ast.Raise, ast.Assert, ast.JoinedStr, ast.Import, ast.ImportFrom)
"""what is left alone: words for people, and what only loads"""


@dataclass(frozen=True)
class Mutant:
    """One fault.

    Attributes:
        line: where it is, from 1.
        was: the lines that it changes, as they are.
        became: the same with the fault.
        source: the whole module with it.
    """

    line: int
    was: str
    became: str
    source: str


@dataclass(frozen=True)
class Edit:
    """Other text between two places, (line, byte) each, lines from 1."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


def mutants(source: str) -> list[Mutant]:
    """Every fault, from top to bottom.

    Faults are made in what functions do and in a module's numbers. Defaults of a dataclass's fields
    and what a module builds by calls are what is recommended, or a list of names: no fault.
    """
    edits = (edit for node in _bodies(ast.parse(source)) for edit in _edits(node, source))
    found = (_made(source, edit) for edit in edits)
    return sorted(filter(None, found), key=lambda mutant: mutant.line)


def named(source: str, was: str, became: str) -> Mutant:
    """A fault in so many words.

    Raises:
        ValueError: what it changes is not there, or more than once.
    """
    if source.count(was) != 1:
        raise ValueError(f"{was!r} is there {source.count(was)} times: wanted once")
    line = source[: source.index(was)].count("\n") + 1
    return Mutant(line, was, became, source.replace(was, became))


def sample(found: list[Mutant], count: int, seed: int) -> list[Mutant]:
    """So many of them; a mutant's rank is its own, so that other lines may change."""

    def rank(mutant: Mutant) -> bytes:
        return sha256(f"{seed}|{mutant.was}|{mutant.became}".encode()).digest()

    return sorted(sorted(found, key=rank)[:count], key=lambda mutant: mutant.line)


def _bodies(tree: ast.Module) -> Iterator[ast.AST]:
    """Functions, and numbers of the module; nothing of a class but its methods."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node
        elif isinstance(node, ast.ClassDef):
            yield from (part for part in node.body if isinstance(part, ast.FunctionDef))
        elif isinstance(node, ast.Assign) and not _calls(node):
            yield node.value


def _calls(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Call) for part in ast.walk(node))


def _edits(node: ast.AST, source: str) -> Iterator[Edit]:
    """Faults of a piece of code and of all that is in it."""
    if isinstance(node, UNHEARD) or _is_words(node):
        return
    if (
        isinstance(node, ast.keyword) and node.arg == "strict"
    ):  # a guard does nothing where there is no fault
        return
    yield from _own(node, source)
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _edits(child, source)


def _is_words(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _own(node: ast.AST, source: str) -> Iterator[Edit]:
    if isinstance(node, ast.BinOp):
        yield from _turned(node.op, node.left, node.right, source=source)
    elif isinstance(node, ast.BoolOp):
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield from _turned(node.op, left, right, source=source)
    elif isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        for op, left, right in zip(node.ops, sides, sides[1:], strict=False):
            yield from _turned(op, left, right, source=source)
    elif isinstance(node, ast.AugAssign):
        yield from _turned(node.op, node.target, node.value, source=source)
        yield Edit(_start(node), _end(node), "pass")
    elif isinstance(node, ast.UnaryOp):
        yield Edit(_start(node), _start(node.operand), "")
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, (bool, int, float)):
            yield Edit(_start(node), _end(node), repr(_off(node.value)))
    elif isinstance(node, (ast.If, ast.IfExp, ast.While)):
        if not isinstance(node.test, (ast.Compare, ast.UnaryOp)):
            text = f"not ({ast.get_source_segment(source, node.test)})"
            yield Edit(_start(node.test), _end(node.test), text)
    elif isinstance(node, ast.Call):
        yield from _swapped(node.func)
    elif isinstance(node, ast.Expr) or (
        isinstance(node, ast.Assign) and not isinstance(node.targets[0], (ast.Name, ast.Tuple))
    ):
        yield Edit(_start(node), _end(node), "pass")


def _turned(op: ast.AST, left: ast.expr, right: ast.expr, *, source: str) -> Iterator[Edit]:
    """The operator between two sides, taken for others."""
    start, end = _end(left), _start(right)
    between = _text(source, start, end)
    for table in (TURNED, MOVED):
        if type(op) in table:
            written, fault = table[type(op)]
            pattern = re.escape(written).replace(r"\ ", r"\s+")
            yield Edit(start, end, re.sub(pattern, fault, between, count=1))


def _off(value: bool | int | float) -> bool | int | float:
    """Another number: one more, or twice as much."""
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else 2 * value or 1.0


def _swapped(function: ast.expr) -> Iterator[Edit]:
    """What is called by the last name, taken for its counterpart."""
    name = getattr(function, "attr", getattr(function, "id", ""))
    if name in SWAPPED:
        line, byte = _end(function)
        yield Edit((line, byte - len(name)), (line, byte), SWAPPED[name])


def _made(source: str, edit: Edit) -> Mutant | None:
    """None where the text is no program then."""
    start, end = _place(source, edit.start), _place(source, edit.end)
    text = source.encode()
    changed = (text[:start] + edit.text.encode() + text[end:]).decode()
    first, last = edit.start[0], edit.end[0]
    more = changed.count("\n") - source.count("\n")
    was = _joined(source.splitlines()[first - 1 : last])
    became = _joined(changed.splitlines()[first - 1 : last + more])
    try:
        ast.parse(changed)
    except SyntaxError:
        return None
    return Mutant(first, was, became, changed)


def _joined(lines: list[str]) -> str:
    return " ".join(line.strip() for line in lines)


def _start(node: ast.AST) -> tuple[int, int]:
    return node.lineno, node.col_offset  # type: ignore[attr-defined]


def _end(node: ast.AST) -> tuple[int, int]:
    return node.end_lineno, node.end_col_offset  # type: ignore[attr-defined]


def _place(source: str, at: tuple[int, int]) -> int:
    """As a number of bytes from the beginning."""
    before = source.splitlines(keepends=True)[: at[0] - 1]
    return len("".join(before).encode()) + at[1]


def _text(source: str, start: tuple[int, int], end: tuple[int, int]) -> str:
    return source.encode()[_place(source, start) : _place(source, end)].decode()
