/** A choice of pictures whose style is taken: those that come with the studio, and a person's own. */

import { icon, make } from "./dom.js";
import { upload } from "./photo.js";
import { pictureAt } from "./server.js";
import { tell } from "./words.js";
import { complain, hush } from "./voice.js";

/** Thumbnails, one of them chosen. */
export class Styles {
  /**
   * @param {HTMLElement} place - a fieldset with its legend
   * @param {Server} server
   * @param {{name: string, optional: boolean}} how - of its radio buttons; whether none may be chosen
   */
  constructor(place, server, { name, optional }) {
    Object.assign(this, { place, server, name, optional });
    this.own = null;
  }

  /** Show these styles. */
  offer(styles) {
    const none = this.optional ? [this.#none()] : [];
    const row = make("div", { class: "row" }, ...none, ...styles.map((style) => this.#style(style)));
    row.append(this.#add());
    this.row = row;
    this.place.append(row);
    const first = this.row.querySelector("input[type=radio]");
    if (first) first.checked = true;
  }

  /**
   * Ask for something with the id of the chosen picture; null: none is chosen.
   * @param {function(string|null): Promise} ask
   */
  used(ask) {
    const chosen = this.value;
    return chosen === "own" ? this.own.used(ask) : ask(chosen);
  }

  /** @returns {string|null} "style:NAME", "own", or nothing */
  get value() {
    return this.row.querySelector("input:checked")?.value || null;
  }

  #none() {
    const label = make("span");
    tell(label, "field.style.none");
    return this.#thumb("", true, make("i", { class: "nothing" }), label);
  }

  #style(style) {
    const label = make("span");
    tell(label, `style.${style}`);
    const image = make("img", { src: pictureAt(`style:${style}`), alt: "", loading: "lazy" });
    return this.#thumb(`style:${style}`, false, image, label);
  }

  #thumb(value, checked, ...shown) {
    const input = make("input", { type: "radio", name: this.name, value, checked });
    return make("label", { class: "thumb" }, input, ...shown);
  }

  #add() {
    const label = make("span");
    tell(label, "field.style.own");
    const file = make("input", { type: "file", accept: "image/*" });
    file.addEventListener("change", () => this.#take(file));
    return make("label", { class: "thumb" }, file, make("i", { class: "nothing" }, icon("photo")), label);
  }

  async #take(field) {
    const [file] = field.files;
    field.value = "";
    if (!file) return;
    hush();
    try {
      this.own = await upload(this.server, file);
    } catch (error) {
      complain(error);
      return;
    }
    this.row.querySelector("input[value=own]")?.parentElement.remove();
    const label = make("span");
    tell(label, "field.style.mine");
    const thumb = this.#thumb("own", true, make("img", { src: this.own.image.src, alt: "" }), label);
    this.row.lastElementChild.before(thumb);
    thumb.querySelector("input").focus();
    this.place.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
