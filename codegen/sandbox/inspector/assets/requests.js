// The view of the requests as they arrive: a list, newest first, and the chosen one beside it.
import { announce } from "./announce.js";
import { button, choice, fill, h } from "./dom.js";
import { duration, timeOfDay } from "./format.js";
import { t } from "./i18n.js";
import { forget, requests } from "./journal.js";
import { requestDetail } from "./request.js";
import { status } from "./status.js";
import { verdict, verdictChips } from "./verdict.js";

const STEP = 100; // rows that are shown at first, and more at a time

/** The view, in `outlet`. */
export function requestsView(outlet, { failed }) {
  const rows = new Map();
  let shown = STEP;
  let chosen = null;
  let newest = Math.max(requests.get().at(-1)?.number ?? 0, status.get()?.lastRequest ?? 0);

  const body = h("tbody", { role: "rowgroup" });
  const filter = h("input", { type: "search", placeholder: t("filterHint"), "aria-label": t("filter"), oninput: draw });
  const kinds = ["all", "accepted", "refused", "failed", "faults"].map((each) => [each, t(each)]);
  const kind = choice(kinds, "all", { "aria-label": t("verdict"), onchange: draw });
  const empty = h("div", { class: "empty" });
  const more = button(t("showMore"), () => { shown += STEP; draw(); });
  const table = h("table", { class: "requests", role: "table" }, header(), body);
  const detail = h("section", { class: "detail card", "aria-label": t("details"), hidden: true });
  const panes = h("div", { class: "panes" }, h("div", { class: "pane" }, h("div", { class: "card" }, table, empty), more), detail);

  fill(
    outlet,
    h("div", { class: "head" }, h("h1", { tabindex: "-1" }, t("requests")), h("div", { class: "actions" },
      filter, kind, button(t("forget"), forget, { failed }))),
    panes,
  );
  body.addEventListener("keydown", walk);
  const unwatch = requests.watch(arrive);
  draw();

  function draw() {
    const wanted = requests.get().filter(fits).reverse();
    const visible = wanted.slice(0, shown);
    place(body, visible.map(rowOf));
    for (const number of [...rows.keys()]) if (!rows.get(number).isConnected) rows.delete(number);
    more.hidden = wanted.length <= shown;
    table.hidden = !visible.length;
    empty.hidden = Boolean(visible.length);
    fill(empty, requests.get().length ? t("nothingFits") : waiting());
  }

  function arrive(all) {
    const fresh = all.filter((each) => each.number > newest);
    draw();
    for (const each of fresh) rows.get(each.number)?.classList.add("fresh");
    newest = all.at(-1)?.number ?? newest;
    if (fresh.length) tell(fresh);
  }

  function fits(request) {
    if (kind.value === "faults" ? !request.fault : kind.value !== "all" && verdict(request) !== kind.value) return false;
    const words = filter.value.trim().toLowerCase();
    const text = [request.action, request.target, request.code, request.message, request.accessKey, request.requestId];
    return !words || text.join(" ").toLowerCase().includes(words);
  }

  function rowOf(request) {
    const known = rows.get(request.number);
    if (known?.dataset.at === String(request.time)) return known;
    const made = row(request);
    rows.set(request.number, made);
    mark(made, request.number);
    return made;
  }

  function mark(element, number) {
    const link = element.querySelector("a");
    if (number === chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }

  async function show([number], moved) {
    chosen = number ? Number(number) : null;
    for (const [each, element] of rows) mark(element, each);
    panes.classList.toggle("open", chosen !== null);
    detail.hidden = chosen === null;
    if (chosen === null) return;
    const here = chosen;
    const content = await requestDetail(here, () => rows.get(here)?.querySelector("a").focus());
    if (chosen !== here) return; // another one was chosen meanwhile
    fill(detail, content);
    if (moved) detail.querySelector("h2").focus();
  }

  return { show, close: unwatch };
}

function header() {
  const column = (key, kind) => h("th", { scope: "col", class: kind }, t(key));
  return h("thead", {}, h("tr", {}, column("number", "number"), column("time", "time"), column("action"),
    column("verdict"), column("duration", "duration")));
}

function row(request) {
  const name = request.action ?? `${request.method} ${request.target}`;
  return h("tr", { "data-at": request.time, role: "row" },
    h("td", { role: "cell", class: "number" }, request.number),
    h("td", { role: "cell", class: "time" }, timeOfDay(request.time)),
    h("td", { role: "cell", class: "what" }, h("a", { href: `#/requests/${request.number}` }, name),
      request.message && h("p", { class: "soft small", lang: "en" }, request.message)),
    h("td", { role: "cell", class: "verdict" }, verdictChips(request)),
    h("td", { role: "cell", class: "duration" }, duration(request.milliseconds)));
}

/** Make `nodes` the children of `parent` without moving those that are there: the focus stays where it is. */
function place(parent, nodes) {
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
  while (parent.children.length > nodes.length) parent.lastElementChild.remove();
}

function walk(event) {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  const next = step && event.target.closest("tr")?.[step];
  if (!next) return;
  event.preventDefault();
  next.querySelector("a").focus();
}

function tell(fresh) {
  const refused = fresh.filter((each) => verdict(each) !== "accepted").length;
  announce(() => t("arrived", { count: fresh.length, refused }));
}

function waiting() {
  const address = new URL("..", document.baseURI).href.replace(/\/$/, "");
  return [h("p", {}, t("waiting")), h("p", {}, h("code", {}, `QIANFAN_CONSOLE_API_BASE_URL=${address}`))];
}
