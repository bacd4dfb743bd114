// Says what is new to those who cannot see it: seldom, and all in one sentence.
import { h } from "./dom.js";

const PAUSE = 4000; // milliseconds between two announcements
const region = h("p.unseen", { role: "status", "aria-live": "polite" });
let waiting = null;
let last = 0;

/** The element that is read out. */
export const announcer = region;

/** Let `sentence()` be read out, soon but not too often; of several that wait only the last is. */
export function announce(sentence) {
  const due = waiting;
  waiting = sentence;
  if (due) return;
  setTimeout(
    () => {
      region.textContent = waiting();
      waiting = null;
      last = Date.now();
    },
    Math.max(250, last + PAUSE - Date.now()),
  );
}
