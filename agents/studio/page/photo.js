/** The photograph: dropped, pasted, picked or bundled; and kept paintings, which come the same ways. */

import { by, make, show } from "./dom.js";
import { pictureAt, Refusal } from "./server.js";
import { tell, words } from "./words.js";
import { complain, hush, say } from "./voice.js";

const PAINTING = /\.(json|npz)$/i;

/** A photograph that the studio has. */
export class Photo {
  constructor(server, id, image, file = null) {
    Object.assign(this, { server, id, image, file });
    this.height = image.naturalHeight;
    this.width = image.naturalWidth;
  }

  /**
   * Ask for something by its id; where the studio has let go of it, it is sent once more.
   * @param {function(string): Promise} ask
   */
  async used(ask) {
    try {
      return await ask(this.id);
    } catch (error) {
      if (!(error instanceof Refusal && error.status === 404 && this.file)) throw error;
      this.id = (await this.server.picture(this.file)).picture;
      return ask(this.id);
    }
  }
}

/** @returns {Promise<Photo>} a picture's file that is sent to the studio */
export async function upload(server, file) {
  const { picture } = await server.picture(file);
  return new Photo(server, picture, await load(pictureAt(picture)), file);
}

/** Where photographs come in. */
export class Picker {
  /**
   * @param {Server} server
   * @param {{photo: function(Photo), painting: function(string, string)}} heard - of a photograph,
   *     or of the job of a kept painting and its file's name
   */
  constructor(server, heard) {
    Object.assign(this, { server, heard });
    by("choose").addEventListener("click", () => this.choose());
    by("file").addEventListener("change", () => {
      const [file] = by("file").files;
      by("file").value = "";
      if (file) this.take(file);
    });
    this.#drops();
    addEventListener("paste", (event) => {
      const [file] = event.clipboardData?.files ?? [];
      if (file) this.take(file);
    });
  }

  /** Let a person choose a file. */
  choose() {
    by("file").click();
  }

  /** Show the pictures that come with the studio. */
  offer(pictures) {
    const buttons = pictures.map((name) => {
      const label = make("span");
      tell(label, `picture.${name.replace(/\.\w+$/, "")}`);
      const image = make("img", { src: pictureAt(`bundled:${name}`), alt: "", loading: "lazy" });
      const button = make("button", { type: "button", class: "picture" }, image, label);
      button.addEventListener("click", () => this.#open(() => this.#bundled(name)));
      return make("li", {}, button);
    });
    by("bundled").replaceChildren(...buttons);
    show(by("bundled"), buttons.length > 0);
    show(by("bundled-title"), buttons.length > 0);
  }

  /** Open a file: a photograph, or a kept painting. */
  take(file) {
    if (!PAINTING.test(file.name)) return this.#open(() => upload(this.server, file));
    return this.#begin(async (current) => {
      const { job } = await this.server.painting(file);
      if (current()) this.heard.painting(job);
    });
  }

  #open(find) {
    return this.#begin(async (current) => {
      const photo = await find();
      if (!current()) return;
      say(words("said.photo", { width: photo.width, height: photo.height }));
      this.heard.photo(photo);
    });
  }

  async #bundled(name) {
    const id = `bundled:${name}`;
    return new Photo(this.server, id, await load(pictureAt(id)));
  }

  async #begin(does) {
    const turn = (this.turn = {});
    hush();
    say(words("opening"));
    document.body.classList.add("opening");
    try {
      await does(() => this.turn === turn);
    } catch (error) {
      complain(error);
    } finally {
      if (this.turn === turn) document.body.classList.remove("opening");
    }
  }

  #drops() {
    let depth = 0;
    const over = (event, change) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      depth = change === null ? 0 : depth + change;
      show(by("veil"), depth > 0);
    };
    addEventListener("dragenter", (event) => over(event, 1));
    addEventListener("dragover", (event) => over(event, 0));
    addEventListener("dragleave", (event) => over(event, -1));
    addEventListener("drop", (event) => {
      over(event, null);
      const [file] = event.dataTransfer?.files ?? [];
      if (file) this.take(file);
    });
  }
}

/** @returns {Promise<HTMLImageElement>} a picture, ready to be drawn */
export async function load(url) {
  const image = make("img", { src: url, alt: "" });
  try {
    await image.decode();
  } catch {
    throw new Error(words("error.expired"));
  }
  return image;
}

/** Say on the page how long photographs are kept. */
export function promise(minutes) {
  tell(by("note"), "drop.note", { minutes });
}
