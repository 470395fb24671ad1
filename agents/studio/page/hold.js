/** A button that does something as long as it is held, by pointer or by key. */

/**
 * @param {HTMLElement} button
 * @param {function(boolean)} held - told when that changes
 * @returns {function(boolean)} hold it, or let it go, by other means
 */
export function holds(button, held) {
  let now = false;
  const hold = (next) => {
    if (next === now) return;
    now = next;
    held(now);
  };
  button.addEventListener("pointerdown", (event) => {
    button.setPointerCapture(event.pointerId);
    hold(true);
  });
  for (const end of ["pointerup", "pointercancel", "blur", "keyup"]) {
    button.addEventListener(end, () => hold(false));
  }
  button.addEventListener("keydown", ({ key }) => {
    if (key === " " || key === "Enter") hold(true);
  });
  return hold;
}
