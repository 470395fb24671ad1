"""What a studio gives at most: to one person, and to all of them together."""

from dataclasses import dataclass

MINUTES = 10
"""for which a visit, its pictures and its paintings are kept after they were last used"""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bounds of one studio.

    Attributes:
        strokes: that may be asked for at once.
        seconds: that a job may take, twice as many with a style; then its best so far is kept.
        finishing: seconds that it has then to end in; then its process is killed, and what was
            told of last is kept.
        upload_bytes: of a photograph's file.
        painting_bytes: of a painting's file.
        order_bytes: of any other request.
        upload_seconds: that a request's body may take to arrive.
        pixels: of a photograph as it comes.
        side: longer side at which it is kept, pixels.
        visits: tabs at once.
        waiting: jobs that have not begun.
        streams: open streams of events.
        disk_bytes: of all uploads together.
        memory_bytes: of all finished paintings together.
        errands: uploads that wait; of downloads see `Turns`.
    """

    strokes: int = 5000
    seconds: float = 60.0
    finishing: float = 45.0
    upload_bytes: int = 32 * 2**20
    painting_bytes: int = 2**24
    order_bytes: int = 2**20
    upload_seconds: float = 60.0
    pixels: int = 2**26
    side: int = 2048
    visits: int = 500
    waiting: int = 100
    streams: int = 200
    disk_bytes: int = 2**30
    memory_bytes: int = 2**28
    errands: int = 64

    @property
    def kept(self) -> float:
        """Seconds for which things are kept after their last use."""
        return 60.0 * MINUTES
