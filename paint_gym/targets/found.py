"""What of a data set is at hand."""

from typing import NamedTuple


class Found(NamedTuple):
    """Where the pictures lie, or come from; how many, of both splits."""

    place: str
    pictures: int
