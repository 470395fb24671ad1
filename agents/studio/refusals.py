"""What a person cannot have, and why: a status of HTTP, one line, and a code for the page."""

from typing import Any

from agents.studio.limits import MINUTES

CODES = {
    "upload_large": "the photograph's file has more than {most} MB",
    "painting_large": "the painting's file has more than {most} MB",
    "order_large": "the request has more than {most} MB",
    "pixels": "the photograph has {came} million pixels, more than {most}",
    "damaged": "the photograph cannot be read",
    "format": "the photograph is of no format that is taken",
    "painting": "the file is no painting that can be drawn",
    "slow": "it came too slowly",
    "full": "there is no room now",
    "gone": "it is not kept any more, or never was",
    "closed": "the studio is closed",
    "stopped": "a person stopped it before it began",
    "died": "its process died, or did not end in its time",
    "order": "the order cannot be: {field} says what, where that is known",
    "early": "it is not done yet",
    "unable": "it cannot be made so: the line says why",
    "memory": "it would take more memory than there is",
    "request": "no page of the studio's own asks that",
    "fault": "a fault of the studio's own",
}
"""each refusal, and each job that failed, has one of these; the page has its words for them"""
NO_ROOM = "the studio's disk is full: try again later"


class Refused(Exception):
    """It is not done.

    Args:
        status: of HTTP, 400 ... 599.
        line: what was wanted, what came, what to do.
        code: of `CODES`.
        values: that belong to it.
    """

    def __init__(self, status: int, line: str, code: str = "request", **values: Any):
        super().__init__(line)
        self.status, self.line = status, line
        self.told = told(line, code, values)


def told(line: str, code: str, values: Any = None) -> dict[str, Any]:
    """As the page is told of it."""
    return {"error": line, "code": code, **({"values": dict(values)} if values else {})}


def full(what: str) -> Refused:
    """There is no room now."""
    return Refused(503, f"{what}: try again in a moment", "full")


def unknown(what: str) -> Refused:
    """There is no such thing, or it is another's: nobody is told which."""
    return Refused(
        404,
        f"no such {what}: it may be gone, uploads and paintings are kept for {MINUTES} minutes "
        "after they were last used",
        "gone",
    )


def cannot(line: str) -> Refused:
    """An order that cannot be; its line says first of which field."""
    first = line.split(" ", 1)[0].rstrip(":")
    return Refused(422, line, "order", field=first if first.isidentifier() else "")
