/** Keys of the whole page, and the dialog that lists them. */

import { by, make } from "./dom.js";
import { keep, recall } from "./settings.js";
import { tell } from "./words.js";

const TYPED = "input:not([type=range], [type=checkbox], [type=radio], [type=color]), select, textarea";
const ROWS = {
  "keys-all": [
    ["keys.tabs", "1", "2", "3", "4"],
    ["keys.open", "O"],
    ["keys.start", "Ctrl", "Enter"],
    ["keys.stop", "S"],
    ["keys.more", "G"],
    ["keys.play", "K"],
    ["keys.compare", "C"],
    ["keys.theme", "T"],
    ["keys.language", "L"],
    ["keys.help", "?"],
  ],
  "keys-drawing": [
    ["keys.move", "key.arrows"],
    ["keys.down", "key.space"],
    ["keys.lift", "Esc"],
    ["keys.undo", "Z", "Y"],
    ["keys.width", "[", "]"],
    ["keys.tools", "B", "F", "E"],
    ["keys.clear", "X"],
  ],
};

/**
 * Hear of keys.
 * @param {Object<string, function(boolean)>} acts - by a key in small letters; "start" for Ctrl and
 *     Enter; told true where it goes down, and only those in `held` hear false where it comes up
 * @param {string[]} held
 */
export function listen(acts, held) {
  const dialog = by("keys");
  list();
  by("single").checked = recall("single", true);
  by("single").addEventListener("change", () => keep("single", by("single").checked));
  by("help").addEventListener("click", () => dialog.showModal());
  by("keys-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  addEventListener("keydown", (event) => {
    if (dialog.open) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!event.repeat) acts.start();
      return;
    }
    if (event.key === "Enter" && event.repeat) event.preventDefault(); // else a button is pressed anew
    const key = event.key.toLowerCase();
    const meant = by("single").checked && !event.target.closest?.(TYPED) && plain(event);
    if (!meant || !(key in acts || key === "?")) return;
    event.preventDefault();
    if (key === "?") dialog.showModal();
    else if (!event.repeat) acts[key](true);
  });
  addEventListener("keyup", ({ key }) => {
    if (held.includes(key.toLowerCase())) acts[key.toLowerCase()](false);
  });
}

const plain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey;

function list() {
  for (const [place, rows] of Object.entries(ROWS)) {
    for (const [meaning, ...keys] of rows) {
      const said = make("dd");
      tell(said, meaning);
      by(place).append(make("dt", {}, ...keys.map(cap)), said);
    }
  }
}

function cap(key) {
  const shown = make("kbd", { textContent: key });
  if (key.startsWith("key.")) tell(shown, key);
  return shown;
}
