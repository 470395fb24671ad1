/** What can be kept of a job: its files, fetched so that an error can be told in words. */

import { by, icon, make, show } from "./dom.js";
import { fetchFile, fileAt } from "./server.js";
import { tell, words } from "./words.js";
import { complain, hush, say } from "./voice.js";

const PAINTING = { png: "painting.png", svg: "painting.svg", mp4: "painting.mp4", plot: "plot.svg",
  json: "painting.json", npz: "painting.npz" };
const PICTURE = { png: "painting.png" };

/** Links to the files of what is shown. */
export class Files {
  constructor() {
    this.job = null;
    this.size = 2048; // pixels
    by("size").addEventListener("input", () => this.#sized());
  }

  /**
   * Offer the files of a job.
   * @param {string|null} job - null: there is nothing to keep
   * @param {boolean} strokes - whether it is a painting; else a picture
   */
  offer(job, strokes) {
    show(by("keep"), job !== null);
    show(by("sized"), strokes);
    if (job === this.job && strokes === this.strokes) return;
    Object.assign(this, { job, strokes });
    const files = job === null ? {} : strokes ? PAINTING : PICTURE;
    by("files").replaceChildren(...Object.entries(files).map(([key, file]) => this.#link(key, file)));
    this.#sized();
  }

  #link(key, file) {
    const label = make("span");
    tell(label, `keep.${key}`);
    const link = make("a", { href: fileAt(this.job, file), download: file, class: "plain" });
    link.append(icon("down"), label);
    link.dataset.file = file;
    link.addEventListener("click", (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#save(link);
    });
    return make("li", {}, link);
  }

  /** The picture's link says how large it shall be: as it was before, where that cannot be. */
  #sized() {
    const link = by("files").querySelector("[data-file='painting.png']");
    if (!link) return;
    if (by("size").checkValidity()) this.size = Number(by("size").value);
    link.href = fileAt(this.job, this.strokes ? `painting.png?size=${this.size}` : "painting.png");
  }

  async #save(link) {
    const { file } = link.dataset;
    if (link.getAttribute("aria-busy") === "true") return;
    if (this.strokes && file === PAINTING.png && !by("size").reportValidity()) return;
    link.setAttribute("aria-busy", "true");
    say(words("keep.making", { file }));
    hush();
    try {
      const url = URL.createObjectURL(await fetchFile(link.href));
      make("a", { href: url, download: file }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      say(words("keep.ready", { file }));
    } catch (error) {
      complain(error);
    }
    link.removeAttribute("aria-busy");
  }
}
