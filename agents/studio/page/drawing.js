/** The one drawing widget: masks, sketches and dabs of colour, by pointer or by keyboard. */

import { icon, make, show } from "./dom.js";
import { Sketch } from "./marks.js";
import { css, Surface } from "./surface.js";
import { tell, words } from "./words.js";

const FINE = 768; // longer side of the page, pixels
const STEPS = { far: 0.02, near: 0.004 }; // of the cursor at a key, in units of the longer side
const REST = 700; // ms after which it is said where the cursor is
const COLORS = {
  black: [0, 0, 0], grey: [128, 128, 128], white: [255, 255, 255], red: [200, 40, 40],
  orange: [230, 126, 34], yellow: [241, 204, 60], lime: [150, 200, 80], green: [50, 125, 60],
  teal: [30, 130, 130], sky: [120, 180, 230], blue: [40, 80, 180], violet: [120, 70, 160],
  pink: [235, 150, 175], brown: [110, 70, 40], sand: [222, 196, 155],
};
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ERASING = 32; // of a pen's buttons, its other end
const RIGHT = 2; // of a mouse's
const DRAWS = [0, 2, 5]; // buttons: a tip, the right one, a pen's other end; the middle one scrolls

/** A page with its tools. */
export class Drawing {
  /**
   * @param {{page: HTMLElement, tools: HTMLElement}} places - filled with what is drawn on, and how
   * @param {"mask"|"lines"|"colors"|"dots"} kind
   * @param {{changed: function(), say: function(string)}} heard - of each change of the marks, and
   *     of what is to be said to someone who does not see
   */
  constructor({ page, tools }, kind, { changed, say }) {
    this.changed = changed;
    this.say = say;
    this.cursor = null; // a place, while the keyboard draws
    this.pointer = null; // id of the one that draws
    this.canvas = make("canvas", { tabIndex: 0, role: "application", class: "art page" });
    tell(this.canvas, "draw.page", {}, "wordLabel");
    this.hint = make("p", { class: "hint" });
    page.append(this.canvas, this.hint);
    this.tools = tools;
    this.#listen();
    this.become(kind);
  }

  /** Draw something else: with other tools, on an empty page. */
  become(kind) {
    this.sketch = new Sketch(kind);
    this.#furnish();
    tell(this.hint, `draw.hint.${kind}`);
  }

  /**
   * A page of these proportions: empty, or with what was drawn on it before.
   * @param {{height: number, width: number, ground: CanvasImageSource|null}} what
   * @param {Sketch|null} before - of the same kind
   */
  open({ height, width, ground }, before = null) {
    const scale = FINE / Math.max(height, width);
    this.canvas.width = Math.max(1, Math.round(width * scale));
    this.canvas.height = Math.max(1, Math.round(height * scale));
    this.canvas.parentElement.style.setProperty("--ratio", width / height);
    this.surface = new Surface(this.canvas, this.sketch.kind, ground);
    const { kind, pen, tool } = this.sketch;
    this.sketch = before ?? Object.assign(new Sketch(kind), { pen, tool });
    this.cursor = null;
    this.#refresh();
  }

  /** @returns {Object[]} as sketch.json has them */
  get marks() {
    return this.sketch.marks;
  }

  /** Take a tool, a width or a colour; or undo, redo, clear. */
  act(name, value) {
    const { sketch } = this;
    const before = sketch.marks;
    const acts = {
      tool: () => (sketch.tool = value),
      widen: () => sketch.widen(value),
      width: () => (sketch.pen = { ...sketch.pen, width: sketch.page.widths[value] }),
      color: () => (sketch.pen = { ...sketch.pen, color: value }),
      undo: () => sketch.undo(),
      redo: () => sketch.redo(),
      clear: () => sketch.clear(),
    };
    acts[name]();
    this.#refresh(before);
  }

  #listen() {
    const { canvas } = this;
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#moved(event));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      canvas.addEventListener(end, (event) => this.#up(event));
    }
    canvas.addEventListener("contextmenu", (event) => event.preventDefault());
    canvas.addEventListener("keydown", (event) => this.#key(event));
    canvas.addEventListener("blur", () => {
      this.cursor = null;
      this.#change(() => this.sketch.lift());
    });
  }

  #down(event) {
    if (this.pointer !== null || !this.surface || !DRAWS.includes(event.button)) return;
    event.preventDefault();
    this.canvas.focus({ preventScroll: true });
    this.cursor = null;
    this.pointer = event.pointerId;
    try {
      this.canvas.setPointerCapture(event.pointerId);
    } catch {
      // a pointer that is gone already
    }
    const erases = event.buttons & (ERASING | RIGHT);
    const tool = erases ? "eraser" : this.sketch.tool;
    this.#change(() => this.sketch.press(this.#place(event), tool));
  }

  #moved(event) {
    if (event.pointerId !== this.pointer) return;
    const coalesced = event.getCoalescedEvents?.() ?? [];
    const all = coalesced.length ? coalesced : [event];
    this.#change(() => all.forEach((each) => this.sketch.drag(this.#place(each))));
  }

  #up(event) {
    if (event.pointerId !== this.pointer) return;
    this.pointer = null;
    this.#change(() => this.sketch.lift());
  }

  #place(event) {
    const box = this.canvas.getBoundingClientRect();
    const longer = Math.max(box.width, box.height);
    return [(event.clientX - box.left) / longer, (event.clientY - box.top) / longer];
  }

  #key(event) {
    const { key, shiftKey } = event;
    const command = event.ctrlKey || event.metaKey;
    const does = command ? this.#commanded(key.toLowerCase(), shiftKey) : this.#keyed(key, shiftKey);
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  }

  #commanded(key, shift) {
    if (key === "z") return () => this.act(shift ? "redo" : "undo");
    if (key === "y") return () => this.act("redo");
    return null;
  }

  #keyed(key, shift) {
    if (key in MOVES) return () => this.#walk(MOVES[key], shift ? STEPS.near : STEPS.far);
    const first = this.sketch.page.tools[0];
    const tool = { b: first, e: "eraser", f: "bucket" }[key];
    if (tool && this.sketch.page.tools.includes(tool)) return () => this.act("tool", tool);
    if (key === "Escape" && !this.sketch.live) return null;
    return {
      " ": () => this.#set(),
      Escape: () => this.#change(() => this.sketch.drop()),
      "[": () => this.act("widen", -1),
      "]": () => this.act("widen", 1),
      z: () => this.act("undo"),
      y: () => this.act("redo"),
      x: () => this.act("clear"),
    }[key];
  }

  #walk([across, down], step) {
    const { width, height } = this.canvas;
    const longer = Math.max(width, height);
    const edge = [width / longer, height / longer];
    const from = this.cursor ?? edge.map((x) => x / 2);
    const to = [from[0] + across * step, from[1] + down * step];
    this.cursor = to.map((x, i) => Math.min(Math.max(0, x), edge[i]));
    this.#change(() => this.sketch.drag(this.cursor));
    this.#refresh();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.#where(edge), REST);
  }

  #where(edge) {
    if (!this.cursor) return;
    const [x, y] = this.cursor.map((at, i) => Math.round((100 * at) / edge[i]));
    this.say(words("draw.at", { x, y }));
  }

  #set() {
    const { sketch } = this;
    if (!this.cursor) this.#walk([0, 0], 0);
    const down = sketch.live !== null;
    this.#change(() => (down ? sketch.lift() : sketch.press(this.cursor)));
    if (!down && sketch.hand === "bucket") this.#change(() => sketch.lift());
    else this.say(words(down ? "draw.up" : "draw.down", { tool: words(`draw.${sketch.hand}`) }));
  }

  #change(does) {
    const before = this.sketch.marks;
    does();
    this.#refresh(before);
  }

  #refresh(before = this.marks) {
    const { sketch } = this;
    for (const button of this.tools.querySelectorAll("[data-tool]")) {
      button.setAttribute("aria-pressed", button.dataset.tool === sketch.tool);
    }
    for (const button of this.tools.querySelectorAll("[data-color]")) {
      button.setAttribute("aria-pressed", button.dataset.color === css(sketch.pen.color));
    }
    this.undo.disabled = !sketch.canUndo;
    this.redo.disabled = !sketch.canRedo;
    this.empty.disabled = !sketch.marks.length;
    this.width.value = sketch.page.widths.indexOf(sketch.pen.width);
    show(this.hint, !sketch.marks.length);
    if (!this.surface) return;
    this.surface.draw(sketch.marks);
    if (this.cursor) this.#cross();
    if (before !== sketch.marks) this.changed();
  }

  #cross() {
    const context = this.canvas.getContext("2d");
    const longer = Math.max(this.canvas.width, this.canvas.height);
    const [x, y] = this.cursor.map((at) => at * longer);
    const radius = Math.max(7, (this.sketch.pen.width * longer) / 2);
    for (const [color, wide] of [["#fff", 6], [this.sketch.live ? "#d4380d" : "#000", 2.5]]) {
      context.strokeStyle = color;
      context.lineWidth = wide;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.moveTo(x - radius - 12, y);
      context.lineTo(x - radius, y);
      context.moveTo(x + radius, y);
      context.lineTo(x + radius + 12, y);
      context.stroke();
    }
  }

  #furnish() {
    const { tools, widths, colored } = this.sketch.page;
    const press = (name, ...how) => {
      const button = make("button", { type: "button", class: "tool" }, icon(name));
      const label = make("span");
      tell(label, `draw.${name}`);
      button.append(label);
      button.addEventListener("click", () => this.act(...how));
      return button;
    };
    const hands = tools.map((name) => {
      const button = press(name, "tool", name);
      button.dataset.tool = name;
      return button;
    });
    this.undo = press("undo", "undo");
    this.redo = press("redo", "redo");
    this.empty = press("clear", "clear");
    const wide = make("span");
    tell(wide, "draw.width");
    this.width = make("input", { type: "range", min: 0, max: widths.length - 1, step: 1 });
    this.width.addEventListener("input", () => this.act("width", Number(this.width.value)));
    const last = [make("label", { class: "width" }, wide, this.width), this.undo, this.redo, this.empty];
    const row = make("div", { class: "hands" }, ...hands, ...last);
    this.tools.replaceChildren(row, ...(colored ? [this.#colors()] : []));
    this.tools.setAttribute("role", "group");
    tell(this.tools, "draw.tools", {}, "wordLabel");
  }

  #colors() {
    const group = make("div", { class: "colors", role: "group" });
    tell(group, "draw.colors", {}, "wordLabel");
    for (const [name, color] of Object.entries(COLORS)) {
      const button = make("button", { type: "button", class: "swatch" });
      button.dataset.color = css(color);
      button.style.setProperty("--color", css(color));
      tell(button, `color.${name}`, {}, "wordLabel");
      tell(button, `color.${name}`, {}, "wordTip");
      button.addEventListener("click", () => this.act("color", color));
      group.append(button);
    }
    const other = make("input", { type: "color", class: "swatch", value: "#c86432" });
    tell(other, "draw.other", {}, "wordLabel");
    tell(other, "draw.other", {}, "wordTip");
    for (const chosen of ["click", "input"]) {
      other.addEventListener(chosen, () => this.act("color", bytes(other.value)));
    }
    group.append(other);
    if (this.sketch.kind === "dots") this.sketch.pen = { ...this.sketch.pen, color: COLORS.red };
    return group;
  }
}

/** @returns {number[]} red, green, blue of "#rrggbb" */
export const bytes = (color) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
