// The stream of the sandbox's events, which comes back by itself after a break or a restart.
import { signal } from "./signal.js";

const PAUSE = 1500; // milliseconds before a stream that the browser has given up is opened anew

/** Whether the stream is open. */
export const live = signal(false);

/** Listen for good: `opened` is called at each (re)opening, `heard` with the name and the data of each event. */
export function listen(names, opened, heard) {
  const source = new EventSource("events");
  source.addEventListener("open", () => {
    live.set(true);
    opened();
  });
  source.addEventListener("error", () => {
    live.set(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(names, opened, heard), PAUSE);
  });
  for (const name of names) {
    source.addEventListener(name, (event) => heard(name, JSON.parse(event.data)));
  }
}
