// A sentence in the corner: what was done, or what went wrong.
import { fill, h } from "./dom.js";

const SHOWN = { told: 3000, problem: 8000 }; // milliseconds
let fading = null;

/** The corner. */
export const notice = h("div.notice", { role: "status" });

/** Say what was done. */
export const done = (sentence) => say("told", sentence);

/** Say what went wrong. */
export const failed = (error) => say("problem", error.message);

/** Say nothing any more. */
export const hush = () => fill(notice);

function say(kind, sentence) {
  fill(notice, h("p", { class: kind }, sentence));
  clearTimeout(fading);
  fading = setTimeout(hush, SHOWN[kind]);
}
