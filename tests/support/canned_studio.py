"""A studio that gives canned answers, for tests of its page; and a stand-in for what draws."""

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image

from agents.studio.wire import frame
from tests.support.shapes import ROOT

PAGE = ROOT / "agents" / "studio" / "page"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
ALL = ("bezier", "circle", "triangle", "oil")
ABOUT = {
    "painters": [
        {"name": "search", "brushes": list(ALL), "searching": True, "on_any": True},
        {"name": "greedy", "brushes": ["circle", "triangle"], "searching": False, "on_any": False},
    ],
    "pictures": ["coffee.png", "chelsea.png"],
    "styles": ["church", "wave"],
    "translators": [
        {"name": "monet-sketch", "drawn": "lines"},
        {"name": "monet-colors", "drawn": "colors"},
        {"name": "monet-hints", "drawn": "dots"},
    ],
    "limits": {"strokes": 5000, "seconds": 60, "upload_bytes": 2**25, "minutes": 10},
    "version": "1",
}
STAND_IN = """
export class Canvas {
  static get supported() { return !location.search.includes("plain"); }
  constructor(element) {
    Object.assign(this, { element, rows: [], log: [] });
    window.easel = this;
  }
  describe(header) { this.header = header; this.rows = []; }
  resize(longer) {
    const { height, width } = this.header, scale = longer / Math.max(height, width);
    this.element.width = Math.round(width * scale);
    this.element.height = Math.round(height * scale);
    this.show(this.shown);
  }
  lay(rows, from) {
    if (from > this.rows.length) throw new RangeError("strokes are missing");
    this.rows.length = from;
    for (let i = 0; i < rows.length; i += 20) this.rows.push(rows.slice(i, i + 20));
  }
  show(count = this.rows.length) {
    this.shown = Math.min(count, this.rows.length);
    this.log.push(this.shown);
    const context = this.element.getContext("2d");
    const longer = Math.max(this.element.width, this.element.height);
    context.globalAlpha = 1;
    context.fillRect(0, 0, this.element.width, this.element.height);
    for (const row of this.rows.slice(0, this.shown)) {
      context.fillStyle = `rgb(${255 * row[0]} ${255 * row[1]} ${255 * row[2]})`;
      context.globalAlpha = row[6];
      context.beginPath();
      context.arc(row[8] * longer, row[9] * longer, row[10] * longer, 0, 7);
      context.fill();
    }
  }
}
"""


def png(height=30, width=40, color=(200, 120, 60)):
    """A picture's file."""
    file = BytesIO()
    Image.fromarray(np.full((height, width, 3), color, np.uint8)).save(file, "PNG")
    return file.getvalue()


def canvas(height=30, width=40, **ground):
    """The event of an empty canvas."""
    header = {
        "event": "canvas", "height": height, "width": width, "brush": "circle",
        "ground": ground or {"color": [0, 0, 0]}, "forms": ["disc"], "graded": False, "textures": 0,
    }  # fmt: skip
    return frame(header)


def strokes(count, start=0, share=0.5, psnr=12.5):
    """An event of round strokes."""
    rows = np.random.default_rng(count).random((count, 20)).astype("<f4")
    rows[:, 6], rows[:, 8:10], rows[:, 10] = 0.9, rows[:, 8:10], rows[:, 10] * 0.1
    told = {"event": "strokes", "from": start, "count": count, "step": 1, "share": share}
    return frame({**told, "psnr": psnr}, rows.tobytes())


def done(count=8, stopped=False):
    """The event of the end."""
    ended = {"event": "done", "strokes": count, "seconds": 1.25, "psnr": 21.5, "stopped": stopped}
    return frame(ended)


def painted(count=8):
    """All events of a painting."""
    return [
        frame({"event": "waiting", "place": 0}), canvas(), strokes(count // 2, share=0.3),
        strokes(count, share=0.8), done(count),
    ]  # fmt: skip


def picture(color=(10, 200, 10)):
    """All events of an answer."""
    return [frame({"event": "picture", "share": 1.0}, png(16, 16, color)), done(0)]


@dataclass
class Canned:
    """What a studio answers, and what it was asked.

    Attributes:
        plans: events of the next jobs, one list each: bytes; a `threading.Event` that is waited
            for; "break", where the connection breaks.
        refusals: status, line, code, values by the path that is refused once; the last two may
            be left out.
        asked: (path, what was sent) of every POST, in order.
        visits: that each POST named.
    """

    plans: list[list[Any]] = field(default_factory=list)
    refusals: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    asked: list[tuple[str, Any]] = field(default_factory=list)
    visits: list[str | None] = field(default_factory=list)
    jobs: dict[str, list[Any]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    stopped: threading.Event = field(default_factory=threading.Event)
    about: dict[str, Any] = field(default_factory=lambda: ABOUT)

    def orders(self, kind=None):
        """What was ordered."""
        found = [told for path, told in self.asked if path == "/api/jobs"]
        return [told for told in found if kind in (None, told["kind"])]

    def to(self, end):
        """What was sent to paths that end so."""
        return [told for path, told in self.asked if path.endswith(end)]

    def serve(self):
        """On a free port of this machine: the server, which its caller shuts."""
        canned = self

        class Handler(_Handler):
            studio = canned

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server


class _Handler(BaseHTTPRequestHandler):
    studio: Canned

    def log_message(self, *_):
        pass

    def do_GET(self):
        path = self.path.partition("?")[0]
        if self._refused(path):
            return
        if path == "/" or path.startswith("/page/"):
            self._page(path.rpartition("/")[2] or "index.html")
        elif path == "/api/about":
            self._json(200, self.studio.about)
        elif path.startswith("/api/pictures/"):
            self._send(200, "image/png", png())
        elif path.endswith("/events"):
            self._stream(path.split("/")[3])
        elif path.split("/")[3] in self.studio.jobs:
            self._send(200, "application/octet-stream", png())
        else:
            self._json(404, {"error": "no such thing"})

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        told = json.loads(body) if self.headers["content-type"] == "application/json" else body
        self.studio.asked.append((self.path, told))
        self.studio.visits.append(self.headers["x-visit"])
        if not self._refused(self.path):
            self._answer(self.path, told)

    def _answer(self, path, told):
        if path == "/api/visits":
            self._json(201, {"visit": f"visit-{len(self.studio.to('/api/visits'))}"})
        elif path == "/api/pictures":
            self._json(201, {"picture": f"up{len(self.studio.to('/api/pictures'))}", "height": 30,
                             "width": 40})  # fmt: skip
        elif path.endswith("/stop"):
            self.studio.stopped.set()
            self._json(200, {})
        else:
            name = path.split("/")[3] if path.endswith("/more") else f"job{len(self.studio.jobs)}"
            plans = self.studio.plans
            drawn = isinstance(told, dict) and told.get("kind") in ("answer", "stylize")
            usual = picture() if drawn else painted()
            self.studio.jobs[name] = plans.pop(0) if plans else usual
            self._json(202, {"job": name, "place": 0})

    def _refused(self, path):
        if path not in self.studio.refusals:
            return False
        status, *told = self.studio.refusals.pop(path)
        self._json(status, dict(zip(("error", "code", "values"), told, strict=False)))
        return True

    def _page(self, name):
        file = PAGE / name
        if name == "strokes.js":
            self._send(200, "text/javascript", STAND_IN.encode())
        elif file.is_file():
            self._send(200, KINDS[file.suffix], file.read_bytes())
        else:
            self._json(404, {"error": "no such page"})

    def _stream(self, job):
        if job not in self.studio.jobs or job in self.studio.gone:
            return self._json(404, {"error": "no such painting"})
        self._begin(200, "application/octet-stream")
        try:
            for event in self.studio.jobs[job]:
                if event == "break":
                    self.studio.jobs[job] = self.studio.jobs[job][:]
                    self.studio.jobs[job].remove("break")
                    return None
                if isinstance(event, threading.Event):
                    event.wait(30)
                else:
                    self.wfile.write(event)
                    self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            pass
        return None

    def _json(self, status, told):
        self._send(status, "application/json", json.dumps(told).encode())

    def _send(self, status, kind, content):
        self._begin(status, kind)
        self.wfile.write(content)

    def _begin(self, status, kind):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
