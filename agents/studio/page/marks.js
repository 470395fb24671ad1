/**
 * Marks on a page, and the tools that make them: the same as in agents/sketching (marks.py, tools.py,
 * sketch.py). Places and widths are in units of the page's longer side, x to the right, y down.
 */

const DIGITS = 1e5; // of a coordinate, as agents/sketching has them
const NEAREST = -1, FARTHEST = 2; // where a coordinate may lie
const MOST_POINTS = 100_000; // of a line
const APART = 0.001; // between two points of a line, at least: nobody sees less, and an order has bounds
const STANDARD = 128; // pixels of a page, in which pens are measured

const pens = (...widths) => widths.map((width) => width / STANDARD);

/** Pages by what is drawn on them: their tools, the first one at hand; widths; whether in colours. */
export const PAGES = {
  mask: { tools: ["pen", "eraser"], widths: pens(4, 8, 12, 18, 26, 36), first: 3, colored: false },
  lines: { tools: ["pen", "eraser"], widths: pens(1, 2, 3, 4, 6, 9, 13, 20), first: 2, colored: false },
  colors: { tools: ["pen", "bucket", "eraser"], widths: pens(2, 3, 4, 6, 9, 13, 20, 30), first: 4, colored: true },
  dots: { tools: ["dot", "eraser"], widths: pens(1, 3, 5, 7, 9), first: 2, colored: true },
};

const ink = {
  put: (marks, { width, color }, at) => [...marks, { kind: "line", points: [at], width, color }],
  move(marks, pen, at) {
    const line = marks.at(-1);
    const last = line.points.at(-1);
    const near = Math.hypot(at[0] - last[0], at[1] - last[1]) < APART;
    if (near || line.points.length === MOST_POINTS) return marks;
    return [...marks.slice(0, -1), { ...line, points: [...line.points, at] }];
  },
};

const rubber = {
  put: (marks, pen, at) => (marks.length ? ink.put(marks, { ...pen, color: null }, at) : marks),
  move: (marks, pen, at) => (marks.length ? ink.move(marks, pen, at) : marks),
};

const bucket = {
  put: (marks, { color }, at) => [...marks, { kind: "fill", at, color }],
  move: (marks) => marks,
};

const dropper = {
  put: (marks, { width, color }, at) => [...marks, { kind: "dot", at, width, color }],
  move: (marks, pen, at) => [...marks.slice(0, -1), { ...marks.at(-1), at }],
};

const tweezers = {
  put: (marks, { width }, at) => {
    const left = marks.filter((dot) => !touches(dot, at, width));
    return left.length === marks.length ? marks : left;
  },
  move: (marks, pen, at) => tweezers.put(marks, pen, at),
};

function touches(dot, at, width) {
  const apart = Math.max(Math.abs(dot.at[0] - at[0]), Math.abs(dot.at[1] - at[1]));
  return apart < (dot.width + width) / 2;
}

/** What a person does on a page: marks, the tool at hand, what can be undone. */
export class Sketch {
  /** @param {"mask"|"lines"|"colors"|"dots"} kind - key of PAGES */
  constructor(kind) {
    this.kind = kind;
    this.page = PAGES[kind];
    this.tool = this.page.tools[0];
    const color = kind === "mask" ? [255, 255, 255] : [0, 0, 0];
    this.pen = { width: this.page.widths[this.page.first], color };
    this.states = [[]];
    this.at = 0;
    this.live = null; // marks with the one that is being made
    this.hand = this.tool;
  }

  /** @returns {Object[]} what is on the page, with what is being drawn */
  get marks() {
    return this.live ?? this.states[this.at];
  }

  get canUndo() {
    return this.live !== null || this.at > 0;
  }

  get canRedo() {
    return this.live === null && this.at < this.states.length - 1;
  }

  /** Set a tool down: the one at hand if no other is named. */
  press(at, tool = this.tool) {
    this.lift();
    this.hand = tool;
    this.live = this.#tool().put(this.marks, this.pen, within(at));
  }

  /** Move what is down; nothing if nothing is. */
  drag(at) {
    if (this.live) this.live = this.#tool().move(this.live, this.pen, within(at));
  }

  /** What was drawn stays: it can be undone from now on. */
  lift() {
    if (!this.live) return;
    const drawn = this.live;
    this.live = null;
    this.#change(drawn);
  }

  /** What is being drawn is left out. */
  drop() {
    this.live = null;
  }

  /** An empty page; can be undone. */
  clear() {
    this.lift();
    this.#change([]);
  }

  /** One step back; what is being drawn goes first. */
  undo() {
    if (this.live) this.live = null;
    else this.at = Math.max(0, this.at - 1);
  }

  /** One step forth. */
  redo() {
    if (this.canRedo) this.at += 1;
  }

  /** The next width of the page's, or the one before. */
  widen(steps) {
    const { widths } = this.page;
    const index = widths.indexOf(this.pen.width) + steps;
    this.pen = { ...this.pen, width: widths[Math.min(Math.max(0, index), widths.length - 1)] };
  }

  #tool() {
    const dots = this.kind === "dots";
    return { pen: ink, bucket, dot: dropper, eraser: dots ? tweezers : rubber }[this.hand];
  }

  #change(marks) {
    const now = this.states[this.at];
    if (marks === now || (!marks.length && !now.length)) return;
    this.states = [...this.states.slice(0, this.at + 1), marks];
    this.at += 1;
  }
}

function within(at) {
  return at.map((x) => Math.round(Math.min(Math.max(NEAREST, x), FARTHEST) * DIGITS) / DIGITS);
}
