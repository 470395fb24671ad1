"""Tables as Markdown, and what stands in them."""

from collections.abc import Sequence


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lines of a table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def thousands(rates: list[float] | None) -> str:
    """Rates, such as forward, and forward + backward, in thousands a second."""
    shown = [float(f"{rate / 1e3:.3g}") for rate in rates or ()]
    return ", ".join(f"{rate:,g}" for rate in shown)
