/** The painting as it is seen: strokes on a canvas; where none can be drawn, pictures of the studio's. */

import { by, show } from "./dom.js";
import { fetchFile, fileAt } from "./server.js";
import { Canvas } from "./strokes.js";
import { complain } from "./voice.js";
import { tell } from "./words.js";

const FINEST = 2048; // longer side at which strokes are drawn, pixels
const FALLBACK = 1024; // longer side of a picture from the studio, pixels

/** One painting at a time. */
export class Easel {
  constructor() {
    this.element = by("painting");
    this.image = by("painted");
    this.total = 0; // strokes that there are
    this.draws = Canvas.supported;
    show(this.element, this.draws);
    show(this.image, !this.draws);
    if (!this.draws) return;
    this.canvas = new Canvas(this.element);
    new ResizeObserver(() => this.#fit()).observe(this.element);
  }

  /** Whether there is a painting. */
  get laid() {
    return this.ratio !== undefined;
  }

  /** Nothing is on the easel. */
  clear() {
    this.turn = null;
    URL.revokeObjectURL(this.image.src);
    Object.assign(this, { total: 0, ratio: undefined, longer: 0 });
    this.image.removeAttribute("src");
  }

  /** An event of a job that paints. */
  async hear(job, header, payload) {
    if (header.event === "canvas") await this.#describe(job, header, payload);
    else if (header.event === "strokes") this.#lay(header, payload);
    else if (header.event === "done") await this.#finished(job, header);
  }

  /** The first strokes only, this many. */
  show(count) {
    this.canvas?.show(count);
  }

  async #describe(job, header, tables) {
    this.clear();
    const turn = (this.turn = {});
    this.ratio = header.width / header.height;
    this.element.parentElement.style.setProperty("--ratio", this.ratio);
    if (!this.draws) return;
    const paper = header.ground.paper ? await sheet(job) : null;
    if (this.turn !== turn) return paper?.close(); // another painting has begun meanwhile
    this.element.classList.toggle("clear", Boolean(header.ground.transparent));
    this.canvas.describe(header, tables, paper);
    this.paper?.close();
    this.paper = paper;
    this.#fit();
  }

  #lay(header, payload) {
    this.total = header.from + header.count;
    this.#name();
    if (!this.draws) return; // the studio has a picture when it is done
    this.canvas.lay(new Float32Array(payload), header.from);
    this.canvas.show();
  }

  async #finished(job, header) {
    this.total = header.strokes ?? this.total;
    this.#name();
    if (this.draws) this.canvas.show(this.total, true);
    else await this.#picture(job);
  }

  async #picture(job) {
    const { turn } = this;
    try {
      const blob = await fetchFile(fileAt(job, `painting.png?size=${FALLBACK}`));
      if (this.turn !== turn) return; // another painting has begun meanwhile
      URL.revokeObjectURL(this.image.src);
      this.image.src = URL.createObjectURL(blob);
    } catch (error) {
      complain(error);
    }
  }

  #fit() {
    const { width, height } = this.element.getBoundingClientRect();
    const shown = Math.round(Math.max(width, height) * devicePixelRatio);
    const longer = Math.min(FINEST, shown);
    if (!this.laid || !longer || longer === this.longer) return;
    this.longer = longer;
    this.canvas.resize(longer);
  }

  #name() {
    const image = this.draws ? [this.element, "wordLabel"] : [this.image, "wordAlt"];
    tell(image[0], "painting.alt.count", { count: this.total }, image[1]);
  }
}

async function sheet(job) {
  return createImageBitmap(await fetchFile(fileAt(job, `ground.png?size=${FALLBACK}`)));
}
