/** Sketching and colouring: what is drawn is answered by a generator, the latest first. */

import { by, make, show } from "./dom.js";
import { Drawing } from "./drawing.js";
import { tell } from "./words.js";
import { Refusal } from "./server.js";
import { remember } from "./settings.js";
import { complain, hush, say } from "./voice.js";

const REST = 120; // ms of a hand at rest, or of a line that goes on, before it is answered
const SQUARE = { height: 1, width: 1, ground: null };

/** The tabs "Sketch" and "Colour", which share a page. */
export class Answers {
  /**
   * @param {{server: Server, changed: function(), busy: function(): boolean,
   *     leave: function(): Promise}} studio - busy: whether another tab has something in the making;
   *     leave: it ends, and is kept
   */
  constructor({ server, changed, busy, leave }) {
    Object.assign(this, { server, changed, busy, leave });
    const places = { page: by("answer-page"), tools: by("answer-tools") };
    this.drawing = new Drawing(places, "lines", { changed: () => this.#drawn(), say });
    this.image = by("answer");
    this.photo = null;
    this.tab = null;
    this.kept = {}; // what is drawn in each tab, and its answer
    this.asking = false;
  }

  /** Show what there is to choose from. */
  offer({ translators }) {
    this.translators = translators;
    for (const tab of ["sketch", "colour"]) {
      const select = by(`${tab}-translator`);
      const dots = tab === "colour";
      const able = translators.filter(({ drawn }) => (drawn === "dots") === dots);
      const options = able.map(({ name }) => {
        const option = make("option", { value: name });
        tell(option, `translator.${name}`);
        return option;
      });
      select.replaceChildren(...options);
      remember(by(tab));
      select.addEventListener("change", () => this.#turn());
    }
  }

  /** Another photograph, to be coloured; null: there is none. */
  open(photo) {
    this.photo = photo;
    URL.revokeObjectURL(this.kept.colour?.answer);
    delete this.kept.colour;
    if (this.tab === "colour") this.#turn();
  }

  /** This tab is seen now, or none of the two. */
  enter(tab) {
    if (this.tab === tab) return;
    if (this.tab) this.kept[this.tab] = this.#state();
    this.quit();
    this.tab = tab;
    if (!tab) return;
    this.#turn(this.kept[tab]);
    delete this.kept[tab];
  }

  /** @returns {string|null} the job whose answer is shown */
  get job() {
    return this.shown ?? null;
  }

  /** No answer is waited for any more. */
  quit() {
    this.leaving?.abort();
    clearTimeout(this.timer);
    Object.assign(this, { asking: false, again: false, timer: null });
    tell(by("answer-note"), "answer.empty");
  }

  get translator() {
    const name = by(`${this.tab}-translator`).value;
    return this.translators.find((one) => one.name === name);
  }

  #state() {
    return { sketch: this.drawing.sketch, answer: this.image.src, job: this.shown };
  }

  /** A page of what the translator is drawn for; with what was drawn on it. */
  #turn(before = null) {
    this.quit();
    const { translator, photo } = this;
    const dots = this.tab === "colour";
    if (!translator || (dots && !photo)) return this.#show(null, null);
    if (this.drawing.sketch.kind !== translator.drawn) this.drawing.become(translator.drawn);
    const { height, width, image } = photo ?? {};
    const page = dots ? { height, width, ground: image } : SQUARE;
    const same = before?.sketch.kind === translator.drawn;
    const sketch = same ? before.sketch : null;
    this.drawing.open(page, sketch);
    const answers = this.image.closest(".easel");
    answers.style.setProperty("--ratio", page.width / page.height);
    if (same) this.#show(before.job, before.answer);
    else this.#show(null, null);
    this.#note();
    const empty = dots && !sketch?.marks.length && !this.shown; // grey alone is answered, too
    if (empty && !this.busy()) this.#drawn(); // but is no reason to stop what is in the making
  }

  /** A job's answer, or none; the one before it is let go, where no tab keeps it. */
  #show(job, url) {
    const before = this.image.src;
    const kept = Object.values(this.kept).some(({ answer }) => answer === before);
    if (before !== url && !kept) URL.revokeObjectURL(before);
    this.shown = job;
    if (url) this.image.src = url;
    else this.image.removeAttribute("src");
  }

  #drawn() {
    this.again = true;
    if (!this.asking && !this.timer) this.timer = setTimeout(() => this.#ask(), REST);
  }

  async #ask() {
    this.timer = null;
    if (!this.tab) return;
    const leaving = (this.leaving = new AbortController());
    Object.assign(this, { again: false, asking: true });
    this.#note();
    try {
      await this.leave();
      if (leaving.signal.aborted) return;
      await this.#answered(leaving.signal);
    } catch (error) {
      if (!leaving.signal.aborted) complain(error);
    }
    if (leaving.signal.aborted) return;
    this.asking = false;
    this.#note();
    if (this.again) this.#drawn();
  }

  async #answered(signal) {
    const { translator, drawing } = this;
    const order = { translator: translator.name, marks: drawing.marks };
    const asked = (picture) => this.server.order("answer", { ...order, picture });
    const dots = this.tab === "colour";
    const { job } = await (dots ? this.photo.used(asked) : asked(null));
    const last = await this.server.follow(job, (header, payload) => this.#hear(job, header, payload), {
      signal,
      lost: () => complain("error.lost"),
      back: hush,
    });
    if (last.event === "failed") throw new Refusal(0, last);
    hush();
  }

  #hear(job, { event }, payload) {
    if (event !== "picture") return;
    this.#show(job, URL.createObjectURL(new Blob([payload])));
    this.changed();
  }

  #note() {
    const empty = !this.image.getAttribute("src");
    tell(by("answer-note"), this.asking ? "answer.thinking" : empty ? "answer.empty" : "");
    show(by("answer-note"), this.asking || empty);
    show(this.image, !empty);
    show(by("answer-empty"), empty);
  }
}
