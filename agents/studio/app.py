"""What the page may ask of a studio, by HTTP: see each route. Errors are {"error": "one line"}.

`Doors` stand before it.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from agents.studio.doors import refusal
from agents.studio.job import Job
from agents.studio.pages import FIRST, Page
from agents.studio.refusals import Refused, full
from agents.studio.studio import Studio
from agents.studio.worker import OURS
from paint_gym.paintings.painting import LARGEST
from renderers.workshop.ranges import fit, within

VISIT = "x-visit"
SIZE = Annotated[int, within(1, LARGEST)]
MOST_AT_ONCE = 8
"""downloads that are made, or on their way"""
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

    @app.get("/api/about")
    async def tell_about() -> JSONResponse:
        return JSONResponse(dict(about))

    @app.post("/api/visits")
    async def enter() -> JSONResponse:
        return JSONResponse({"visit": studio.enter()}, 201)

    return app


def _show_pages(app: FastAPI, pages: Mapping[str, Page]) -> None:
    @app.get("/")
    async def first() -> Response:
        return await page(FIRST)

    @app.get("/page/{name}")
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
    on_the_way: set[Request] = set()

    @app.get("/api/jobs/{name}/{file}")
    async def give(name: str, file: str, request: Request) -> Response:
        if file not in FILES:
            raise Refused(404, f"no such file: there are {', '.join(FILES)}")
        job, side = studio.job(name), _size(request)
        if len(on_the_way) >= MOST_AT_ONCE:
            raise full("too many files are being made")
        form, kind = FILES[file]
        on_the_way.add(request)
        try:
            made = await studio.write(job, form, side)
        except BaseException:
            on_the_way.remove(request)
            raise
        return Passing(made, kind, name=file, after=lambda: on_the_way.remove(request))


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
        after: is called when it is gone.
    """

    def __init__(self, file: Path, kind: str, *, name: str, after: Callable[[], object]):
        super().__init__(file, media_type=kind, filename=name)
        self._after = after

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See Starlette's."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            Path(self.path).unlink(missing_ok=True)
            self._after()


def _answer_refusals(app: FastAPI) -> None:
    @app.exception_handler(Refused)
    async def refused(request: Request, error: Refused) -> JSONResponse:
        return refusal(error)

    @app.exception_handler(HTTPException)
    async def no_route(request: Request, error: HTTPException) -> JSONResponse:
        return JSONResponse({"error": str(error.detail)}, error.status_code, error.headers)

    @app.exception_handler(Exception)
    async def fault(request: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"error": OURS}, 500)


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
        raise Refused(422, f"size must be a whole number, from 1 to {LARGEST}") from error
