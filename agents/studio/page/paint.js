/** Painting: what a person may choose, the order that comes of it, and going on. */

import { by, make, show } from "./dom.js";
import { Easel } from "./easel.js";
import { Player } from "./player.js";
import { Drawing } from "./drawing.js";
import { remember, recall, keep } from "./settings.js";
import { Styles } from "./styles.js";
import { known, tell } from "./words.js";
import { complain, say } from "./voice.js";

const FEWEST = 10; // strokes that the slider begins with
const MIXING = "search"; // the painter of mixed brushes
const QUICKEST = 1000; // strokes a second of search; with more nothing is seen for a while
const MOST_INKS = 12;
const COLOR = /^#[0-9a-f]{6}$/i;
const FIRST_INKS = ["#1d1c1a", "#f4efe4", "#b4441f", "#2f6f73", "#e0b04a"];

/** The tab "Paint". */
export class Paint {
  /** @param {{server: Server, work: Work, changed: function()}} studio */
  constructor({ server, work, changed }) {
    Object.assign(this, { server, work, changed, form: by("paint"), photo: null, job: null });
    this.view = "photo"; // or "focus", or "result"
    this.done = false;
    this.kept = false; // whether the painting came from a file, and its photograph is not known
    this.easel = new Easel();
    this.film = new Player((count) => this.easel.show(count));
    this.styles = new Styles(by("paint-styles"), server, { name: "style", optional: true });
    const places = { page: by("focus-page"), tools: by("focus-tools") };
    this.mask = new Drawing(places, "mask", { changed: () => {}, say });
  }

  /** Show what there is to choose from. */
  offer({ painters, styles, limits }) {
    this.painters = painters;
    this.limits = limits;
    const options = painters.map(({ name }) => {
      const option = make("option", { value: name });
      tell(option, `painter.${name}`);
      return option;
    });
    by("painter").replaceChildren(...options);
    for (const field of ["seconds", "more-seconds"]) by(field).max = limits.seconds;
    for (const field of ["strokes-number", "more-strokes"]) by(field).max = limits.strokes;
    this.styles.offer(styles);
    const inks = recall("inks", FIRST_INKS).filter((ink) => COLOR.test(ink));
    this.#inks(inks.length ? inks : FIRST_INKS);
    const typed = recall("strokes", 0);
    remember(this.form);
    this.#listen();
    by("strokes-number").value = typed;
    this.#count(by("strokes-number").checkValidity());
    this.#brushes();
    this.refresh();
  }

  /** Another photograph; null: there is none. */
  open(photo) {
    Object.assign(this, { done: false, job: null, kept: false, turn: null });
    this.film.pause();
    this.easel.clear();
    this.view = photo && this.focus === "draw" ? "focus" : "photo";
    this.belongs(photo);
  }

  /** @returns {"off"|"saliency"|"draw"} */
  get focus() {
    return this.searching ? this.form.elements.focus.value : "off";
  }

  get painter() {
    return this.painters.find(({ name }) => name === by("painter").value) ?? this.painters[0];
  }

  get searching() {
    return this.painter.searching;
  }

  get strokes() {
    return Number(by("strokes-number").value);
  }

  /** @returns {Object} the order, without its pictures */
  get order() {
    const brushes = [...this.form.querySelectorAll("[name=brush]:checked")].map((x) => x.value);
    return {
      painter: this.painter.name,
      brush: brushes.join("+") || null,
      strokes: this.strokes,
      seconds: Number(by("seconds").value),
      palette: this.#palette(),
      background: this.#background(),
      focus: this.#focused(),
    };
  }

  /** Paint. */
  start() {
    if (!this.photo) return complain("need.photo");
    const { order, searching } = this;
    const begin = () =>
      this.photo.used((picture) =>
        this.styles.used((style) =>
          this.server.order("paint", { picture, ...order, style: searching ? style : null }),
        ),
      );
    return this.#run(begin, { kept: false });
  }

  /** Go on from what is painted, with so many strokes more. */
  async more(strokes) {
    const { job, kept, photo } = this;
    const wishes = { seconds: Number(by("more-seconds").value), strokes };
    const ended = await this.#run(() =>
      kept
        ? photo.used((picture) => this.server.more(job, { ...wishes, picture }))
        : this.server.more(job, wishes),
    );
    if (ended && this.job === job) this.kept = false; // the studio knows of which photograph it is
    return ended;
  }

  /** The photograph of the painting that is shown, with which it can go on. */
  belongs(photo) {
    this.photo = photo;
    if (photo) this.mask.open({ ...sized(photo), ground: photo.image });
  }

  /** Hear of a kept painting's job, or of one that an address names. */
  async follow(job, kept) {
    const ended = await this.#run(async () => ({ job }), { kept });
    if (ended && this.easel.draws && !matchMedia("(prefers-reduced-motion: reduce)").matches) this.film.play();
  }

  async #run(begin, change = {}) {
    this.film.pause();
    const turn = (this.turn = {});
    const { done: before, job: shown } = this;
    let begun = false;
    this.done = false;
    const hear = async (job, header, payload) => {
      await this.easel.hear(job, header, payload);
      if (this.turn !== turn || header.event !== "canvas") return;
      begun = true;
      Object.assign(this, { job, view: "result", ...change });
      this.changed();
    };
    const ended = await this.work.run("paint", begin, hear);
    if (this.turn !== turn) return ended;
    const there = before && (!begun || this.job === shown); // what was there still is
    this.done = (begun && ended !== null) || there;
    if (begun) this.film.open(this.easel.total);
    this.changed();
    return ended;
  }

  #listen() {
    this.form.addEventListener("change", (event) => {
      if (event.target.name === "focus") {
        const drawn = this.focus === "draw" && this.photo;
        this.view = drawn ? "focus" : this.view === "focus" ? "photo" : this.view;
      }
      if (event.target.id === "painter") this.#brushes();
      this.refresh();
      this.changed();
      const draws = event.target.name === "focus" && this.view === "focus";
      if (draws) by("stage").scrollIntoView({ block: "start" }); // on a phone it is out of sight
    });
    by("look").addEventListener("invalid", () => (by("look").open = true), true);
    by("strokes").addEventListener("input", () => this.#count(false));
    by("strokes-number").addEventListener("input", () => this.#count(true));
    by("seconds").addEventListener("input", () => this.refresh());
    by("ink-more").addEventListener("click", () => this.#inks([...this.inks, "#808080"]));
    by("ink-less").addEventListener("click", () => this.#inks(this.inks.slice(0, -1)));
    by("inks").addEventListener("change", () => keep("inks", this.inks));
  }

  /** Fields that depend on others. */
  refresh() {
    const palette = by("palette").value;
    offer(by("few"), palette === "few");
    offer(by("mine"), palette === "mine");
    offer(by("ground"), this.painter.on_any && by("background").value === "color");
    offer(by("paint-styles"), this.searching);
    offer(by("focus"), this.searching);
    offer(by("background").parentElement, this.painter.on_any);
    const seconds = Number(by("seconds").value);
    tell(by("seconds-few"), "field.seconds.few", { count: Math.ceil(this.strokes / QUICKEST) });
    show(by("seconds-few"), this.searching && this.strokes > QUICKEST * seconds);
    show(by("focus-note"), this.form.elements.focus.value === "draw");
    tell(by("seconds-said"), "field.seconds.said", { count: seconds });
    const about = `painter.${this.painter.name}.about`;
    tell(by("painter-about"), known(about) ? about : "");
    show(by("painter-about"), known(about));
  }

  /** Slider and number of strokes agree: the slider goes by equal shares, not by equal steps. */
  #count(typed) {
    const most = Math.log(this.limits.strokes / FEWEST);
    const slider = by("strokes");
    if (typed) {
      slider.value = (100 * Math.log(Math.max(FEWEST, this.strokes) / FEWEST)) / most;
      slider.dispatchEvent(new Event("change", { bubbles: true }));
    } else {
      by("strokes-number").value = rounded(FEWEST * Math.exp((most * slider.value) / 100));
    }
    slider.setAttribute("aria-valuetext", by("strokes-number").value);
    if (by("strokes-number").checkValidity()) keep("strokes", this.strokes);
    this.refresh();
  }

  #brushes() {
    const before = [...this.form.querySelectorAll("[name=brush]:checked")].map((x) => x.value);
    const wanted = before.length ? before : recall("brushes", ["oil"]);
    const mixed = this.painter.name === MIXING;
    const kept = wanted.filter((name) => this.painter.brushes.includes(name));
    const chosen = mixed ? kept : kept.slice(0, 1);
    if (!chosen.length) chosen.push(...this.painter.brushes.slice(0, 1));
    const chips = this.painter.brushes.map((value) => {
      const type = mixed ? "checkbox" : "radio";
      const checked = chosen.includes(value);
      const input = make("input", { type, name: "brush", value, checked, "data-forget": "" });
      const label = make("span");
      tell(label, `brush.${value}`);
      return make("label", { class: "chip" }, input, label);
    });
    const legend = by("brushes").querySelector("legend");
    tell(legend, mixed ? "field.brush.mixed" : "field.brush");
    by("brushes").replaceChildren(legend, ...chips);
    by("brushes").onchange = () => {
      const now = [...by("brushes").querySelectorAll(":checked")].map((x) => x.value);
      keep("brushes", now);
    };
  }

  get inks() {
    return [...by("inks").children].map((field) => field.value);
  }

  #inks(colors) {
    const fields = colors.slice(0, MOST_INKS).map((value, at) => {
      const field = make("input", { type: "color", class: "swatch", value });
      tell(field, "field.paint.n", { n: at + 1 }, "wordLabel");
      return field;
    });
    by("inks").replaceChildren(...fields);
    by("ink-more").disabled = fields.length === MOST_INKS;
    by("ink-less").disabled = fields.length === 1;
    keep("inks", this.inks);
  }

  #palette() {
    const chosen = by("palette").value;
    if (chosen === "few") return by("paints").value;
    return chosen === "mine" ? this.inks.join(",") : null;
  }

  #background() {
    if (!this.painter.on_any) return null;
    const chosen = by("background").value;
    return chosen === "color" ? by("ground-color").value : chosen || null;
  }

  #focused() {
    if (this.focus === "saliency") return "saliency";
    return this.focus === "draw" && this.mask.marks.length ? this.mask.marks : null;
  }
}

/** Show a field or a fieldset; what is not shown is not part of the form, and cannot be wrong. */
function offer(element, offered) {
  show(element, offered);
  const field = element.matches("fieldset") ? element : element.querySelector("input, select");
  field.disabled = !offered;
}

const sized = ({ height, width }) => ({ height, width });

function rounded(count) {
  const step = count < 100 ? 5 : count < 1000 ? 10 : 100;
  return Math.round(count / step) * step;
}
