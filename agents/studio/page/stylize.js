/** Stylising: the photograph in the manner of another picture. */

import { by } from "./dom.js";
import { remember } from "./settings.js";
import { Styles } from "./styles.js";
import { complain } from "./voice.js";

/** The tab "Stylise". */
export class Stylize {
  /** @param {{server: Server, work: Work, changed: function()}} studio */
  constructor({ server, work, changed }) {
    Object.assign(this, { server, work, changed, form: by("stylize"), photo: null, job: null });
    this.view = "photo"; // or "result"
    this.done = false;
    this.image = by("stylized");
    this.styles = new Styles(by("styles"), server, { name: "style", optional: false });
  }

  /** Show what there is to choose from. */
  offer({ styles }) {
    this.styles.offer(styles);
    remember(this.form);
  }

  /** Another photograph; null: there is none. */
  open(photo) {
    Object.assign(this, { photo, view: "photo", done: false, job: null, turn: null });
    URL.revokeObjectURL(this.image.src);
    this.image.removeAttribute("src");
  }

  /** Begin. */
  async start() {
    if (!this.photo) return complain("need.photo");
    if (!this.styles.value) return complain("need.style");
    const turn = (this.turn = {});
    const before = this.done;
    Object.assign(this, { done: false, begun: false });
    const wishes = { preview: by("preview").checked, original_colors: by("original").checked };
    const begin = () =>
      this.photo.used((picture) =>
        this.styles.used((style) => this.server.order("stylize", { picture, style, ...wishes })),
      );
    const ended = await this.work.run("stylize", begin, (...event) => this.hear(...event));
    if (this.turn !== turn) return ended;
    this.done = this.begun ? ended !== null : before; // refused: the last picture is still shown
    this.changed();
    return ended;
  }

  /** An event of a job that stylises. */
  hear(job, { event }, payload) {
    if (event !== "picture") return;
    this.job = job;
    this.begun = true;
    URL.revokeObjectURL(this.image.src);
    this.image.src = URL.createObjectURL(new Blob([payload]));
    if (this.view !== "result") {
      this.view = "result";
      this.changed();
    }
  }
}
