/** Elements of the page: found, and made. */

/** @returns {HTMLElement} the element of this id */
export const by = (id) => document.getElementById(id);

/**
 * Make an element.
 * @param {string} tag
 * @param {Object} properties - of the element; "class" and those with a "-" are attributes
 * @param {...(Node|string)} children
 * @returns {HTMLElement}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class" || name.includes("-")) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}

/** Show an element, or hide it from everyone. */
export function show(element, visible) {
  element.hidden = !visible;
}

/** @returns {SVGElement} one of the icons that index.html draws */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}
