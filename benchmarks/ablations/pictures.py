"""Held-out pictures by their sets, one by one, on which painters are compared."""

from collections.abc import Sequence

from paint_gym.targets.held_out import PICTURES, Pictures

FREE = ("kodak", "monet")
"""photographs and paintings that nobody here learned from and everybody may be shown"""


def held_out_pictures(
    names: Sequence[str], size: int, limit: int, *, data_dir: str | None = None
) -> dict[str, Pictures]:
    """Of each set at most so many pictures, `size` pixels along the longer side.

    Raises:
        ValueError: no set, or one that is named twice.
        KeyError: no such set, with the nearest known name.
        FileNotFoundError: one is not there; says what to put where.
    """
    if not names or len(set(names)) < len(names):
        raise ValueError(f"wanted sets of pictures, each once, got {', '.join(names) or 'none'}")
    return {name: PICTURES[name](size, limit, data_dir=data_dir) for name in names}
