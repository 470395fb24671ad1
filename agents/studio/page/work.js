/** A job in the making: asked for, its place and progress shown, stopped; and what has come of it. */

import { by } from "./dom.js";
import { Refusal } from "./server.js";
import { tell, words } from "./words.js";
import { complain, hush, say } from "./voice.js";

const STEP = 0.25; // of a job, after which it is said how far it has come

/** One job at a time: whatever is begun takes the place of what was. */
export class Work {
  /** @param {Server} server */
  constructor(server) {
    this.server = server;
    this.busy = false;
    this.owner = null; // the tab whose job it is
    this.job = null;
    this.changed = () => {};
    by("stop").addEventListener("click", () => this.stop());
  }

  /**
   * Begin a job and hear of it until its end.
   * @param {string} owner - key of a tab
   * @param {function(): Promise<{job: string}>} begin
   * @param {function(string, Object, ArrayBuffer): *} hear - of the job's events
   * @returns {Promise<Object|null>} how it ended: the header; null: it did not
   */
  async run(owner, begin, hear) {
    this.leave();
    const leaving = (this.leaving = new AbortController());
    const current = () => this.leaving === leaving;
    Object.assign(this, { owner, busy: true, job: null, stopping: false, told: 0, said: "" });
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
      return current() ? this.#ended(last) : null;
    } catch (error) {
      if (current()) this.#broken(error);
      return null;
    } finally {
      if (current()) {
        this.busy = false;
        this.changed();
      }
    }
  }

  /** The person has seen enough: the best so far is kept. */
  async stop() {
    if (!this.busy || this.stopping) return;
    this.stopping = true;
    this.#progress("work.stopping");
    try {
      if (this.job) await this.server.stop(this.job);
    } catch (error) {
      this.stopping = false;
      complain(error);
    }
  }

  /** Hear no more of the job that is in the making; the studio gives it up then. */
  leave() {
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

  #ended(last) {
    if (last.event === "failed") {
      this.#progress("work.failed");
      complain(Object.assign(new Error(last.error || words("work.failed"))));
      return null;
    }
    const { strokes = 0, seconds = 0, psnr, stopped } = last;
    const likeness = typeof psnr === "number";
    const done = likeness ? "work.done.psnr" : "work.done";
    const key = !strokes ? "work.ready" : stopped ? "work.stopped" : done;
    const values = { count: strokes, seconds: round(seconds), psnr: likeness ? psnr.toFixed(1) : "" };
    this.#progress(key, values, 1);
    say(words(key, values));
    return last;
  }

  #broken(error) {
    this.#progress("work.failed");
    if (error instanceof Refusal && error.status === 404) complain("error.gone");
    else complain(error);
  }

  #progress(key, values = {}, share = null) {
    if (this.stopping && key !== "work.stopping" && share !== 1 && this.busy) {
      if (!/failed/.test(key)) return;
    }
    tell(by("work-text"), key, values);
    const bar = by("share");
    if (share === null) bar.removeAttribute("value");
    else bar.value = share;
  }
}

const percent = (share) => Math.round(100 * Math.min(1, Math.max(0, share)));
const round = (seconds) => Math.round(10 * seconds) / 10;
