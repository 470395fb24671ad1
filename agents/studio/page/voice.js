/** What the page says beside what it shows: to those who do not see, and when something is wrong. */

import { by, show } from "./dom.js";
import { Refusal, Unreachable } from "./server.js";
import { SAID, tell } from "./words.js";

const REPEATED = "\u00a0"; // told apart from the same said before

/** Say something politely to a screen reader. */
export function say(text) {
  const place = by("said");
  place.textContent = place.textContent === text ? text + REPEATED : text;
}

/** Show that something is wrong: by the key of its words, or an error of the studio's. */
export function complain(wrong, values = {}) {
  const text = by("error-text");
  const key = typeof wrong === "string" ? wrong : keyOf(wrong);
  if (key) {
    tell(text, key, { ...values, ...wrong.values, said: wrong.message, status: wrong.status });
  } else {
    tell(text, "");
    text.textContent = wrong.message;
  }
  show(by("error"), true);
}

/** Nothing is wrong any more. */
export function hush() {
  show(by("error"), false);
}

function keyOf(error) {
  if (error instanceof Unreachable) return "error.unreachable";
  if (!(error instanceof Refusal)) return null;
  if (error.message) return error.code ? `error.${error.code}` : SAID;
  return error.status ? "error.odd" : "work.failed";
}
