/** The film of a painting: its first strokes, as many as a slider says, or one after another. */

import { by, icon } from "./dom.js";
import { tell } from "./words.js";

const LASTS = 8; // seconds of a film at its usual speed

/** Play, slider, count and speed, of one painting at a time. */
export class Player {
  /** @param {function(number)} show - the first strokes of the painting, this many */
  constructor(show) {
    this.show = show;
    this.total = 0;
    this.playing = false;
    this.slider = by("count");
    this.slider.addEventListener("input", () => {
      this.pause();
      this.#to(Number(this.slider.value));
    });
    by("play").addEventListener("click", () => this.toggle());
  }

  /** Another painting, of so many strokes: all are shown. */
  open(total) {
    this.pause();
    this.total = total;
    this.slider.max = total;
    this.slider.value = total;
    this.slider.step = 1;
    this.#say(total);
  }

  /** Play, or pause; from the beginning where it has come to the end. */
  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  /** Play on. */
  play() {
    if (!this.total) return;
    const from = Number(this.slider.value);
    this.at = from >= this.total ? 0 : from;
    this.playing = true;
    this.before = null;
    this.#button();
    this.frame = requestAnimationFrame((now) => this.#tick(now));
  }

  /** Stay where it is. */
  pause() {
    if (!this.playing) return;
    this.playing = false;
    cancelAnimationFrame(this.frame);
    this.#button();
  }

  #tick(now) {
    const passed = this.before === null ? 0 : (now - this.before) / 1000;
    this.before = now;
    this.at += (passed * Number(by("speed").value) * this.total) / LASTS;
    const count = Math.min(this.total, Math.floor(this.at));
    this.slider.value = count;
    this.#to(count);
    if (count < this.total) this.frame = requestAnimationFrame((later) => this.#tick(later));
    else this.pause();
  }

  #to(count) {
    this.show(count);
    this.#say(count);
  }

  #say(count) {
    const said = { count, total: this.total };
    tell(by("of"), "film.of", said);
    tell(this.slider, "film.of", said, "wordNow");
  }

  #button() {
    const name = this.playing ? "pause" : "play";
    by("play").replaceChildren(icon(name));
    tell(by("play"), `film.${name}`, {}, "wordLabel");
  }
}
