"""What the page may ask of a studio, by HTTP: see each route. Errors are {"error": "one line"}.

`Doors` stand before it.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from agents.studio.doors import refusal
from agents.studio.job import Job
from agents.studio.pages import FIRST, Page
from agents.studio.refusals import NO_ROOM, Refused, cannot, told
from agents.studio.studio import Studio
from agents.studio.turns import Turns
from agents.studio.worker import FULL, OURS
from paint_gym.paintings.painting import LARGEST
from renderers.workshop.ranges import fit, within

VISIT = "x-visit"
SIZE = Annotated[int, within(1, LARGEST)]
READS = ["GET", "HEAD"]
FILES = {
    "painting.png": ("png", "image/png"),
    "painting.svg": ("svg", "image/svg+xml"),
    "painting.json": ("json", "application/json"),
    "painting.npz": ("npz", "application/octet-stream"),
    "painting.mp4": ("mp4", "video/mp4"),
    "plot.svg": ("plot.svg", "image/svg+xml"),
    "ground.png": ("ground.png", "image/png"),
}
"""what may be had of a job: key of `FORMS`, and its kind as HTTP names it"""


def make_app(studio: Studio, about: Mapping[str, Any], pages: Mapping[str, Page]) -> FastAPI:
    """The application of one studio.

    Args:
        studio: itself.
        about: what it tells of itself.
        pages: the page's files, by name.
    """
    app = FastAPI(title="paint-gym studio", docs_url=None, redoc_url=None, openapi_url=None)
    _show_pages(app, pages)
    _take_pictures(app, studio)
    _take_orders(app, studio)
    _give(app, studio)
    _answer_refusals(app)

    @app.api_route("/api/about", methods=READS)
    async def tell_about() -> JSONResponse:
        return JSONResponse(dict(about))

    @app.post("/api/visits")
    async def enter() -> JSONResponse:
        return JSONResponse({"visit": studio.enter()}, 201)

    return app


def _show_pages(app: FastAPI, pages: Mapping[str, Page]) -> None:
    @app.api_route("/", methods=READS)
    async def first() -> Response:
        return await page(FIRST)

    @app.api_route("/page/{name}", methods=READS)
    async def page(name: str) -> Response:
        if name not in pages:
            raise Refused(404, "there is no such page")
        found = pages[name]
        return Response(found.content, media_type=found.kind, headers={"Cache-Control": "no-cache"})


def _take_pictures(app: FastAPI, studio: Studio) -> None:
    @app.post("/api/pictures")
    async def bring(request: Request) -> JSONResponse:
        picture = await studio.office.bring(_visit(studio, request), request.stream())
        told = {"picture": picture.name, "height": picture.height, "width": picture.width}
        return JSONResponse(told, 201)

    @app.get("/api/pictures/{name}")
    async def picture(name: str) -> FileResponse:
        return FileResponse(studio.shelf.file(name))

    @app.post("/api/paintings")
    async def open_painting(request: Request) -> JSONResponse:
        job = await studio.open(_visit(studio, request), request.stream())
        return JSONResponse({"job": job.name}, 201)


def _take_orders(app: FastAPI, studio: Studio) -> None:
    @app.post("/api/jobs")
    async def order(request: Request) -> JSONResponse:
        visit = _visit(studio, request)
        job = studio.order(visit, await _told(request))
        return JSONResponse({"job": job.name, "place": job.place}, 202)

    @app.post("/api/jobs/{name}/more")
    async def more(name: str, request: Request) -> JSONResponse:
        visit = _visit(studio, request)
        told = await _told(request)
        job = studio.job(name, visit)
        studio.more(visit, job, told)
        return JSONResponse({"job": job.name, "place": job.place}, 202)

    @app.post("/api/jobs/{name}/stop")
    async def stop(name: str, request: Request) -> JSONResponse:
        studio.stop(studio.job(name, _visit(studio, request)))
        return JSONResponse({"job": name})

    @app.get("/api/jobs/{name}/events")
    async def events(name: str) -> Watching:
        job = studio.job(name)
        studio.come(job)
        return Watching(job, lambda: studio.leave(job))


def _give(app: FastAPI, studio: Studio) -> None:
    turns = Turns()

    @app.get("/api/jobs/{name}/{file}")
    async def give(name: str, file: str, request: Request) -> Response:
        if file not in FILES:
            raise Refused(404, f"no such file: there are {', '.join(FILES)}")
        job, side = studio.job(name), _size(request)
        form, kind = FILES[file]
        whose = job.visit or job.name

        async def make() -> Path:
            await turns.take(whose)
            try:
                return await studio.write(job, form, side)
            except BaseException:
                turns.leave(whose)
                raise

        def after(sent: Path, size: int = 0) -> None:
            studio.shelf.put_away(sent, size)
            turns.leave(whose)

        made = await while_there(request, make())
        return Passing(made, kind, name=file, after=partial(after, size=made.stat().st_size))


class Watching(StreamingResponse):
    """A job's events, as long as somebody reads them.

    Args:
        job: itself.
        after: is called when they are read no longer.
    """

    def __init__(self, job: Job, after: Callable[[], object]):
        super().__init__(job.watch(), media_type="application/octet-stream")
        self._after = after

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See Starlette's."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._after()


class Passing(FileResponse):
    """A file that goes when it was sent, or was not.

    Args:
        file: itself.
        kind: as HTTP names it.
        name: that it is saved by.
        after: is called with it, and puts it away.
    """

    def __init__(self, file: Path, kind: str, *, name: str, after: Callable[[Path], object]):
        super().__init__(file, media_type=kind, filename=name)
        self._after = after

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See Starlette's."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._after(Path(self.path))


async def while_there(request: Request, making: Awaitable[Path]) -> Path:
    """What is made for somebody, unless they hang up.

    Raises:
        ClientDisconnect: they did.
    """
    made = asyncio.ensure_future(making)
    gone = asyncio.ensure_future(_hung_up(request))
    try:
        await asyncio.wait((made, gone), return_when=asyncio.FIRST_COMPLETED)
        if not made.done():
            raise ClientDisconnect
        return await made
    finally:
        gone.cancel()
        made.cancel()


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _answer_refusals(app: FastAPI) -> None:
    @app.exception_handler(Refused)
    async def refused(request: Request, error: Refused) -> JSONResponse:
        return refusal(error)

    @app.exception_handler(HTTPException)
    async def no_route(request: Request, error: HTTPException) -> JSONResponse:
        line = told(str(error.detail), "request")
        return JSONResponse(line, error.status_code, error.headers)

    @app.exception_handler(ClientDisconnect)
    async def hung_up(request: Request, error: ClientDisconnect) -> JSONResponse:
        return JSONResponse(told("nobody waits for it", "gone"), 400)  # nobody reads it

    @app.exception_handler(OSError)
    async def no_room(request: Request, error: OSError) -> JSONResponse:
        if error.errno not in FULL:
            raise error
        return refusal(Refused(503, NO_ROOM, "full"))

    @app.exception_handler(Exception)
    async def fault(request: Request, error: Exception) -> JSONResponse:
        return JSONResponse(told(OURS, "fault"), 500)


def _visit(studio: Studio, request: Request) -> str:
    """Raises: Refused: it names none."""
    return studio.visit(request.headers.get(VISIT))


async def _told(request: Request) -> Any:
    """What its JSON says.

    Raises:
        Refused: it is none.
    """
    body = await request.body()
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:  # of letters, of depth, of endless numbers
        raise Refused(400, "that is no JSON, or too deep") from error


def _size(request: Request) -> int | None:
    """Raises: Refused: it is none."""
    told = request.query_params.get("size")
    if told is None:
        return None
    try:
        return int(fit("size", int(told), SIZE))
    except ValueError as error:
        raise cannot(f"size must be a whole number, from 1 to {LARGEST}") from error
