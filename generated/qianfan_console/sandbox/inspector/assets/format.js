// Moments and sizes as people read them. The service's own clock is Beijing's, and so are all times here.

/** What is shown beside a moment. */
export const ZONE = "+08:00";

const OFFSET = 8 * 3600 * 1000;
const iso = (seconds) => new Date(seconds * 1000 + OFFSET).toISOString();

/** `18:38:59` */
export const timeOfDay = (seconds) => iso(seconds).slice(11, 19);

/** `2024-06-04 18:38:59` */
export const moment = (seconds) => iso(seconds).slice(0, 19).replace("T", " ");

/** `0.4 ms`, `12 ms`, `1.2 s` */
export function duration(milliseconds) {
  if (milliseconds === null || milliseconds === undefined) return "";
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
}

/** The values, of a JSON kind each, joined by commas. */
export const list = (values) =>
  values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(", ");
