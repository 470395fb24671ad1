"""What a person cannot have, and why: a status of HTTP and one line."""


class Refused(Exception):
    """It is not done.

    Args:
        status: of HTTP, 400 ... 599.
        line: what was wanted, what came, what to do.
    """

    def __init__(self, status: int, line: str):
        super().__init__(line)
        self.status, self.line = status, line


def full(what: str) -> Refused:
    """There is no room now."""
    return Refused(503, f"{what}: try again in a moment")


def unknown(what: str) -> Refused:
    """There is no such thing, or it is another's: nobody is told which."""
    return Refused(
        404,
        f"no such {what}: it may be gone, uploads and paintings are kept for ten minutes after "
        "they were last used",
    )
