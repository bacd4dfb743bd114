// A panel that sends a signed call: from an example, by a form or as JSON, and shows the answer.
import { get, post } from "./api.js";
import { formMode, jsonMode } from "./body.js";
import { button } from "./button.js";
import { choice, field, fill, h } from "./dom.js";
import { t } from "./i18n.js";
import { jsonBlock } from "./json.js";
import { status } from "./status.js";
import { verdictChips } from "./verdict.js";

/** The panel for `action`; `replayed` is the number of a request whose body it starts with. */
export async function callPanel(action, replayed) {
  const { examples } = action;
  const first = replayed ? JSON.parse((await get(`requests/${replayed}`)).body) : examples[0];
  const holder = h("div");
  const result = h("div.result", { role: "status" });
  let mode = null;

  const example =
    examples.length > 1 &&
    choice(
      action.exampleNames.map((name, index) => [index, name]),
      0,
      { "data-filler": true, onchange: () => start(examples[example.value]) },
    );
  const keys = (status.get()?.credentials ?? []).map(({ accessKey }) => [accessKey]);
  const key = keys.length > 1 && choice(keys);
  const modes = ["form", "json"].map((each) => button(t(`mode.${each}`), () => change(each)));
  const send = button(t("send"), sendIt, { kind: "main", type: "submit" });
  const trouble = h("p.problem", { role: "alert", hidden: true });
  start(first ?? {});

  function start(value) {
    mode = formMode(action, value) ?? jsonMode(value, t("formCannot"));
    draw();
  }

  function change(name) {
    const value = mode.read();
    const next = name === "json" ? jsonMode(value) : formMode(action, value);
    trouble.hidden = Boolean(next);
    if (!next) return void fill(trouble, t("formCannot"));
    mode = next;
    draw();
  }

  function draw() {
    trouble.hidden = true;
    fill(holder, mode.element);
    modes.forEach((each, index) => each.setAttribute("aria-pressed", String(mode.name === ["form", "json"][index])));
  }

  async function sendIt() {
    trouble.hidden = true;
    try {
      const call = { action: action.action, body: mode.read() ?? {}, ...(key ? { accessKey: key.value } : {}) };
      show(result, await post("call", call));
    } catch (error) {
      fill(trouble, error.message);
      trouble.hidden = false;
    }
  }

  return h(
    "section.call.card",
    { "aria-label": t("tryIt") },
    h(
      "div.head",
      h("h2", { tabindex: "-1" }, t("tryIt")),
      h("div.modes", { role: "group", "aria-label": t("mode") }, modes),
    ),
    (example || key) && h("div.row", example && field(t("example"), example), key && field(t("accessKey"), key)),
    h("form", { novalidate: true, onsubmit: (event) => event.preventDefault() }, holder, trouble, send),
    result,
  );
}

function show(result, answer) {
  const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
  const code = typeof answer.body === "object" ? answer.body?.code : codeOf(text);
  fill(
    result,
    h("h3", t("answer")),
    h(
      "p.chips",
      verdictChips({ status: answer.status, code }),
      " ",
      h("a", { href: `#/requests/${answer.number}` }, t("seeRequest", { number: answer.number })),
    ),
    jsonBlock(text, t("answer")),
  );
}

function codeOf(text) {
  try {
    return JSON.parse(text).code;
  } catch {
    return null;
  }
}
