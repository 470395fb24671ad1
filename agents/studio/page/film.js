/** Frames of a painting, after some of its strokes: from them it is scrubbed back and forth. */

const ROOM = 96 * 2 ** 20;
const FEWEST = 2;
const MOST = 16;

export class Film {
  #copied;
  #frames = new Map();
  #every = Infinity;

  /** @param {function(Picture): Picture} copied gives a copy of a picture */
  constructor(copied) {
    this.#copied = copied;
  }

  /**
   * Keep frames from now on, at even steps.
   * @param {number} strokes of the whole painting
   * @param {number} bytes of a frame
   */
  roll(strokes, bytes) {
    const frames = Math.max(FEWEST, Math.min(MOST, Math.floor(ROOM / bytes)));
    this.#every = 2 ** Math.ceil(Math.log2(Math.max(1, strokes / frames)));
    this.#drop((count) => count % this.#every !== 0);
  }

  /** Stop that, and forget frames that show stroke number `from` or a later one. */
  cut(from) {
    this.#every = Infinity;
    this.#drop((count) => count > from);
  }

  #drop(unwanted) {
    for (const [count, frame] of this.#frames) {
      if (unwanted(count)) {
        frame.free();
        this.#frames.delete(count);
      }
    }
  }

  /** Strokes on the last frame that has no more than `count`; 0 where there is none. */
  before(count) {
    return Math.max(0, ...[...this.#frames.keys()].filter((kept) => kept <= count));
  }

  /** The frame that has just so many strokes. */
  frame(count) {
    return this.#frames.get(count);
  }

  /** After how many strokes the next frame is due, where `count` are laid. */
  due(count) {
    return (Math.floor(count / this.#every) + 1) * this.#every;
  }

  /** Take a frame of a picture of so many strokes, if one is due. */
  keep(count, picture) {
    if (count % this.#every === 0 && !this.#frames.has(count)) {
      this.#frames.set(count, this.#copied(picture));
    }
  }
}
