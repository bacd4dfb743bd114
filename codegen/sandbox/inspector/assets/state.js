// The view of what the sandbox holds: model sets, the newest first, their versions, and what is made of each version.
import { get } from "./api.js";
import { clockBar } from "./clock.js";
import { button, fill, h } from "./dom.js";
import { t } from "./i18n.js";
import { status } from "./status.js";

const PAGE = 50; // sets that are asked for at a time
const TICK = 1000; // milliseconds between two looks while something is on its way
const KINDS = { Ready: "good", Done: "good", succeeded: "good", Fail: "bad", failed: "bad", stopped: "" };
const AT_REST = new Set(Object.keys(KINDS));

/** The view, in `outlet`. */
export function stateView(outlet, { failed, changed }) {
  const [bar, stopClock] = clockBar(failed);
  const sets = h("div", { class: "sets" });
  const known = new Map();
  let pages = 1;
  let timer = null;
  let closed = false;
  let looking = false;
  let stale = false;
  const more = button(t("showMore"), () => { pages += 1; return draw(); }, { failed });
  more.hidden = true;
  fill(outlet, h("div", { class: "head" }, h("h1", { tabindex: "-1" }, t("state"))), bar, sets, more);
  const unwatch = changed.watch(() => draw().catch(failed));

  /** Look at the state, and once more when it was asked for meanwhile: never twice at a time. */
  async function draw() {
    stale = true;
    if (looking) return;
    looking = true;
    try {
      while (stale && !closed) {
        stale = false;
        await look();
      }
    } finally {
      looking = false;
    }
  }

  async function look() {
    clearTimeout(timer);
    const { modelSets, more: left } = await load(pages);
    if (closed) return;
    place(modelSets);
    more.hidden = !left;
    if (ticking() && modelSets.some(isMoving)) timer = setTimeout(() => draw().catch(failed), TICK);
  }

  function place(modelSets) {
    for (const each of modelSets) {
      const text = JSON.stringify(each);
      if (known.get(each.id)?.text !== text) known.set(each.id, { text, element: setCard(each, known.get(each.id)?.element) });
    }
    const elements = modelSets.map(({ id }) => known.get(id).element);
    if (elements.length !== sets.children.length || elements.some((each, index) => sets.children[index] !== each)) {
      const focused = document.activeElement?.closest(".set")?.id;
      fill(sets, elements.length ? elements : h("div", { class: "card empty" }, t("noState")));
      if (focused) document.getElementById(focused)?.querySelector("summary")?.focus();
    }
  }

  return {
    show: draw,
    close() {
      closed = true;
      clearTimeout(timer);
      stopClock();
      unwatch();
    },
  };
}

const ticking = () => status.get()?.clock.kind !== "manual";
const isMoving = ({ versions }) => versions.some((version) => !resting(version) || version.tasks.some((task) => !resting(task)) || (version.export && !resting(version.export)));
const resting = ({ status: name }) => AT_REST.has(name);

async function load(pages) {
  const modelSets = [];
  let more = true;
  for (let page = 0; page < pages && more; page += 1) {
    const after = modelSets.at(-1)?.id;
    const answer = await get(`state?newest=1&limit=${PAGE}${after ? `&after=${encodeURIComponent(after)}` : ""}`);
    modelSets.push(...answer.modelSets);
    more = answer.more;
  }
  return { modelSets, more };
}

function setCard(set, before) {
  const open = before?.querySelector(".versions") ? before.open : !set.preset;
  const bare = !set.versions.length;
  return h(bare ? "div" : "details", { class: bare ? "set card bare" : "set card", id: `set-${set.id}`, open: !bare && open },
    h(bare ? "div" : "summary", { class: "name" }, h("h2", {}, set.name), h("span", { class: "id" }, set.id), h("span", { class: "chip" }, set.type),
      set.preset && h("span", { class: "chip odd" }, t("preset")),
      h("span", { class: "soft small count" }, t("versionCount", { count: set.versionCount }))),
    !bare && h("ul", { class: "versions" }, set.versions.toReversed().map(version)),
    set.versions.length < set.versionCount && h("p", { class: "soft small rest" }, t("newestOf", { shown: set.versions.length, count: set.versionCount })));
}

function version(each) {
  return h("li", {}, line(each, [h("strong", {}, each.name), each.source && h("span", { class: "chip" }, each.source)]),
    each.export && h("ul", { class: "tasks" }, h("li", {}, line(each.export, h("span", {}, t("export"))))),
    each.tasks.length > 0 && h("ul", { class: "tasks" }, each.tasks.map(task)));
}

function task(each) {
  const made = each.modelId && h("span", { class: "id" }, `→ ${each.modelId}`);
  return h("li", {}, line(each, [h("span", {}, `${t("compTask")} `, h("strong", {}, each.name)), made]));
}

function line(thing, title) {
  const { id, status: name, progress, failure } = thing;
  const percent = Math.round((progress ?? 0) * 100);
  const moving = name && !resting(thing);
  return h("div", { class: "line" },
    h("div", { class: "title" }, title, id && h("span", { class: "id" }, id)),
    moving ? h("div", { class: "progress" }, h("progress", { max: 100, value: percent, "aria-label": t("progressOf", { name: id ?? name }) }), h("span", { class: "small soft" }, `${percent} %`)) : h("div"),
    h("div", { class: "status" }, name && h("span", { class: `chip ${KINDS[name] ?? "wait"}` }, name)),
    failure && h("p", { class: "failure small" }, failure));
}
