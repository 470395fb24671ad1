"use strict";
/* The board in the browser: BOARD (data.js) shown as a table that is sorted and filtered, and films.
   Texts of results come from outside: they are only ever set as textContent. */

const ALL = "all suites";
const SUITES = new Map(BOARD.suites.map((suite) => [suite.name, suite]));
const seconds = (result) => result.seconds.batched;
const mean = (name) => (result) => result.figures[name].mean;
const COLUMNS = [
  { key: "painter", title: "painter", value: (r) => r.entry, cell: nameCell, text: true },
  { key: "suite", title: "suite", value: (r) => [...SUITES.keys()].indexOf(r.suite), cell: (r) => r.suite, text: true },
  { key: "brush", title: "brush", value: (r) => r.brush, text: true },
  { key: "learned", title: "learned from", value: (r) => r.learned.pictures, text: true },
  { key: "pictures", title: "", cell: stripCell },
  { key: "mse", title: "MSE, 95 %", value: mean("mse"), cell: errorCell },
  { key: "psnr", title: "PSNR", value: mean("psnr"), cell: (r) => `${mean("psnr")(r).toFixed(2)} dB`, down: true },
  { key: "ssim", title: "SSIM", value: mean("ssim"), cell: (r) => mean("ssim")(r).toFixed(3), down: true },
  { key: "strokes", title: "strokes", value: mean("strokes"), cell: (r) => number(mean("strokes")(r), 4) },
  { key: "seconds", title: "s/picture", value: seconds, cell: secondsCell },
  { key: "gap", title: "gap", value: (r) => r.gap, cell: (r) => (r.gap === null ? "" : r.gap.toExponential(1)) },
  { key: "seeds", title: "seeds", value: (r) => r.seeds.length, down: true },
];
const view = { suite: "", brush: "", painter: "", sort: "mse", down: false, open: new Set() };
const find = (id) => document.getElementById(id);

function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  if (text !== null && text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function number(value, digits) {
  return Number(value.toPrecision(digits)).toString();
}

function nameCell(result) {
  const cell = document.createDocumentFragment();
  const open = view.open.has(id(result));
  cell.append(make("button", result.entry, { class: "name", type: "button", "aria-expanded": open }));
  if (result.submitted) cell.append(make("span", "submitted", { class: "tag" }));
  return cell;
}

function stripCell(result) {
  if (!result.strip) return "";
  const what = `The first pictures of ${result.suite}, painted by ${result.entry}`;
  return make("img", null, { class: "strip", src: result.strip, alt: what, loading: "lazy" });
}

function errorCell(result, shown) {
  const { mean, low, high } = result.figures.mse;
  const cell = make("div", null, { class: "error" });
  const figure = make("div", mean.toPrecision(3));
  figure.append(make("div", `${low.toPrecision(3)} to ${high.toPrecision(3)}`, { class: "small" }));
  const least = Math.log(Math.min(...shown.map((r) => r.figures.mse.low)));
  const most = Math.log(Math.max(...shown.map((r) => r.figures.mse.high)));
  const place = (value) => (100 * (Math.log(value) - least)) / (most - least || 1);
  const range = make("div", null, { class: "range", "aria-hidden": "true" });
  const whisker = make("i"), dot = make("b");
  whisker.style.left = `${place(low)}%`;
  whisker.style.width = `${place(high) - place(low)}%`;
  dot.style.left = `${place(mean)}%`;
  range.append(whisker, dot);
  cell.append(figure, range);
  return cell;
}

function secondsCell(result) {
  if (seconds(result) === null) return "";
  const cell = make("div", seconds(result) < 0.001 ? "< 0.001" : number(seconds(result), 2));
  if (result.seconds.claimed) cell.append(make("div", "claimed", { class: "small" }));
  return cell;
}

function id(result) {
  return `${result.suite}/${result.entry}`;
}

function chosen() {
  const wanted = view.painter.trim().toLowerCase();
  return BOARD.results.filter((result) =>
    (view.suite === ALL || result.suite === view.suite) &&
    (!view.brush || result.brush === view.brush) &&
    result.entry.toLowerCase().includes(wanted));
}

function sorted(results) {
  const { value } = COLUMNS.find((column) => column.key === view.sort);
  const sign = view.down ? -1 : 1;
  return [...results].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return (x === null) - (y === null);  // what is not known: last
    return sign * (typeof x === "string" ? x.localeCompare(y) : x - y);
  });
}

function columns() {
  return COLUMNS.filter((column) => column.key !== "suite" || view.suite === ALL);
}

function kind(column) {
  return column.text ? `${column.key} text` : column.key;
}

function showHead() {
  const cells = columns().map((column) => {
    const cell = make("th", null, { scope: "col", class: kind(column) });
    if (!column.value) return cell;
    if (column.key === view.sort) cell.setAttribute("aria-sort", view.down ? "descending" : "ascending");
    const button = make("button", column.title, { type: "button", "data-sort": column.key });
    if (column.text) button.style.textAlign = "left";
    cell.append(button);
    return cell;
  });
  document.querySelector("#board thead tr").replaceChildren(...cells);
}

function showRows(shown) {
  const best = new Set();
  for (const suite of SUITES.keys()) {
    const least = shown.filter((r) => r.suite === suite).sort((a, b) => mean("mse")(a) - mean("mse")(b))[0];
    if (least) best.add(id(least));
  }
  const rows = shown.flatMap((result) => {
    const row = make("tr", null, { class: `result${best.has(id(result)) ? " best" : ""}`, "data-id": id(result) });
    for (const column of columns()) {
      const cell = make("td", null, { class: kind(column) });
      cell.append(column.cell ? column.cell(result, shown) : String(column.value(result)));
      row.append(cell);
    }
    return view.open.has(id(result)) ? [row, factsRow(result)] : [row];
  });
  document.querySelector("#board tbody").replaceChildren(...rows);
  find("nothing").hidden = rows.length > 0;
}

function factsRow(result) {
  const list = make("dl");
  for (const [name, what] of facts(result)) {
    const value = make("dd");
    value.append(what);
    list.append(make("dt", name), value);
  }
  const cell = make("td", null, { colspan: columns().length });
  cell.append(list);
  const row = make("tr", null, { class: "facts" });
  row.append(cell);
  return row;
}

function facts(result) {
  const { machine, held_to_exact: held, seconds: took } = result;
  const drawn = held.strokes < mean("strokes")(result) ? ` with ${held.strokes} of their strokes` : "";
  const over = result.interval === "seeds" ? `seeds ${result.seeds.join(", ")}, within each picture` : "pictures (one seed)";
  const found = [
    ["interval over", over],
    ["MSE by seed", result.mse_of_seeds.map((mse) => mse.toPrecision(4)).join(", ")],
    ["visible strokes", number(mean("visible")(result), 4)],
    ["judge", `${result.judge}; at most ${held.mse.toExponential(1)} in MSE from the readable engine on ${held.pictures} pictures${drawn}`],
    ["judged", `${result.date}, paint-gym ${machine.commit}, torch ${machine.torch}, ${machine.gpu || machine.processor}, ${machine.threads} thread(s)`],
    ["pictures", `SHA-256 ${result.digest}${frozenNow(result) ? "" : ", as they were frozen before: a grey level apart here and there"}`],
  ];
  if (!took.claimed) found.push(
    ["a picture in a batch", `${number(took.batched, 2)} s, of which ${number(took.processor, 2)} s computing, on ${took.device}; load average ${took.load}`]);
  if (took.alone) found.push(["a picture alone", `${number(took.alone, 2)} s`]);
  for (const actor of result.actors || []) found.push(["weights", `${actor.file}, ${(actor.bytes / 1e6).toFixed(1)} MB, SHA-256 ${actor.sha256.slice(0, 16)}…`]);
  if (result.learned.command) found.push(["weights made anew by", make("code", result.learned.command)]);
  if (result.search) found.push(["search", result.search.seconds ? `${result.search.seconds} s for each picture of a batch` : `${result.search.steps} gradient steps`]);
  if (result.card) found.push(...cardFacts(result.card));
  return found;
}

function frozenNow(result) {
  return result.digest === SUITES.get(result.suite).digest;
}

function cardFacts(card) {
  const found = [["authors", card.authors], ["their hardware", card.hardware], ["licence", card.licence]];
  if (/^https?:\/\//.test(card.link)) found.push(["link", make("a", card.link, { href: card.link, rel: "noreferrer" })]);
  return found;
}

function showAbout() {
  const suite = SUITES.get(view.suite);
  const parts = suite
    ? [`${suite.pictures.toLocaleString("en")} pictures`, `${suite.budget} strokes each`, `${suite.size} px`, `test split of ${suite.dataset}`]
    : ["Errors of different suites do not compare: each has its own pictures and budget."];
  const texts = parts.map((part) => make("span", part));
  if (suite) texts.unshift(make("b", suite.name));
  if (suite && suite.paper) texts.push(make("span", `Learning to Paint: ${suite.paper}, on its own crops of the whole set: an order of size`));
  find("about").replaceChildren(...texts);
}

function showFilms(shown) {
  const suite = SUITES.get(view.suite);
  const cards = suite && suite.targets ? [card(make("img", null, { src: suite.targets, alt: "The pictures to be painted" }), "the pictures", "")] : [];
  for (const result of suite ? shown : []) {
    if (!result.film) continue;
    const film = make("video", null, { src: result.film, poster: result.strip, preload: "metadata", playsinline: "", "aria-label": `${result.entry} paints` });
    film.muted = true;
    film.addEventListener("click", () => (film.paused ? film.play() : film.pause()));
    cards.push(card(film, result.entry, `MSE ${mean("mse")(result).toPrecision(3)}`, strokes(result)));
  }
  find("films").replaceChildren(...cards);
  if (cards.length < 2) find("films").replaceChildren(make("p", why(suite), { class: "small" }));
  find("play").hidden = cards.length < 2;
  find("hint").hidden = !document.querySelector("#films a");
}

function why(suite) {
  if (!suite) return "Choose one suite to see films of it.";
  return suite.may_be_shown ? "No film of these." : `Pictures of ${suite.dataset} may not be published: only figures are.`;
}

function strokes(result) {
  if (!result.painting) return "";
  const what = `Strokes of the left picture by ${result.entry}`;
  return make("a", "strokes", { href: result.painting, download: "", "aria-label": what, title: what });
}

function card(media, title, figure, more = "") {
  const caption = make("figcaption");
  caption.append(make("span", title), make("span", figure), more);
  const whole = make("figure");
  whole.append(media, caption);
  return whole;
}

function playAll() {
  for (const film of document.querySelectorAll("#films video")) {
    film.currentTime = 0;
    film.play();
  }
}

function show() {
  const shown = sorted(chosen());
  for (const chip of document.querySelectorAll(".chip")) chip.setAttribute("aria-pressed", chip.textContent === view.suite);
  showHead();
  showRows(shown);
  showAbout();
  showFilms(shown);
  history.replaceState(null, "", `#${encodeURIComponent(view.suite)}`);
}

function sortBy(key) {
  const column = COLUMNS.find((one) => one.key === key);
  view.down = view.sort === key ? !view.down : Boolean(column.down);
  view.sort = key;
  show();
}

function toggle(name) {
  if (!view.open.delete(name)) view.open.add(name);
  showRows(sorted(chosen()));
}

function begin() {
  const asked = decodeURIComponent(location.hash.slice(1));
  view.suite = SUITES.has(asked) || asked === ALL ? asked : BOARD.first;
  for (const name of [...SUITES.keys(), ALL]) find("suites").append(make("button", name, { class: "chip", type: "button" }));
  for (const brush of new Set(BOARD.results.map((result) => result.brush))) find("brush").append(make("option", brush, { value: brush }));
  find("terms").textContent = BOARD.terms;
  find("filters").addEventListener("submit", (event) => event.preventDefault());
  find("suites").addEventListener("click", (event) => {
    if (event.target.matches(".chip")) { view.suite = event.target.textContent; show(); }
  });
  find("brush").addEventListener("change", (event) => { view.brush = event.target.value; show(); });
  find("painter").addEventListener("input", (event) => { view.painter = event.target.value; show(); });
  find("play").addEventListener("click", playAll);
  document.querySelector("#board thead").addEventListener("click", (event) => {
    if (event.target.dataset.sort) sortBy(event.target.dataset.sort);
  });
  document.querySelector("#board tbody").addEventListener("click", (event) => {
    const row = event.target.closest("tr.result");
    if (row && !event.target.closest("a")) toggle(row.dataset.id);
  });
  show();
}

begin();
