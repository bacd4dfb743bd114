// What the sandbox says about itself: version, clock, credentials, counts.
import { get } from "./api.js";
import { signal } from "./signal.js";

/** Told whenever the state or the clock may have changed. */
export const changed = signal(0);

/** The last status; null until the first one has come. */
export const status = signal(null);

/** The moment of the sandbox's clock at which `status` was taken, by this machine's. */
let taken = 0;

/** Ask for the status. */
export async function refresh() {
  take(await get("status"));
}

/** Take in a status that some other call gave. */
export function take(next) {
  taken = Date.now();
  status.set(next);
}

/** The present of the sandbox's clock, in seconds; a manual clock stands still between two statuses. */
export function present() {
  const clock = status.get()?.clock;
  if (!clock) return null;
  return clock.kind === "manual" ? clock.now : clock.now + (Date.now() - taken) / 1000;
}
