/** A job in the making: asked for, its place and progress shown, stopped; and what has come of it. */

import { by } from "./dom.js";
import { Refusal } from "./server.js";
import { tell, words } from "./words.js";
import { complain, hush, say } from "./voice.js";

const STEP = 0.25; // of a job, after which it is said how far it has come
const STOPPED = "stopped"; // code of a job that was stopped before there was anything to keep

/** One job at a time: whatever is begun takes the place of what was, which is kept. */
export class Work {
  /** @param {Server} server */
  constructor(server) {
    this.server = server;
    this.busy = false;
    this.owner = null; // the tab whose job it is
    this.job = null;
    this.halted = false; // whether the last was stopped before it came to anything
    this.endings = {}; // of each tab: what was said of its last job that ended well
    this.changed = () => {};
    by("stop").addEventListener("click", () => this.stop());
  }

  /**
   * Begin a job and hear of it until its end. One that is in the making ends first.
   * @param {string} owner - key of a tab
   * @param {function(): Promise<{job: string}>} begin
   * @param {function(string, Object, ArrayBuffer): *} hear - of the job's events
   * @returns {Promise<Object|null>} how it ended: the header; null: it did not
   */
  async run(owner, begin, hear) {
    const turn = (this.turn = {});
    if (this.busy) {
      this.owner = owner;
      const finished = this.#finish();
      this.changed();
      await finished;
    }
    if (this.turn !== turn) return null;
    this.running = this.#run(owner, begin, hear);
    return this.running;
  }

  /** The person has seen enough: the best so far is kept. */
  stop() {
    this.turn = null;
    return this.#halt();
  }

  /** What is in the making ends, and is kept: wait for that. */
  finish() {
    this.turn = null;
    return this.#finish();
  }

  /** Hear no more of the job that is in the making; the studio gives it up then. */
  leave() {
    Object.assign(this, { turn: null, halted: false, endings: {} });
    this.#drop();
  }

  async #run(owner, begin, hear) {
    const leaving = (this.leaving = new AbortController());
    const current = () => this.leaving === leaving;
    Object.assign(this, { owner, busy: true, job: null, stopping: false, told: 0, said: "" });
    Object.assign(this, { halted: false, begun: false });
    hush();
    this.#progress("work.sending");
    this.changed();
    try {
      const { job, place } = await begin();
      if (!current()) return null;
      this.job = job;
      if (place !== undefined) this.#event({ event: "waiting", place });
      if (this.stopping) this.server.stop(job).catch(complain);
      const last = await this.#follow(job, leaving.signal, hear);
      return current() ? this.#ended(owner, last) : null;
    } catch (error) {
      if (current()) this.#broken(owner, error);
      return null;
    } finally {
      if (current()) {
        this.busy = false;
        this.changed();
      }
    }
  }

  async #halt() {
    if (!this.busy || this.stopping) return true;
    this.stopping = true;
    this.#progress("work.stopping");
    try {
      if (this.job) await this.server.stop(this.job);
      return true;
    } catch (error) {
      this.stopping = false;
      complain(error);
      return false;
    }
  }

  async #finish() {
    if (!(await this.#halt())) this.#drop();
    await this.running;
  }

  #drop() {
    this.leaving?.abort();
    this.leaving = null;
    this.busy = false;
  }

  #follow(job, signal, hear) {
    const heard = async (header, payload) => {
      this.#event(header);
      await hear(job, header, payload);
    };
    const back = () => {
      hush();
      say(words("error.back"));
    };
    return this.server.follow(job, heard, { signal, lost: () => complain("error.lost"), back });
  }

  #event(header) {
    const { event, place, share, psnr } = header;
    this.begun ||= event === "canvas" || event === "picture";
    if (this.stopping) return;
    if (event === "waiting") this.#wait(place);
    else if (share !== undefined) this.#share(header, percent(share), psnr);
  }

  #wait(place) {
    this.#progress(place ? "work.place" : "work.begun", { place });
    const text = place ? words("work.place", { place }) : words("said.begun");
    if (this.said !== text) say(text);
    this.said = text;
  }

  #share({ event, from = 0, count = 0, share }, shown, psnr) {
    const likeness = typeof psnr === "number" ? { psnr: psnr.toFixed(1) } : {};
    const key = event === "picture" ? "work.share" : `work.going${"psnr" in likeness ? ".psnr" : ""}`;
    this.#progress(key, { share: shown, count: from + count, ...likeness }, share);
    const steps = Math.floor(share / STEP);
    if (steps > this.told && steps * STEP < 1) say(words("said.share", { share: shown }));
    this.told = Math.max(this.told, steps);
  }

  #ended(owner, last) {
    if (last.event === "failed") {
      this.#failed(owner, last);
      return null;
    }
    const { strokes = 0, seconds = 0, psnr, stopped } = last;
    const likeness = typeof psnr === "number";
    const done = !seconds ? "work.kept" : likeness ? "work.done.psnr" : "work.done";
    const key = !strokes ? "work.ready" : stopped ? "work.stopped" : done;
    const values = { count: strokes, seconds: round(seconds), psnr: likeness ? psnr.toFixed(1) : "" };
    this.endings[owner] = [key, values, 1];
    this.#progress(...this.endings[owner]);
    say(words(key, values));
    return last;
  }

  #failed(owner, last) {
    this.halted = this.stopping && last.code === STOPPED;
    if (!this.halted) return this.#broken(owner, new Refusal(0, last));
    this.#progress("work.halted");
    say(words("work.halted"));
  }

  /** It came to no end: of what is still shown is told what was told before. */
  #broken(owner, error) {
    const before = this.begun ? null : this.endings[owner];
    this.#progress(...(before ?? ["work.failed"]));
    complain(error);
  }

  #progress(key, values = {}, share = null) {
    tell(by("work-text"), key, values);
    const bar = by("share");
    if (share === null) bar.removeAttribute("value");
    else bar.value = share;
  }
}

const percent = (share) => Math.round(100 * Math.min(1, Math.max(0, share)));
const round = (seconds) => Math.round(10 * seconds) / 10;
