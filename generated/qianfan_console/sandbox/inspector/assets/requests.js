// The view of the requests as they arrive: a list, newest first, and the chosen one beside it.
import { announce } from "./announce.js";
import { button } from "./button.js";
import { choice, fill, h } from "./dom.js";
import { t } from "./i18n.js";
import { forget, requests } from "./journal.js";
import { requestDetail } from "./request.js";
import { requestTable } from "./rows.js";
import { status } from "./status.js";
import { verdict } from "./verdict.js";

const STEP = 100; // rows that are shown at first, and more at a time

/** The view, in `outlet`. */
export function requestsView(outlet) {
  const [sieve, fits] = filters(() => list.draw());
  const list = requestList(fits);
  const detail = h("section.detail.card", { "aria-label": t("details"), hidden: true });
  const panes = h("div.panes", list.element, detail);
  const tools = h("div.actions", sieve, button(t("forget"), forget));
  fill(outlet, h("div.head", h("h1", { tabindex: "-1" }, t("requests")), tools), panes);
  let chosen = null;

  async function show([number], moved) {
    const here = (chosen = number ? Number(number) : null);
    list.table.choose(here);
    panes.classList.toggle("open", here !== null);
    detail.hidden = here === null;
    if (here === null) return;
    const content = await requestDetail(here, () => list.table.focus(here));
    if (chosen !== here) return; // another one was chosen meanwhile
    fill(detail, content);
    if (moved) detail.querySelector("h2").focus();
  }

  return { show, close: list.close };
}

/** The controls that sift, and the test that a request must pass. */
function filters(changed) {
  const attributes = { type: "search", placeholder: t("filterHint"), "aria-label": t("filter"), oninput: changed };
  const words = h("input", attributes);
  const kinds = ["all", "accepted", "refused", "failed", "faults"].map((each) => [each, t(each)]);
  const kind = choice(kinds, "all", { "aria-label": t("verdict"), onchange: changed });

  function fits(request) {
    if (kind.value === "faults" && !request.fault) return false;
    if (!["all", "faults", verdict(request)].includes(kind.value)) return false;
    const { action, target, code, message, accessKey, requestId } = request;
    const text = [action, target, code, message, accessKey, requestId].join(" ").toLowerCase();
    return text.includes(words.value.trim().toLowerCase());
  }

  return [[words, kind], fits];
}

/** The table of those that pass `fits`, as it grows. */
function requestList(fits) {
  const table = requestTable();
  const empty = h("div.empty");
  const more = button(t("showMore"), () => {
    shown += STEP;
    draw();
  });
  let shown = STEP;
  let newest = Math.max(requests.get().at(-1)?.number ?? 0, status.get()?.lastRequest ?? 0);

  function draw() {
    const wanted = requests.get().filter(fits).reverse();
    table.draw(wanted.slice(0, shown));
    more.hidden = wanted.length <= shown;
    table.element.hidden = !wanted.length;
    empty.hidden = Boolean(wanted.length);
    fill(empty, requests.get().length ? t("nothingFits") : waiting());
  }

  function arrive(all) {
    const fresh = all.filter((each) => each.number > newest);
    newest = all.at(-1)?.number ?? newest;
    draw();
    table.flash(fresh.map(({ number }) => number));
    if (fresh.length) tell(fresh);
  }

  draw();
  const close = requests.watch(arrive);
  return { element: h("div.pane", h("div.card", table.element, empty), more), table, draw, close };
}

function tell(fresh) {
  const refused = fresh.filter((each) => verdict(each) !== "accepted").length;
  announce(() => t("arrived", { count: fresh.length, refused }));
}

function waiting() {
  const address = new URL("..", document.baseURI).href.replace(/\/$/, "");
  return [h("p", t("waiting")), h("p", h("code", `QIANFAN_CONSOLE_API_BASE_URL=${address}`))];
}
