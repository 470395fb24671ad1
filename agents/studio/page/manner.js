/** How the page looks and which language it speaks: as the browser has it, or as a person chose. */

import { by } from "./dom.js";
import { keep, recall } from "./settings.js";
import { say } from "./voice.js";
import { language, preferred, speak } from "./words.js";

const THEMES = ["auto", "light", "dark"];

/** Take the next theme. */
export const nextTheme = () =>
  theme(THEMES[(THEMES.indexOf(by("theme").value) + 1) % THEMES.length]);

/** Take the other language. */
export function nextLanguage() {
  const tag = language() === "en" ? "zh" : "en";
  keep("language", tag);
  speak(tag);
  say(""); // what was said last was said in the other
}

/** As it was chosen, from the beginning on. */
export function begin() {
  speak(recall("language") ?? preferred(navigator.languages));
  theme(THEMES.includes(recall("theme")) ? recall("theme") : "auto");
  by("language").addEventListener("click", nextLanguage);
  by("theme").addEventListener("change", () => theme(by("theme").value));
}

function theme(name) {
  by("theme").value = name;
  keep("theme", name);
  if (name === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
}
