// Requests as rows of a table, which stay where they are when others come: the focus is never lost.
import { h } from "./dom.js";
import { duration, timeOfDay } from "./format.js";
import { t } from "./i18n.js";
import { verdictChips } from "./verdict.js";

/** A table of requests: `draw` them, `choose` one, `focus` one, let some `flash`. */
export function requestTable() {
  const rows = new Map();
  const body = h("tbody", { role: "rowgroup", onkeydown: walk });
  let chosen = null;

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

  return {
    element: h("table.requests", { role: "table" }, header(), body),
    draw(requests) {
      place(body, requests.map(rowOf));
      for (const [number, element] of rows) if (!body.contains(element)) rows.delete(number);
    },
    choose(number) {
      chosen = number;
      for (const [each, element] of rows) mark(element, each);
    },
    focus: (number) => rows.get(number)?.querySelector("a").focus(),
    flash: (numbers) => numbers.forEach((number) => rows.get(number)?.classList.add("fresh")),
  };
}

function header() {
  const column = (key, kind) => h("th", { scope: "col", class: kind }, t(key));
  const columns = [column("number", "number"), column("time", "time"), column("action"), column("verdict")];
  return h("thead", h("tr", columns, column("duration", "duration")));
}

function row(request) {
  const link = h(
    "a",
    { href: `#/requests/${request.number}` },
    request.action ?? `${request.method} ${request.target}`,
  );
  const message = request.message && h("p.soft.small", { lang: "en" }, request.message);
  return h(
    "tr",
    { "data-at": request.time, role: "row" },
    h("td.number", { role: "cell" }, request.number),
    h("td.time", { role: "cell" }, timeOfDay(request.time)),
    h("td.what", { role: "cell" }, link, message),
    h("td.verdict", { role: "cell" }, verdictChips(request)),
    h("td.duration", { role: "cell" }, duration(request.milliseconds)),
  );
}

/** Make `nodes` the children of `parent` without moving those that are there. */
function place(parent, nodes) {
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
  while (parent.children.length > nodes.length) parent.lastElementChild.remove();
}

/** Arrows lead from row to row. */
function walk(event) {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  const next = step && event.target.closest("tr")?.[step];
  if (!next) return;
  event.preventDefault();
  next.querySelector("a").focus();
}
