"""A page that draws strokes in a headless Chromium, and what tests of it are drawn from."""

import io
from base64 import b64decode, b64encode
from dataclasses import replace

import numpy as np
from PIL import Image

from agents.studio.described import canvas_of, rows_of
from paint_gym.paintings.ground import Ground
from paint_gym.paintings.painting import Painting
from renderers import BRUSHES, uniform
from tests.support.brushes import brush_of, name_of
from tests.support.chance import CHANCE
from tests.support.shapes import ROOT

FILES = ROOT / "agents" / "studio" / "page"
SITE = "http://studio.test/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "connect-src 'self'"
)
HTML = "<!doctype html><title>strokes</title><link rel=icon href=data:,><canvas></canvas>"
CLOSE = 0.001
"""RMSE below which two pictures are one: a thousandth of white, a quarter of a byte"""
COLOR, NOTHING = Ground((0.2, 0.4, 0.6)), Ground(transparent=True)
BEGIN = """async ([header, tables, paper]) => {
  const { Canvas } = await import("/page/strokes.js");
  const unpack = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const sheet = paper && (await createImageBitmap(new Blob([unpack(paper)])));
  window.floats = (text) => new Float32Array(unpack(text).buffer);
  window.canvas ??= new Canvas(document.querySelector("canvas"));
  canvas.describe(header, unpack(tables), sheet);
}"""
LAY = "([rows, from]) => canvas.lay(floats(rows), from)"
PIXELS = """() => {
  const letters = Array.from(canvas.pixels(), (byte) => String.fromCharCode(byte));
  const { width, height } = document.querySelector("canvas");
  return [btoa(letters.join("")), height, width];
}"""
BLOB = """async () => {
  const bytes = new Uint8Array(await (await canvas.toBlob()).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""
WITHOUT = """(names) => {
  const { prototype } = WebGL2RenderingContext, own = prototype.getExtension;
  prototype.getExtension = function (name) {
    return names.includes(name) ? null : own.call(this, name);
  };
}"""
EVENT = """([method, event]) => new Promise((done, fail) => {
  setTimeout(() => fail(new Error("no " + event)), 20000);
  document.querySelector("canvas").addEventListener(event, () => setTimeout(done), { once: true });
  window.loser ??= document.querySelector("canvas").getContext("webgl2")
    .getExtension("WEBGL_lose_context");
  loser[method]();
})"""


class Sight:
    """A page that has the studio's canvas and nothing else."""

    def __init__(self, browser):
        self.page = browser.new_page()
        self.wrong = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", self._heard)
        self.page.route("**/*", self._serve)
        self.page.goto(SITE)

    def _heard(self, said):
        if "ReadPixels" not in said.text:  # that it is slow
            self.wrong.append(said.text)

    def _serve(self, route):
        name = route.request.url.removeprefix(SITE)
        if name:
            file = FILES / name.removeprefix("page/")
            route.fulfill(path=file, content_type="text/javascript")
        else:
            headers = {"Content-Security-Policy": POLICY}
            route.fulfill(body=HTML, content_type="text/html", headers=headers)

    def describe(self, header, tables=b"", paper=None):
        self.page.evaluate(BEGIN, [header, text_of(tables), paper and text_of(paper)])

    def begin(self, painting, longer_side=None):
        """Describe the canvas, and make it of that size; else it is as large as it was."""
        ground = painting.ground
        sheet = None if ground.paper is None else ground.picture(*painting.shape(longer_side))
        header, tables = canvas_of(BRUSHES[painting.brush](), *painting.shape(), ground=ground)
        self.describe(header, tables, None if sheet is None else png_of(sheet))
        if longer_side:
            self.resize(longer_side)

    def resize(self, longer_side):
        self.page.evaluate("(side) => canvas.resize(side)", longer_side)

    def lay(self, painting, start=0):
        rows = rows_of(BRUSHES[painting.brush](), painting.strokes)
        self.page.evaluate(LAY, [text_of(rows), start])

    def show(self, count):
        self.page.evaluate("(count) => canvas.show(count)", count)

    def pixels(self):
        text, height, width = self.page.evaluate(PIXELS)
        return np.frombuffer(b64decode(text), np.uint8).reshape(height, width, 4)

    def screenshot(self):
        """What is on the screen, though the GPU may be busy with what was asked last."""
        return picture_of(self.page.locator("canvas").screenshot())

    def kept(self):
        """The file that a person would keep."""
        return picture_of(b64decode(self.page.evaluate(BLOB)))

    def without(self, extensions):
        self.page.evaluate(WITHOUT, extensions)

    def tell(self, method, event):
        """Lose or restore the context, and wait until the canvas has heard of it."""
        self.page.evaluate(EVENT, [method, event])


def text_of(data):
    return b64encode(data).decode()


def png_of(picture):
    packed = io.BytesIO()
    Image.fromarray(picture).save(packed, "PNG")
    return packed.getvalue()


def picture_of(packed):
    return np.array(Image.open(io.BytesIO(packed)).convert("RGBA"))


def painted(title, ground=COLOR, *, count=60, height=90, width=130):
    """Strokes of every size, some thinner than a pixel; of tall canvases many lie beyond."""
    brush = brush_of(title)
    strokes = uniform(count, brush, CHANCE)
    lengths = brush.columns("length")
    for scale, part in zip((0.6, 0.1, 0.01), strokes.tensor_split(3), strict=True):
        part[:, lengths] *= scale
    return Painting(name_of(title), strokes, height, width, ground)


def first(painting, count):
    return replace(painting, strokes=painting.strokes[:count])


def apart(theirs, ours):
    """RMSE of two pictures of bytes as they lie on black, and of their opacity."""
    shares = []
    for picture in (theirs, ours):
        color, opaque = picture[..., :3] / 255, np.ones((*picture.shape[:2], 1))
        if picture.shape[2] == 4:
            opaque = picture[..., 3:] / 255
        shares.append(np.concatenate([color * opaque, opaque], axis=2))
    return np.sqrt(np.square(shares[0] - shares[1]).mean())
