/** The page's address: what it names when the page is loaded, and the painting that is there now. */

/**
 * What the address names: ?job=ID, ?open=ID, or ?picture=ID; behind a # as well.
 * @returns {{job: string|null, kept: boolean, picture: string|null}} kept: the job is a painting
 *   that was brought
 */
export function named() {
  const found = new URLSearchParams(`${location.hash.slice(1)}&${location.search.slice(1)}`);
  const [job, open, picture] = ["job", "open", "picture"].map((name) => found.get(name));
  return { job: job ?? open, kept: !job, picture };
}

/** Name the painting that is there, so that the page can be loaded anew; none, without a job. */
export function name(job, kept) {
  const end = job ? `#${kept ? "open" : "job"}=${job}` : "";
  history.replaceState(null, "", `${location.pathname}${end}`);
}
