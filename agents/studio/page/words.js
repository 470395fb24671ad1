/** Which language is spoken on the page, and every word in it: english.js, chinese.js. */

import ZH from "./chinese.js";
import EN from "./english.js";

/** Both languages, by their tags; the same keys in each. */
export const WORDS = { en: EN, zh: ZH };

const TAGS = { en: "en", zh: "zh-CN" };
const ATTRIBUTES = {
  word: null, wordLabel: "aria-label", wordAlt: "alt", wordTip: "title", wordNow: "aria-valuetext",
};
const PLACE = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g; // {count}, or {count|of one|of more}

/** The key by which the studio's own line is told: where no words are known for its error. */
export const SAID = "error.said";
let spoken = "en";

/** @returns {string} the language that is spoken: "en" or "zh" */
export const language = () => spoken;

/**
 * @param {string} key
 * @param {Object<string, string|number>} values - for the places in braces
 * @returns {string} the words; of a brush, a picture that has none, its own name
 */
export function words(key, values = {}) {
  const found = WORDS[spoken][values.said && !known(key) ? SAID : key] ?? readable(key);
  return found.replace(PLACE, (_, name, one, more) =>
    one === undefined ? shown(values[name], name) : values[name] === 1 ? one : more,
  );
}

/** @returns {boolean} whether there are words by this key */
export const known = (key) => Object.hasOwn(WORDS[spoken], key);

/**
 * Let an element say something, in whatever language is spoken from now on.
 * @param {Element} element
 * @param {string} key - none: it says nothing
 * @param {Object} values
 * @param {"word"|"wordLabel"|"wordAlt"|"wordTip"|"wordNow"} where
 */
export function tell(element, key, values = {}, where = "word") {
  if (key) element.dataset[where] = key;
  else delete element.dataset[where];
  element.dataset[`${where}Values`] = JSON.stringify(values);
  utter(element, where, key ? words(key, values) : "");
}

/** Speak a language: every element that says something says it anew. */
export function speak(tag) {
  spoken = Object.hasOwn(WORDS, tag) ? tag : "en";
  document.documentElement.lang = TAGS[spoken];
  document.title = words("title");
  for (const where of Object.keys(ATTRIBUTES)) {
    const name = where.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    for (const element of document.querySelectorAll(`[data-${name}]`)) {
      const values = JSON.parse(element.dataset[`${where}Values`] ?? "{}");
      utter(element, where, words(element.dataset[where], values));
    }
  }
}

/** @returns {string} the language that a browser's person reads, of those that are spoken here */
export const preferred = (languages) =>
  languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in WORDS) ?? "en";

function utter(element, where, text) {
  if (ATTRIBUTES[where]) element.setAttribute(ATTRIBUTES[where], text);
  else if (element.textContent !== text) element.textContent = text;
}

function shown(value, name) {
  if (name === "field") return WORDS[spoken][`field.${value}`] ?? String(value ?? ""); // of an order
  return typeof value === "number" ? value.toLocaleString(TAGS[spoken]) : String(value ?? "");
}

function readable(key) {
  const plain = key.slice(key.indexOf(".") + 1).replace(/[_-]/g, " ");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
