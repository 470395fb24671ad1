/** The page: four things to do with a photograph, one of them in sight. */

import * as address from "./address.js";
import { Answers } from "./answer.js";
import { by, show } from "./dom.js";
import { Files } from "./files.js";
import { holds } from "./hold.js";
import { listen } from "./keys.js";
import { begin, nextLanguage, nextTheme } from "./manner.js";
import { Paint } from "./paint.js";
import { load, Photo, Picker, promise, upload } from "./photo.js";
import { pictureAt, Server } from "./server.js";
import { keep, recall } from "./settings.js";
import { Stylize } from "./stylize.js";
import { complain, hush } from "./voice.js";
import { Work } from "./work.js";
import { tell } from "./words.js";

const TABS = ["paint", "stylize", "sketch", "colour"];
const DRAWN = ["sketch", "colour"]; // tabs in which a generator answers
const AGAIN = 3000; // ms after which a studio that does not answer is asked again

class Studio {
  constructor() {
    const changed = () => this.arrange();
    this.server = new Server();
    this.work = new Work(this.server);
    this.work.changed = changed;
    const shared = { server: this.server, work: this.work, changed };
    this.paint = new Paint(shared);
    this.stylize = new Stylize(shared);
    const others = { busy: () => this.work.busy, leave: () => this.work.finish() };
    this.answers = new Answers({ server: this.server, changed, ...others });
    this.files = new Files();
    this.photo = null;
    this.choosing = false; // another photograph, though there is one
    this.comparing = false;
    this.tab = TABS.includes(recall("tab")) ? recall("tab") : "paint";
    this.picker = new Picker(this.server, {
      photo: (photo) => this.open(photo),
      painting: (job) => this.follow(job, true),
    });
  }

  /** What there is to choose from, then whatever the address names. */
  async begin() {
    let about = null;
    while (!about) about = await this.#about();
    hush();
    promise(about.limits.minutes);
    this.picker.offer(about.pictures);
    for (const part of [this.paint, this.stylize, this.answers]) part.offer(about);
    this.#listen();
    this.turn(this.tab);
    document.body.classList.add("ready");
    await this.#named();
  }

  /** Show a tab. */
  turn(tab) {
    this.tab = tab;
    this.choosing = false;
    keep("tab", tab);
    this.answers.enter(DRAWN.includes(tab) ? tab : null);
    this.arrange();
  }

  /** A photograph is there. */
  open(photo) {
    this.work.leave();
    this.#photo(photo);
    if (this.tab === "sketch") this.tab = "paint";
    this.turn(this.tab);
    this.#address();
    this.#main.focus({ preventScroll: true });
  }

  /** Show what a job that is there has come to; of a painting that was kept, or of an order. */
  async follow(job, kept) {
    this.work.leave();
    this.#photo(null);
    this.turn("paint");
    await this.paint.follow(job, kept);
    this.#address();
  }

  /** The photograph of the kept painting that is shown. */
  async belong(file) {
    hush();
    const { job } = this.paint;
    try {
      const photo = await upload(this.server, file);
      if (this.paint.job !== job || !this.paint.kept) return;
      this.#photo(photo, true);
    } catch (error) {
      complain(error);
      return;
    }
    this.arrange();
    by("go-on").focus();
  }

  /** Every tab has this photograph, or none; a painting that is of it stays. */
  #photo(photo, painted = false) {
    this.photo = photo;
    if (photo) by("photo").src = photo.image.src;
    else by("photo").removeAttribute("src");
    if (painted) this.paint.belongs(photo);
    else this.paint.open(photo);
    this.stylize.open(photo);
    this.answers.open(photo);
  }

  /** The tab that makes what is shown. */
  get maker() {
    return { paint: this.paint, stylize: this.stylize }[this.tab] ?? null;
  }

  async start() {
    this.comparing = false;
    this.choosing = false;
    if (!this.maker) return;
    const offered = this.goesOn;
    by("stage").scrollIntoView({ block: "nearest" }); // on a phone it is far above the button
    await this.maker.start();
    this.#address();
    const held = document.activeElement;
    const typing = by("controls").contains(held) && held !== this.#main;
    if (!offered && this.goesOn && !typing) by("controls").scrollTop = 0; // where that is
  }

  async more(strokes) {
    const known = this.photo !== null || !this.paint.kept;
    if (!this.goesOn || !known || !by("more").reportValidity()) return;
    await this.paint.more(strokes);
    this.#address();
  }

  #address() {
    const { job, done, kept } = this.paint;
    address.name(done && job, kept);
  }

  /** What a person wants next in this tab. */
  get #main() {
    const page = by("pair").hidden ? by("choose") : this.answers.drawing.canvas;
    return this.maker ? by(`${this.tab}-go`) : page;
  }

  get goesOn() {
    const { paint, work } = this;
    return this.tab === "paint" && paint.done && !work.busy && paint.easel.total > 0;
  }

  /** Everything that is seen follows from what there is. */
  arrange() {
    const { tab, photo, maker, work } = this;
    const held = document.activeElement; // before it may be hidden
    const drawn = DRAWN.includes(tab);
    const result = maker === this.paint ? this.paint.easel.laid : Boolean(maker?.job);
    const picking = this.choosing || (!photo && !result && tab !== "sketch");
    const view = maker?.view ?? "pair";
    const seen = this.comparing && photo ? "photo" : view; // as long as it is held
    const own = work.owner === tab;
    const finished = result && maker.done && !(work.busy && own);
    this.#tabs();
    show(by("picker"), picking);
    show(by("one"), !picking && !drawn);
    show(by("pair"), !picking && drawn);
    show(by("photo"), seen === "photo");
    show(by("focus-page"), seen === "focus");
    show(by("focus-tools"), !picking && view === "focus");
    show(by("painting"), tab === "paint" && seen === "result" && this.paint.easel.draws);
    show(by("painted"), tab === "paint" && seen === "result" && !this.paint.easel.draws);
    show(by("stylized"), tab === "stylize" && seen === "result");
    this.#bar({ picking, drawn, view, result });
    show(by("work"), !picking && own && !drawn && (work.busy || work.halted || view === "result"));
    for (const id of ["stop", "share"]) show(by(id), work.busy);
    const films = finished && tab === "paint" && this.paint.easel.draws && view === "result";
    show(by("film"), !picking && films);
    show(by("more"), this.goesOn);
    const known = photo !== null || !this.paint.kept;
    show(by("belongs"), this.paint.kept);
    show(by("further"), known);
    for (const name of TABS) show(by(name), name === tab);
    for (const name of ["paint", "stylize"]) this.#go(name);
    const job = drawn ? this.answers.job : finished ? maker.job : null;
    this.files.offer(picking || !(drawn || view === "result") ? null : job, tab === "paint");
    const shaped = tab === "paint" && view === "result" ? this.paint.easel.ratio : undefined;
    const ratio = shaped ?? (photo ? photo.width / photo.height : 1);
    by("one").style.setProperty("--ratio", ratio);
    const lost = held && held !== document.body && !held.checkVisibility();
    if (lost) this.#main.focus({ preventScroll: true });
  }

  #tabs() {
    for (const name of TABS) {
      by(`tab-${name}`).setAttribute("aria-selected", name === this.tab);
      by(`tab-${name}`).tabIndex = name === this.tab ? 0 : -1;
    }
    by("panel").setAttribute("aria-labelledby", `tab-${this.tab}`);
    tell(by("purpose"), `about.${this.tab}`);
    document.body.dataset.tab = this.tab;
  }

  #bar({ picking, drawn, view, result }) {
    const { photo, tab } = this;
    const views = { photo: photo, result, focus: tab === "paint" && photo && this.paint.focus === "draw" };
    for (const button of by("views").children) {
      show(button, Boolean(views[button.dataset.view]));
      button.setAttribute("aria-pressed", button.dataset.view === view);
    }
    const several = Object.values(views).filter(Boolean).length > 1;
    show(by("views"), !picking && !drawn && several);
    show(by("compare"), !picking && !drawn && Boolean(photo) && result);
    show(by("change"), tab !== "sketch" && (picking ? Boolean(photo || result) : true));
    tell(by("change").lastElementChild, picking ? "keys.close" : "change");
    tell(by("change"), picking ? "keys.close" : "change", {}, "wordTip");
    show(by("bar"), [...by("bar").children].some((child) => !child.hidden));
  }

  #go(name) {
    const busy = this.work.busy && this.work.owner === name;
    const again = this[name].job && this.photo ? (name === "paint" ? "act.again" : "act.stylize.again") : `act.${name}`;
    tell(by(`${name}-go`), busy ? "act.stop" : again);
    by(`${name}-go`).classList.toggle("busy", busy);
  }

  #listen() {
    for (const name of TABS) by(`tab-${name}`).addEventListener("click", () => this.turn(name));
    by("tabs").addEventListener("keydown", (event) => this.#along(event));
    for (const name of ["paint", "stylize"]) {
      by(name).addEventListener("submit", (event) => {
        event.preventDefault();
        if (this.work.busy && this.work.owner === name) this.work.stop();
        else this.start();
      });
    }
    by("more").addEventListener("submit", (event) => {
      event.preventDefault();
      this.more(0);
    });
    by("belonging").addEventListener("change", () => {
      const [file] = by("belonging").files;
      by("belonging").value = "";
      if (file) this.belong(file);
    });
    by("add-strokes").addEventListener("click", () => this.more(Number(by("more-strokes").value)));
    for (const button of by("views").children) {
      button.addEventListener("click", () => {
        this.maker.view = button.dataset.view;
        this.arrange();
      });
    }
    by("change").addEventListener("click", () => {
      this.choosing = !this.choosing;
      this.arrange();
      if (this.choosing) by("choose").focus();
    });
    this.hold = holds(by("compare"), (held) => {
      this.comparing = held && this.maker !== null;
      this.arrange();
    });
    this.#pressed();
  }

  #along(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const at = TABS.indexOf(this.tab);
    const to = { Home: 0, End: TABS.length - 1 }[event.key] ?? (step && (at + step + 4) % 4);
    if (to === undefined) return;
    event.preventDefault();
    this.turn(TABS[to]);
    by(`tab-${this.tab}`).focus();
  }

  #pressed() {
    const acts = Object.fromEntries(TABS.map((name, at) => [String(at + 1), () => this.turn(name)]));
    Object.assign(acts, {
      o: () => this.tab !== "sketch" && this.picker.choose(),
      start: () => {
        const idle = !(this.work.busy && this.work.owner === this.tab);
        if (this.maker && idle) by(this.tab).requestSubmit();
      },
      s: () => this.work.stop(),
      g: () => this.more(0),
      k: () => !by("film").hidden && this.paint.film.toggle(),
      c: (down) => this.hold(down),
      t: nextTheme,
      l: nextLanguage,
    });
    listen(acts, ["c"]);
  }

  async #named() {
    const { job, kept, picture } = address.named();
    if (job) this.follow(job, kept);
    if (!picture) return;
    try {
      this.open(new Photo(this.server, picture, await load(pictureAt(picture))));
    } catch (error) {
      complain(error);
    }
  }

  async #about() {
    try {
      return await this.server.about();
    } catch (error) {
      complain(error);
      await new Promise((go) => setTimeout(go, AGAIN));
      return null;
    }
  }
}

begin();
by("error-close").addEventListener("click", hush);
new Studio().begin();
