// The bar at the top: the views, the clock, whether the page is live, and the choice of language and theme.
import { clockFace } from "./clock.js";
import { fill, h } from "./dom.js";
import { live } from "./events.js";
import { language, t, toggleLanguage } from "./i18n.js";
import { status } from "./status.js";
import { theme, toggleTheme } from "./theme.js";

let stopClock = () => {};
let chosen = null;

/** The bar. */
export const bar = h("header.bar");

/** Draw the bar with these views, in the present language; the focus stays where it is. */
export function drawBar(views) {
  const focused = bar.contains(document.activeElement) && document.activeElement.id;
  stopClock();
  const [face, stop] = clockFace({ class: "now" });
  stopClock = stop;
  const tabs = views.map((name) => h("li", h("a", { href: `#/${name}`, id: `tab-${name}` }, t(name))));
  fill(
    bar,
    h("div.brand", h("img", { src: "assets/icon.svg", alt: "" }), t("title"), h("small")),
    h("nav.tabs", { "aria-label": t("views") }, h("ul", tabs)),
    h("div.tools", face, h("span.pulse"), languageButton(), themeButton()),
  );
  drawLive(live.get());
  drawVersion(status.get());
  choose(chosen);
  if (focused) document.getElementById(focused)?.focus();
}

/** Mark the view that is shown. */
export function choose(name) {
  chosen = name;
  for (const link of bar.querySelectorAll(".tabs a")) {
    if (link.id === `tab-${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function languageButton() {
  const other = language.get() === "en" ? "zh-Hans" : "en";
  return h("button", { type: "button", id: "language", lang: other, onclick: toggleLanguage }, t("otherLanguage"));
}

function themeButton() {
  const other = t(`theme.${theme.get()}`);
  return h("button", {
    type: "button",
    id: "theme",
    class: "theme",
    "aria-label": other,
    title: other,
    onclick: toggleTheme,
  });
}

function drawLive(on) {
  const pulse = bar.querySelector(".pulse");
  pulse.dataset.live = String(on);
  fill(pulse, h("span", t(on ? "live" : "reconnecting")));
}

function drawVersion(about) {
  if (about) fill(bar.querySelector(".brand small"), about.version);
}

live.watch(drawLive);
status.watch(drawVersion);
