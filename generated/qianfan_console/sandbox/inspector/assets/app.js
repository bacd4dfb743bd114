// The frame of the page: one of four views by the address, drawn anew in another language, and kept up to date.
import { announce, announcer } from "./announce.js";
import { bar, choose, drawBar } from "./bar.js";
import { controlsView } from "./controls.js";
import { h } from "./dom.js";
import { listen, live } from "./events.js";
import { language, languageTag, t } from "./i18n.js";
import { arrived, catchUp } from "./journal.js";
import { kept, putBack } from "./keep.js";
import { failed, hush, notice } from "./notice.js";
import { referenceView } from "./reference.js";
import { requestsView } from "./requests.js";
import { stateView } from "./state.js";
import { changed, refresh } from "./status.js";
import { theme } from "./theme.js";

const VIEWS = { requests: requestsView, state: stateView, reference: referenceView, controls: controlsView };
const EVENTS = ["request", "state", "clock"];
const CALM = 300; // milliseconds: changes within them are looked at once

const outlet = h("main", { id: "main" });
const skip = h("a.skip", { href: "#main", onclick: toContent });
let current = null;
let due = null;

/** Show the view that the address names; `moved` says whether the reader went there, and the focus goes along. */
async function route(moved) {
  const [name, ...params] = address();
  const view = Object.hasOwn(VIEWS, name) ? name : "requests";
  if (current?.name !== view) {
    current?.view.close();
    hush();
    current = { name: view, view: VIEWS[view](outlet) };
    if (moved) outlet.querySelector("h1")?.focus();
    window.scrollTo(0, 0);
  }
  document.title = `${t(view)} · ${t("title")}`;
  choose(view);
  await current.view.show(params, moved).catch(failed);
}

function address() {
  const path = location.hash.replace(/^#\/?/, "");
  try {
    return path.split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    return [path]; // a lonely percent sign
  }
}

/** Draw everything in the present language; what the reader typed stays. */
async function draw() {
  const [name, typed] = [current?.name, kept(outlet)];
  document.documentElement.lang = languageTag();
  drawBar(Object.keys(VIEWS));
  skip.textContent = t("skip");
  current?.view.close();
  current = null;
  await route(false);
  if (current.name === name) putBack(outlet, typed);
}

function toContent(event) {
  event.preventDefault(); // the address is the view's
  outlet.querySelector("h1")?.focus();
}

function heard(name, data) {
  if (name === "request") arrived(data);
  due ??= setTimeout(() => {
    due = null;
    refresh().then(() => changed.set(Date.now()), failed);
  }, CALM);
}

function opened() {
  Promise.all([refresh(), catchUp()]).then(() => changed.set(Date.now()), failed);
}

document.body.replaceChildren(skip, bar, notice, outlet, announcer);
language.watch(draw);
theme.watch(() => drawBar(Object.keys(VIEWS)));
window.addEventListener("hashchange", () => route(true));
refresh()
  .catch(failed)
  .then(draw)
  .then(() => {
    listen(EVENTS, opened, heard);
    live.watch((on) => announce(() => t(on ? "live" : "reconnecting")));
  });
