// The frame of the page: languages, theme, the four views by their address, and what keeps them up to date.
import { announce, announcer } from "./announce.js";
import { clockFace } from "./clock.js";
import { controlsView } from "./controls.js";
import { fill, h } from "./dom.js";
import { listen, live } from "./events.js";
import { language, languageTag, t, toggleLanguage } from "./i18n.js";
import { arrived, catchUp } from "./journal.js";
import { referenceView } from "./reference.js";
import { requestsView } from "./requests.js";
import { signal } from "./signal.js";
import { stateView } from "./state.js";
import { refresh, status } from "./status.js";
import { theme, toggleTheme } from "./theme.js";

const VIEWS = { requests: requestsView, state: stateView, reference: referenceView, controls: controlsView };
const EVENTS = ["request", "state", "clock"];
const CALM = 300; // milliseconds: changes within them are looked at once

const changed = signal(0); // told whenever the state or the clock may have changed
const outlet = h("main", { id: "main" });
const notice = h("div", { class: "notice", role: "status" });
const bar = h("header", { class: "bar" });
let current = null;
let stopFace = () => {};
let due = null;

const tools = { failed, done, changed };

function failed(error) {
  fill(notice, h("p", { class: "problem" }, error.message));
  later(8000);
}

function done(sentence) {
  fill(notice, h("p", { class: "told" }, sentence));
  later(3000);
}

let fading = null;
function later(milliseconds) {
  clearTimeout(fading);
  fading = setTimeout(() => fill(notice), milliseconds);
}

function drawBar() {
  stopFace();
  const [face, stop] = clockFace({ class: "now" });
  stopFace = stop;
  const tabs = Object.keys(VIEWS).map((name) => h("li", {}, h("a", { href: `#/${name}`, "data-view": name }, t(name))));
  const pulse = h("span", { class: "pulse" });
  const version = h("small");
  fill(bar,
    h("div", { class: "brand" }, h("img", { src: "assets/icon.svg", alt: "" }), t("title"), version),
    h("nav", { class: "tabs", "aria-label": t("views") }, h("ul", {}, tabs)),
    h("div", { class: "tools" }, face, pulse,
      h("button", { type: "button", lang: language.get() === "en" ? "zh-Hans" : "en", onclick: toggleLanguage }, t("otherLanguage")),
      h("button", { type: "button", onclick: toggleTheme, class: "theme", "aria-label": t(`theme.${theme.get()}`), title: t(`theme.${theme.get()}`) })));
  drawLive(live.get());
  drawStatus(status.get());
}

function drawLive(on) {
  const pulse = bar.querySelector(".pulse");
  pulse.dataset.live = String(on);
  fill(pulse, h("span", {}, t(on ? "live" : "reconnecting")));
}

function drawStatus(about) {
  if (about) fill(bar.querySelector(".brand small"), about.version);
}

/** Show the view that the address names; `moved` says whether the reader went there, and gets the focus moved too. */
async function route(moved) {
  const [name, ...params] = location.hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decodeURIComponent);
  const view = Object.hasOwn(VIEWS, name) ? name : "requests";
  const fresh = current?.name !== view;
  if (fresh) {
    current?.view.close();
    fill(notice);
    current = { name: view, view: VIEWS[view](outlet, tools) };
    outlet.dataset.view = view;
    if (moved) outlet.querySelector("h1")?.focus();
    window.scrollTo(0, 0);
  }
  document.title = `${t(view)} · ${t("title")}`;
  for (const link of bar.querySelectorAll("[data-view]")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  await current.view.show(params, moved).catch(failed);
}

function drawAll() {
  document.documentElement.lang = languageTag();
  drawBar();
  skip.textContent = t("skip");
  current?.view.close();
  current = null;
  route(false);
}

function heard(name, data) {
  if (name === "request") arrived(data);
  if (due) return;
  due = setTimeout(() => {
    due = null;
    refresh().then(() => changed.set(Date.now()), failed);
  }, CALM);
}

async function opened() {
  try {
    await Promise.all([refresh(), catchUp()]);
    changed.set(Date.now());
  } catch (error) {
    failed(error);
  }
}

const skip = h("a", { class: "skip", href: "#main", onclick: (event) => { event.preventDefault(); outlet.querySelector("h1")?.focus(); } });
document.body.replaceChildren(skip, bar, notice, outlet, announcer);
language.watch(drawAll);
theme.watch(drawBar);
live.watch((on) => { drawLive(on); announce(() => t(on ? "live" : "reconnecting")); });
status.watch(drawStatus);
window.addEventListener("hashchange", () => route(true));
refresh().catch(failed).then(drawAll).then(() => listen(EVENTS, opened, heard));
