"""The doors: what may come in, before anything of it is read, and what every answer says.

A page of another site that a person has open must not reach a studio on the same machine: requests
name a host that is ours (a foreign name that leads here, DNS rebinding, does not), and those that
change anything come from our own page. No header lets other sites read (CORS).
"""

import asyncio
import re
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agents.studio.refusals import Refused
from renderers.workshop.memory import said

HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::\d{1,5})?")
"""a name, and a port or none"""
OWN = ("127.0.0.1", "localhost", "[::1]")
"""names of this machine, for whoever sits at it"""
READS = ("GET", "HEAD")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""what the page may load: nothing that is not of this server"""
SAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""on every answer"""


@dataclass(frozen=True, kw_only=True)
class Doors:
    """An application behind its doors, itself one.

    Attributes:
        app: what is behind them.
        names: of hosts that requests may name; in small letters, IPv6 in brackets.
        most: bytes that a body may have, and the code of what has more, by the path it is sent to.
        patience: seconds in which a body must have arrived.
        clock: in seconds.
    """

    app: ASGIApp
    names: Collection[str]
    most: Callable[[str], tuple[int, str]]
    patience: float
    clock: Callable[[], float] = time.monotonic

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it: requests of HTTP, and nothing else."""
        if scope["type"] != "http":
            await send({"type": f"{scope['type']}.close"})
            return
        guarded = _saying(send)
        try:
            self._look(scope)
        except Refused as refused:
            await refusal(refused)(scope, receive, guarded)
            return
        body = Body(receive, *self.most(scope["path"]), patience=self.patience, clock=self.clock)
        await self.app(scope, body, guarded)

    def _look(self, scope: Scope) -> None:
        """Raises: Refused: of that host, from that page, or of that length."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._is_ours(hosts[0]):
            raise Refused(
                421,
                f"no host of that name here: open http://{OWN[0]} with its port, or start the "
                "studio with --allow-host and the name",
            )
        if scope["method"] not in READS:
            _same_site(headers)
        length, (most, code) = headers.get("content-length", "0"), self.most(scope["path"])
        if not length.isascii() or not length.isdigit():
            raise Refused(400, "the length of the body must be a whole number")
        if scope["method"] in READS and (length.strip("0") or "transfer-encoding" in headers):
            raise Refused(400, "a request that only reads has no body")
        if len(length) > 18 or int(length) > most:
            raise too_long(most, code)

    def _is_ours(self, host: str) -> bool:
        named = HOST.fullmatch(host.lower())
        return named is not None and named[1] in self.names


def _same_site(headers: Headers) -> None:
    """What a browser says of where a request comes from; what is no browser says nothing.

    Raises:
        Refused: from a page that is not ours.
    """
    origins = headers.getlist("origin")
    ours = [f"{scheme}://{headers['host'].lower()}" for scheme in ("http", "https")]
    if any(origin.lower() not in ours for origin in origins):
        raise Refused(403, "only the studio's own page may ask for that")
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Refused(403, "only the studio's own page may ask for that")


class Body:
    """A request's body as it comes in: no more of it than may come, and no longer.

    Args:
        receive: where it comes from.
        most: bytes.
        code: of a refusal of more.
        patience: seconds.
        clock: in seconds.
    """

    def __init__(
        self,
        receive: Receive,
        most: int,
        code: str,
        *,
        patience: float,
        clock: Callable[[], float],
    ):
        self._receive, self._most, self._code = receive, most, code
        self._patience, self._clock = patience, clock
        self._taken, self._whole = 0, False
        self._until: float | None = None

    async def __call__(self) -> Message:
        """The next part; after the last one, whatever else is said, as late as it is.

        Raises:
            Refused: it is too long, or too slow.
        """
        if self._whole:
            return await self._receive()
        message = await self._in_time()
        self._taken += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._taken > self._most:
            raise too_long(self._most, self._code)
        return message

    async def _in_time(self) -> Message:
        if self._until is None:
            self._until = self._clock() + self._patience
        left = self._until - self._clock()
        try:
            if left > 0:
                return await asyncio.wait_for(self._receive(), left)
        except TimeoutError:
            pass
        raise Refused(
            408,
            f"it did not arrive in {self._patience:g} seconds: send it again, smaller where it "
            "can be",
            "slow",
        )


def too_long(most: int, code: str) -> Refused:
    """A body that is longer than so many bytes."""
    line = f"that is larger than {said(most)}, the most that is taken here"
    return Refused(413, line, code, most=round(most / 2**20))


def refusal(refused: Refused) -> JSONResponse:
    """As an answer; what was not read of the request is not waited for."""
    return JSONResponse(refused.told, refused.status, {"Connection": "close"})


def _saying(send: Send) -> Send:
    """With what every answer says; what it says of itself stays."""

    async def saying(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, words in SAYS.items():
                headers.setdefault(name, words)
        await send(message)

    return saying
