// The stream of the sandbox's events, which comes back by itself after a break or a restart. It rests while nobody
// looks: a browser opens only a few streams to one host, and each open page takes one.
import { signal } from "./signal.js";

const PAUSE = 1500; // milliseconds before a stream that the browser has given up is opened anew

/** Whether the stream is open. */
export const live = signal(false);

/** Listen for good: `opened` is called at each (re)opening, `heard` with the name and the data of each event. */
export function listen(names, opened, heard) {
  let source = null;

  function open() {
    if (source || document.hidden) return;
    source = new EventSource("events");
    source.addEventListener("open", () => {
      live.set(true);
      opened();
    });
    source.addEventListener("error", broken);
    for (const name of names) source.addEventListener(name, (event) => heard(name, JSON.parse(event.data)));
  }

  function broken() {
    live.set(false);
    if (source.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    close();
    setTimeout(open, PAUSE);
  }

  function close() {
    source?.close();
    source = null;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  open();
}
