/**
 * A canvas on which a painting's strokes are drawn as the server's engine draws them.
 *
 *   const canvas = new Canvas(element);
 *   canvas.describe(header, payload, null);  // of a "canvas" event
 *   canvas.resize(768);
 *   canvas.lay(rows, 0);                     // of a "strokes" event
 *   canvas.show(12);                         // the first 12 of them
 */

import { Engine } from "./engine.js";
import { Film } from "./film.js";
import { CONTEXT } from "./gl.js";
import { NUMBERS } from "./shaders.js";

/** Strokes drawn that are of no use. */
const NOTHING = Infinity;

/** A whole number near to x: of two as near the even one, as Python rounds. */
function rounded(x) {
  const below = Math.floor(x), rest = x - below;
  return rest < 0.5 || (rest === 0.5 && below % 2 === 0) ? below : below + 1;
}

export class Canvas {
  #element;
  #gl;
  #engine = null;
  #film = null;
  #picture = null;
  #described = null;
  #longer = 0;
  #rows = new Float32Array(0);
  #count = 0;
  #wanted = 0;
  #drawn = NOTHING;
  #fence = null;
  #waiting = false;

  /**
   * @param {HTMLCanvasElement} element one without a context; its style is the page's own matter
   * @throws {Error} where WebGL2 is missing: ask `Canvas.supported` first
   */
  constructor(element) {
    this.#element = element;
    this.#gl = element.getContext("webgl2", CONTEXT);
    if (!this.#gl) throw new Error("this browser has no WebGL2, by which strokes are drawn");
    element.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();  // else it is never restored
      this.#engine = this.#film = this.#picture = this.#fence = null;
    });
    element.addEventListener("webglcontextrestored", () => this.#begin());
    this.#begin();
  }

  /** Whether strokes can be drawn in this browser. */
  static get supported() {
    const gl = document.createElement("canvas").getContext("webgl2");
    gl?.getExtension("WEBGL_lose_context")?.loseContext();
    return gl !== null;
  }

  /** How many strokes there are. */
  get count() {
    return this.#count;
  }

  /** How many of them are shown, or soon will be. */
  get shown() {
    return this.#wanted;
  }

  /**
   * Begin a painting: the empty canvas, as large as it was last.
   * @param {object} header of a "canvas" event
   * @param {ArrayBuffer|Uint8Array} tables its payload
   * @param {ImageBitmap|null} paper the sheet, where the ground is paper; it must stay open
   */
  describe(header, tables, paper = null) {
    const bytes = tables.slice(0);  // numbers do not begin at any byte
    this.#described = [header, new Float32Array(bytes.buffer ?? bytes), paper];
    this.#count = this.#wanted = 0;
    this.#engine?.describe(...this.#described);
    this.resize(this.#longer || Math.max(header.height, header.width));
  }

  /**
   * Draw at another size.
   * @param {number} longer side in pixels of the picture, not of the page
   */
  resize(longer) {
    const limit = this.#gl.getParameter(this.#gl.MAX_RENDERBUFFER_SIZE) ?? longer;
    this.#longer = Math.max(1, Math.min(Math.round(longer), limit));
    if (!this.#described) return;
    const [{ height, width }] = this.#described;
    const fitted = (side) => Math.max(1, rounded(side * this.#longer / Math.max(height, width)));
    this.#element.width = fitted(width);
    this.#element.height = fitted(height);
    this.#stretch();
    this.#draw();  // at once: an element whose size is set is empty
  }

  /**
   * Put strokes in the place of all from number `from` on. Where all were shown, all are then.
   * @param {Float32Array} rows 20 numbers each, of a "strokes" event
   * @param {number} from at most as many as there are
   * @throws {RangeError} a stroke would be missing between
   */
  lay(rows, from) {
    if (from > this.#count) {
      throw new RangeError(`strokes from number ${from} on came, but there are ${this.#count}`);
    }
    const all = this.#wanted === this.#count;
    const count = from + rows.length / NUMBERS;
    if (count * NUMBERS > this.#rows.length) {
      const grown = new Float32Array(2 * count * NUMBERS);
      grown.set(this.#rows.subarray(0, from * NUMBERS));
      this.#rows = grown;
    }
    this.#rows.set(rows, from * NUMBERS);
    this.#count = count;
    this.#wanted = all ? count : Math.min(this.#wanted, count);
    if (this.#drawn > from) this.#drawn = NOTHING;
    this.#film?.cut(from);
    this.#engine?.take(this.#rows, from, count);
    this.#soon();
  }

  /**
   * Show the first strokes: at once, or as soon as the GPU has drawn what was asked of it before.
   * @param {number} count how many
   * @param {boolean} now do not wait for the GPU
   */
  show(count = this.#count, now = false) {
    this.#wanted = Math.max(0, Math.min(Math.round(count), this.#count));
    if (now) this.#draw();
    else this.#soon();
  }

  /**
   * What is shown, row by row from the top: RGBA bytes, straight alpha.
   * @returns {Uint8ClampedArray}
   * @throws {Error} where the GPU has just taken the picture away
   */
  pixels() {
    this.#draw();
    if (!this.#engine) throw new Error("the GPU has taken the picture away: try again");
    return this.#engine.read(this.#element.width, this.#element.height);
  }

  /**
   * What is shown, as a file.
   * @returns {Promise<Blob|null>} a PNG; null where it cannot be made
   */
  toBlob() {
    this.#draw();
    return new Promise((done) => this.#element.toBlob(done, "image/png"));
  }

  /** Make all that lives in the context. */
  #begin() {
    this.#engine = new Engine(this.#gl);
    if (!this.#described) return;
    this.#engine.describe(...this.#described);
    this.#engine.take(this.#rows, 0, this.#count);
    this.#stretch();
    this.#draw();
  }

  /** Make pictures of the element's size. */
  #stretch() {
    if (!this.#engine) return;
    const fresh = () => this.#engine.picture(this.#element.width, this.#element.height);
    this.#picture?.free();
    this.#film?.cut(-1);
    this.#picture = fresh();
    this.#film = new Film((picture) => {
      const frame = fresh();
      frame.copy(picture);
      return frame;
    });
    this.#drawn = NOTHING;
  }

  /** Draw, but not while the GPU is busy with what was drawn last: the newest is drawn then. */
  #soon() {
    if (this.#waiting) return;
    const gl = this.#gl;
    const busy = this.#fence
      && gl.getSyncParameter(this.#fence, gl.SYNC_STATUS) === gl.UNSIGNALED;
    if (!busy) return this.#draw();
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      this.#soon();
    });
  }

  #draw() {
    if (!this.#picture) return;
    this.#rewind();
    while (this.#drawn < this.#wanted) {
      const next = Math.min(this.#wanted, this.#film.due(this.#drawn));
      this.#engine.lay(this.#picture, this.#rows, this.#drawn, next);
      this.#drawn = next;
      this.#film.keep(next, this.#picture);
    }
    this.#engine.show(this.#picture);
    const gl = this.#gl;
    gl.deleteSync(this.#fence);
    this.#fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
  }

  /** Begin from what is nearest to what is wanted: the picture, a frame or the empty canvas. */
  #rewind() {
    const back = this.#drawn > this.#wanted;
    if (back && this.#drawn !== NOTHING) this.#film.roll(this.#count, this.#picture.bytes);
    const kept = this.#film.before(this.#wanted);
    if (!back && kept <= this.#drawn) return;
    if (kept === 0) this.#engine.clear(this.#picture);
    else this.#picture.copy(this.#film.frame(kept));
    this.#drawn = kept;
  }
}
