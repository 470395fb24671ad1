/** Requests to the studio, and the stream of events of a job (agents/studio/wire.py) read again. */

import { keepVisit, visitBefore } from "./settings.js";

const LENGTH = 4; // bytes in which a length is told
const SILENCE = 20_000; // ms without an event after which a connection is given up
const FORGOTTEN = 401; // of a visit: the studio was started anew, or the page was left for long
const FULL = 503; // too many are watching: later
const PAUSES = [300, 1000, 2000, 4000]; // ms before it is tried again; the last one from then on

/** The studio said no: its status (0: a job has failed), its one line, which error it is, of what. */
export class Refusal extends Error {
  constructor(status, { error = "", code = null, values = {} }) {
    super(String(error));
    Object.assign(this, { status, code, values });
  }
}

/** The studio did not answer at all. */
export class Unreachable extends Error {}

/** Events out of the pieces in which a stream comes. */
export class Decoder {
  #bytes = new Uint8Array(0);

  /**
   * @param {Uint8Array} piece - the next of the stream
   * @returns {{header: Object, payload: ArrayBuffer}[]} the events that are whole now
   */
  push(piece) {
    const bytes = new Uint8Array(this.#bytes.length + piece.length);
    bytes.set(this.#bytes);
    bytes.set(piece, this.#bytes.length);
    const found = [];
    let at = 0;
    for (;;) {
      const header = part(bytes, at);
      const payload = header && part(bytes, header.end);
      if (!payload) break;
      found.push({
        header: JSON.parse(new TextDecoder().decode(bytes.subarray(header.begin, header.end))),
        payload: bytes.slice(payload.begin, payload.end).buffer,
      });
      at = payload.end;
    }
    this.#bytes = bytes.subarray(at);
    return found;
  }
}

function part(bytes, at) {
  const begin = at + LENGTH;
  if (begin > bytes.length) return null;
  const end = begin + new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0, true);
  return end > bytes.length ? null : { begin, end };
}

/** The studio, as one tab sees it. */
export class Server {
  #visit = visitBefore();

  /** @returns {Promise<Object>} painters, pictures, styles, translators, limits */
  about() {
    return ask("/api/about");
  }

  /** @returns {Promise<{picture: string, height: number, width: number}>} of a picture's file */
  picture(file) {
    return this.#post("/api/pictures", file);
  }

  /** @returns {Promise<{job: string}>} of a kept painting's file: a job that is done */
  painting(file) {
    return this.#post("/api/paintings", file);
  }

  /** @returns {Promise<{job: string, place: number}>} of what is to be made */
  order(kind, order) {
    return this.#post("/api/jobs", { kind, ...order });
  }

  /** Enough: the best so far is kept. */
  stop(job) {
    return this.#post(`/api/jobs/${job}/stop`, {});
  }

  /**
   * Go on from what a job has.
   * @param {string} job
   * @param {{seconds: number, strokes: number}} wishes - both more; and the "picture" that is
   *     painted, of a painting that was kept
   */
  more(job, wishes) {
    return this.#post(`/api/jobs/${job}/more`, wishes);
  }

  /**
   * Hear of a job until it is done or has failed; a connection that breaks is made again.
   * @param {string} job
   * @param {function(Object, ArrayBuffer): *} hear - of each event; waited for
   * @param {{signal: AbortSignal, lost: function(), back: function()}} how
   * @returns {Promise<Object>} the last event's header
   * @throws {Refusal} the job is not there
   */
  async follow(job, hear, { signal, lost, back }) {
    for (let failures = 0; ; failures++) {
      try {
        const last = await listen(`/api/jobs/${job}/events`, signal, async (header, payload) => {
          if (failures) back();
          failures = 0;
          await hear(header, payload);
        });
        if (last) return last;
      } catch (error) {
        const later = error instanceof Unreachable || error.status === FULL;
        if (signal.aborted || !later) throw error;
      }
      lost();
      await pause(PAUSES[Math.min(failures, PAUSES.length - 1)], signal);
    }
  }

  async #post(path, body) {
    const tried = this.#visit;
    try {
      return await this.#send(path, body);
    } catch (error) {
      const forgotten = tried && error instanceof Refusal && error.status === FORGOTTEN;
      if (!forgotten) throw error;
      if (this.#visit === tried) this.#visit = null;
      return this.#send(path, body);
    }
  }

  async #send(path, body) {
    this.#visit ??= ask("/api/visits", { method: "POST" }).then(({ visit }) => {
      keepVisit(visit);
      return visit;
    });
    let visit;
    try {
      visit = await this.#visit;
    } catch (error) {
      this.#visit = null;
      throw error;
    }
    const headers = { "X-Visit": visit };
    const file = body instanceof Blob;
    headers["Content-Type"] = file ? "application/octet-stream" : "application/json";
    return ask(path, { method: "POST", headers, body: file ? body : JSON.stringify(body) });
  }
}

/** @returns {string} where a picture is: an upload's, "bundled:NAME", "style:NAME" */
export const pictureAt = (id) => `/api/pictures/${encodeURI(id)}`;

/** @returns {string} where a file of a job is: "painting.svg", "ground.png?size=600" */
export const fileAt = (job, file) => `/api/jobs/${job}/${file}`;

/** @returns {Promise<Blob>} a file of the studio's */
export async function fetchFile(url) {
  return (await answer(url, {})).blob();
}

async function ask(path, how = {}) {
  const response = await answer(path, how);
  const text = await response.text();
  return text ? JSON.parse(text) : {};
}

async function answer(path, how) {
  let response;
  try {
    response = await fetch(path, how);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Unreachable(error.message);
  }
  if (!response.ok) throw new Refusal(response.status, await said(response));
  return response;
}

async function said(response) {
  try {
    return (await response.json()) ?? {};
  } catch {
    return {};
  }
}

async function listen(path, signal, hear) {
  const silence = new AbortController();
  const both = AbortSignal.any([signal, silence.signal]);
  let timer;
  const patience = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE);
  };
  try {
    patience();
    const reader = (await answer(path, { signal: both })).body.getReader();
    const decoder = new Decoder();
    for (;;) {
      patience();
      const { done, value } = await read(reader);
      clearTimeout(timer); // what is heard may take its time
      if (done) return null;
      for (const { header, payload } of decoder.push(value)) {
        if (signal.aborted) throw new DOMException("left", "AbortError");
        if (header.event !== "still") await hear(header, payload);
        if (header.event === "done" || header.event === "failed") {
          reader.cancel().catch(() => {});
          return header;
        }
      }
    }
  } catch (error) {
    if (silence.signal.aborted && !signal.aborted) throw new Unreachable("silence");
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function read(reader) {
  try {
    return await reader.read();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Unreachable(error.message);
  }
}

function pause(time, signal) {
  return new Promise((go, leave) => {
    const timer = setTimeout(go, time);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      leave(new DOMException("left", "AbortError"));
    });
  });
}
