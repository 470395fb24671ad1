/** What the page says beside what it shows: to those who do not see, and when something is wrong. */

import { by, show } from "./dom.js";
import { Refusal, Unreachable } from "./server.js";
import { tell } from "./words.js";

const KNOWN = { 408: "error.slow", 413: "error.large", 415: "error.format", 503: "error.full" };
const REPEATED = "\u00a0"; // told apart from the same said before

const limits = { minutes: 10, most: 0 };

/** Learn what messages tell of: minutes, and megabytes of an upload. */
export function learn({ minutes, upload_bytes: bytes }) {
  Object.assign(limits, { minutes, most: Math.round(bytes / 2 ** 20) });
}

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
    tell(text, key, { ...limits, status: wrong.status, ...values });
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
  return KNOWN[error.status] ?? (error.message ? null : "error.odd");
}
