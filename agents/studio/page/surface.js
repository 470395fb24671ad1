/** What marks look like on a canvas: those of masks, sketches and dabs of colour. */

const ALIKE = 2; // difference of bytes up to which neighbours are filled together, as marks.py has it
const SOFT = 3; // pixels about a filled area that may be the soft edge of a line
const WHITE = [255, 255, 255];
const SHADE = "rgba(12, 12, 14, 0.58)"; // over what a mask leaves out

/** A page of a kind, on a canvas of its own size. */
export class Surface {
  /**
   * @param {HTMLCanvasElement} canvas - shown; its size is the page's
   * @param {string} kind - key of PAGES in marks.js
   * @param {CanvasImageSource|null} ground - the photograph that is drawn on
   */
  constructor(canvas, kind, ground) {
    this.canvas = canvas;
    this.kind = kind;
    this.ground = kind === "dots" ? greyed(ground, canvas) : ground;
    this.longer = Math.max(canvas.width, canvas.height);
    this.done = layer(canvas); // marks that will not change
    this.live = layer(canvas); // these, and the last one
    this.shown = []; // marks on `done`
    this.last = null; // the one that `live` has beside them
    this.#reset();
  }

  /** Draw the marks, the last of which may yet change; what is drawn already is not drawn again. */
  draw(marks) {
    const context = this.canvas.getContext("2d");
    context.globalCompositeOperation = "source-over";
    if (this.kind === "dots") {
      context.drawImage(this.ground, 0, 0);
      for (const dot of marks) this.#dot(context, dot);
      return;
    }
    this.inks = new Set([WHITE, ...marks.map((mark) => mark.color ?? WHITE)].map(packed));
    this.#keep(marks.slice(0, -1));
    const last = marks.at(-1) ?? null;
    if (this.kind === "mask" || last === null || last !== this.last) {
      replace(this.live, this.done);
      if (last) this.#mark(this.live, last);
    }
    this.last = last;
    if (this.kind === "mask") this.#masked(context, marks.length > 0);
    else context.drawImage(this.live, 0, 0);
  }

  #keep(marks) {
    const before = this.shown.length;
    if (before > marks.length || this.shown.some((mark, i) => mark !== marks[i])) this.#reset();
    const next = this.last !== null && marks[this.shown.length] === this.last;
    if (next && this.kind !== "mask") {
      replace(this.done, this.live); // it is drawn already
      this.shown = [...this.shown, this.last];
    }
    for (const mark of marks.slice(this.shown.length)) this.#mark(this.done, mark);
    if (marks.length !== before) this.last = null;
    this.shown = marks;
  }

  #reset() {
    const context = this.done.getContext("2d");
    context.clearRect(0, 0, this.done.width, this.done.height);
    if (this.kind !== "mask") {
      context.fillStyle = "#fff";
      context.fillRect(0, 0, this.done.width, this.done.height);
    }
    this.shown = [];
    this.last = null;
  }

  #mark(canvas, mark) {
    if (mark.kind === "line") this.#line(canvas.getContext("2d"), mark);
    else fill(canvas, mark.at.map((x) => Math.floor(x * this.longer)), mark.color, this.inks);
  }

  #line(context, { points, width, color }) {
    const away = color === null;
    context.globalCompositeOperation = away && this.kind === "mask" ? "destination-out" : "source-over";
    context.strokeStyle = away ? "#fff" : css(color);
    context.lineWidth = Math.max(1, width * this.longer);
    context.lineCap = context.lineJoin = "round";
    context.beginPath();
    const [first, ...rest] = points.map(([x, y]) => [x * this.longer, y * this.longer]);
    context.moveTo(...first);
    for (const point of rest.length ? rest : [first]) context.lineTo(...point);
    context.stroke();
    context.globalCompositeOperation = "source-over";
  }

  #masked(context, any) {
    const { width, height } = this.canvas;
    context.clearRect(0, 0, width, height);
    context.drawImage(this.ground, 0, 0, width, height);
    if (!any) return;
    const shade = this.live.getContext("2d");
    shade.globalCompositeOperation = "source-out"; // shade where the mask is not
    shade.fillStyle = SHADE;
    shade.fillRect(0, 0, width, height);
    shade.globalCompositeOperation = "source-over";
    context.drawImage(this.live, 0, 0);
  }

  #dot(context, { at, width, color }) {
    const side = Math.max(6, width * this.longer);
    const [left, top] = at.map((x) => x * this.longer - side / 2);
    context.fillStyle = "#000";
    context.fillRect(left - 4, top - 4, side + 8, side + 8);
    context.fillStyle = "#fff";
    context.fillRect(left - 2, top - 2, side + 4, side + 4);
    context.fillStyle = css(color);
    context.fillRect(left, top, side, side);
  }
}

/** @returns {string} a colour of bytes, as style sheets have them */
export const css = ([red, green, blue]) => `rgb(${red}, ${green}, ${blue})`;

function packed([red, green, blue]) {
  return new Uint32Array(new Uint8ClampedArray([red, green, blue, 255]).buffer)[0];
}

function layer({ width, height }) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d", { willReadFrequently: true });
  return canvas;
}

function replace(canvas, other) {
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.drawImage(other, 0, 0);
}

function greyed(ground, like) {
  const canvas = layer(like);
  const context = canvas.getContext("2d");
  context.drawImage(ground, 0, 0, canvas.width, canvas.height);
  const picture = context.getImageData(0, 0, canvas.width, canvas.height);
  const { data } = picture;
  for (let i = 0; i < data.length; i += 4) {
    const light = 0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2];
    data[i] = data[i + 1] = data[i + 2] = light;
  }
  context.putImageData(picture, 0, 0);
  return canvas;
}

/** All that has one colour around a place takes another; so do the soft edges of lines about it. */
function fill(canvas, [column, row], color, inks) {
  const { width, height } = canvas;
  if (column < 0 || row < 0 || column >= width || row >= height) return;
  const context = canvas.getContext("2d");
  const picture = context.getImageData(0, 0, width, height);
  const pixels = new Uint32Array(picture.data.buffer);
  const area = grown([row * width + column], pixels, { width, alike });
  const soft = grown(area, pixels, { width, alike: (one, next) => !inks.has(next), steps: SOFT });
  const filled = packed(color);
  for (const pixel of soft) pixels[pixel] = filled;
  context.putImageData(picture, 0, 0);
}

/** An area and what can be reached from it, a neighbour at a time. */
function grown(area, pixels, { width, alike, steps = Infinity }) {
  const seen = new Uint8Array(pixels.length);
  const found = new Int32Array(pixels.length);
  let count = 0;
  const take = (pixel) => {
    seen[pixel] = 1;
    found[count++] = pixel;
  };
  const reach = (from, to) => {
    if (!seen[to] && alike(pixels[from], pixels[to])) take(to);
  };
  for (const pixel of area) take(pixel);
  for (let at = 0, step = 0; at < count && step < steps; step++) {
    for (const end = count; at < end; at++) {
      const pixel = found[at];
      const column = pixel % width;
      if (column > 0) reach(pixel, pixel - 1);
      if (column < width - 1) reach(pixel, pixel + 1);
      if (pixel >= width) reach(pixel, pixel - width);
      if (pixel + width < pixels.length) reach(pixel, pixel + width);
    }
  }
  return found.subarray(0, count);
}

function alike(one, other) {
  if (one === other) return true;
  for (let shift = 0; shift < 24; shift += 8) {
    if (Math.abs(((one >> shift) & 255) - ((other >> shift) & 255)) > ALIKE) return false;
  }
  return true;
}
