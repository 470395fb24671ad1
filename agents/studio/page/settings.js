/** What a person chose, kept in this browser for the next time. Where nothing can be kept, it is not. */

const KEY = "paint-gym-studio";
const VISIT = `${KEY}-visit`;

function read() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    return found && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}

const kept = read();

/** @returns {*} what was kept by this name, or the other thing; never of another type than that */
export function recall(name, otherwise = null) {
  const found = kept[name] ?? otherwise;
  return otherwise === null || typed(found) === typed(otherwise) ? found : otherwise;
}

const typed = (thing) => (Array.isArray(thing) ? "array" : typeof thing);

/** Keep something by a name. */
export function keep(name, value) {
  kept[name] = value;
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // a browser that keeps nothing: the choice holds until the page is closed
  }
}

/**
 * Keep what the fields of a form are set to, and set them so now.
 * @param {HTMLFormElement} form - its fields by their names; files are not kept
 */
export function remember(form) {
  const chosen = recall(form.id, {});
  for (const field of fields(form)) {
    if (!(field.name in chosen)) continue;
    const value = chosen[field.name];
    if (field.type === "checkbox") field.checked = Boolean(value);
    else if (typeof value !== "string") continue; // nothing that was kept here
    else if (field.type === "radio") field.checked ||= field.value === value; // else as it is
    else if (field.tagName !== "SELECT" || has(field, value)) field.value = value;
    if (!field.checkValidity()) field.value = field.defaultValue;
  }
  form.addEventListener("change", () => {
    const values = { ...recall(form.id, {}) };
    for (const field of fields(form)) {
      if (field.type === "checkbox") values[field.name] = field.checked;
      else if (field.type !== "radio" || field.checked) values[field.name] = field.value;
    }
    keep(form.id, values);
  });
}

const fields = (form) =>
  [...form.elements].filter((x) => x.name && x.type !== "file" && !("forget" in x.dataset));

const has = (select, value) => [...select.options].some((option) => option.value === value);

/** @returns {string|null} the visit that this tab was before it was loaded anew */
export function visitBefore() {
  try {
    return sessionStorage.getItem(VISIT);
  } catch {
    return null;
  }
}

/** Keep the visit that this tab is. */
export function keepVisit(visit) {
  try {
    sessionStorage.setItem(VISIT, visit);
  } catch {
    // a page that is loaded anew is a new visit then
  }
}
