/**
 * Paints rows of strokes with WebGL2, as renderers/ does: one quad a stroke, in their order.
 *
 * All that lives in one context is here; when that is lost, so is this, and a new one is made.
 */

import { grain, linked, Picture, texture } from "./gl.js";
import { FOUR, NUMBERS, sheetShaders, shownShaders, strokeShaders } from "./shaders.js";

const KIND = NUMBERS - 1;
const FLOAT = 4;
const ACROSS = 65;
const ALONG = 129;
/** Strokes in one call: a GPU that works on one call for seconds is taken to hang. */
const BATCH = 256;
/** The units on which textures lie. */
const TABLES = 0;
const MEANS = 1;
const PAPER = 2;
const PICTURE = 3;

export class Engine {
  #gl;
  #grain;
  #programs = new Map();
  #rows;
  #columns;
  #room = 0;
  #forms = [];
  #ground = {};

  /** @param {WebGL2RenderingContext} gl */
  constructor(gl) {
    this.#gl = gl;
    this.#grain = grain(gl);
    this.#rows = gl.createBuffer();
    this.#columns = gl.createVertexArray();
    gl.bindVertexArray(this.#columns);
    for (let i = 0; i * FOUR < NUMBERS; i++) {
      gl.enableVertexAttribArray(i);
      gl.vertexAttribDivisor(i, 1);
    }
    gl.bindVertexArray(null);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
    for (const [unit, target, filter] of [
      [TABLES, gl.TEXTURE_2D_ARRAY, gl.NEAREST],
      [MEANS, gl.TEXTURE_2D, gl.NEAREST],
      [PAPER, gl.TEXTURE_2D, gl.LINEAR],
    ]) {
      gl.activeTexture(gl.TEXTURE0 + unit);
      texture(gl, target, filter);
    }
  }

  /**
   * Make ready for the strokes of a canvas.
   * @param {object} header of its event
   * @param {Float32Array} tables its payload
   * @param {ImageBitmap|null} paper
   */
  describe(header, tables, paper) {
    this.#forms = header.forms.map((form) => this.#program(form, () => strokeShaders(form)));
    this.#ground = header.ground;
    if (header.textures) this.#hang(tables, header.textures);
    if (paper) this.#spread(paper);
  }

  #program(name, shaders) {
    if (!this.#programs.has(name)) this.#programs.set(name, linked(this.#gl, ...shaders()));
    return this.#programs.get(name);
  }

  #hang(numbers, count) {
    const gl = this.#gl;
    const means = numbers.length - count;
    gl.activeTexture(gl.TEXTURE0 + MEANS);
    gl.texImage2D(
      gl.TEXTURE_2D, 0, gl.R32F, count, 1, 0, gl.RED, gl.FLOAT, numbers.subarray(means),
    );
    gl.activeTexture(gl.TEXTURE0 + TABLES);
    gl.texImage3D(
      gl.TEXTURE_2D_ARRAY, 0, gl.R32F, ALONG, ACROSS, count, 0, gl.RED, gl.FLOAT,
      numbers.subarray(0, means),
    );
  }

  #spread(paper) {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE0 + PAPER);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, paper);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
    gl.generateMipmap(gl.TEXTURE_2D);  // it may be drawn smaller
  }

  /**
   * A picture to paint on, of any content.
   * @param {number} width pixels
   * @param {number} height pixels
   */
  picture(width, height) {
    this.#gl.activeTexture(this.#gl.TEXTURE0 + PICTURE);
    return new Picture(this.#gl, this.#grain, width, height);
  }

  /**
   * Take rows over, from number `from` on; those before it stay.
   * @param {Float32Array} rows all of them, and perhaps room for more
   * @param {number} from
   * @param {number} count how many there are
   */
  take(rows, from, count) {
    const gl = this.#gl;
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#rows);
    if (rows.length !== this.#room) {
      this.#room = rows.length;
      gl.bufferData(gl.ARRAY_BUFFER, rows, gl.DYNAMIC_DRAW);
    } else if (count > from) {
      const begin = from * NUMBERS;
      gl.bufferSubData(gl.ARRAY_BUFFER, begin * FLOAT, rows, begin, (count - from) * NUMBERS);
    }
  }

  /** Make a picture the empty canvas. */
  clear(picture) {
    const gl = this.#gl;
    picture.open();
    gl.disable(gl.BLEND);
    if (this.#ground.paper) {
      const { program, at } = this.#program("the paper", sheetShaders);
      gl.useProgram(program);
      gl.uniform1i(at.paper, PAPER);
      gl.uniform2f(at.size, picture.width, picture.height);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    } else {
      const [red, green, blue] = this.#ground.color ?? [0, 0, 0];
      gl.clearColor(red, green, blue, this.#ground.transparent ? 0 : 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
    }
  }

  /**
   * Lay strokes on a picture, from number `from` to before `to`.
   * @param {Picture} picture
   * @param {Float32Array} rows those it has taken over
   */
  lay(picture, rows, from, to) {
    const gl = this.#gl;
    gl.enable(gl.BLEND);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#rows);
    gl.bindVertexArray(this.#columns);
    picture.open();
    for (let end = from; from < to; from = end) {
      const kind = rows[from * NUMBERS + KIND];
      const most = Math.min(from + BATCH, to);
      do end++; while (end < most && rows[end * NUMBERS + KIND] === kind);
      this.#run(picture, this.#forms[kind], from, end - from);
    }
    gl.bindVertexArray(null);
  }

  /** Lay strokes of one kind. */
  #run(picture, { program, at }, from, count) {
    const gl = this.#gl;
    gl.useProgram(program);
    gl.uniform2f(at.size, picture.width, picture.height);
    gl.uniform1f(at.longer, Math.max(picture.width, picture.height));
    if (at.tables) gl.uniform1i(at.tables, TABLES);
    if (at.means) gl.uniform1i(at.means, MEANS);
    for (let i = 0; i * FOUR < NUMBERS; i++) {
      const begin = (from * NUMBERS + i * FOUR) * FLOAT;
      gl.vertexAttribPointer(i, FOUR, gl.FLOAT, false, NUMBERS * FLOAT, begin);
    }
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count);
    if (count === BATCH) gl.flush();
  }

  /** Show a picture on the screen. */
  show(picture) {
    const gl = this.#gl;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, picture.width, picture.height);
    gl.disable(gl.BLEND);
    gl.activeTexture(gl.TEXTURE0 + PICTURE);
    gl.bindTexture(gl.TEXTURE_2D, picture.texture);
    const { program, at } = this.#program("the screen", shownShaders);
    gl.useProgram(program);
    gl.uniform1i(at.picture, PICTURE);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.bindTexture(gl.TEXTURE_2D, null);
  }

  /** What is on the screen: RGBA bytes, straight alpha, the first row at the top. */
  read(width, height) {
    const gl = this.#gl;
    const upside = new Uint8ClampedArray(width * height * 4);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, upside);
    const pixels = new Uint8ClampedArray(upside.length);
    for (let row = 0, line = width * 4; row < height; row++) {
      const from = (height - 1 - row) * line;
      pixels.set(upside.subarray(from, from + line), row * line);
    }
    return pixels;
  }
}
