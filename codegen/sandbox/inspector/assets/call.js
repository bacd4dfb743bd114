// A panel that sends a signed call: from an example, by a form or as JSON, and shows the answer.
import { get, post } from "./api.js";
import { button, choice, field, fill, h } from "./dom.js";
import { control } from "./form.js";
import { t } from "./i18n.js";
import { jsonBlock } from "./json.js";
import { status } from "./status.js";
import { verdictChips } from "./verdict.js";

/** The panel for `action`; `replayed` is the number of a request whose body it starts with. */
export async function callPanel(action, replayed, { failed }) {
  const examples = [].concat(action.examples);
  const first = replayed ? JSON.parse((await get(`requests/${replayed}`)).body) : examples[0];
  const holder = h("div");
  const result = h("div", { class: "result", role: "status" });
  let mode = null;

  const example = examples.length > 1 && choice(examples.map((_, index) => [index, t("exampleNumber", { number: index + 1 })]), 0, { onchange: () => start(examples[example.value]) });
  const keys = (status.get()?.credentials ?? []).map(({ accessKey }) => [accessKey]);
  const key = keys.length > 1 && choice(keys);
  const modes = ["form", "json"].map((each) => button(t(`mode.${each}`), () => change(each), { failed }));
  const send = button(t("send"), sendIt, { kind: "main", failed });
  const trouble = h("p", { class: "problem", role: "alert", hidden: true });
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

  return h("section", { class: "call card", "aria-label": t("tryIt") },
    h("div", { class: "head" }, h("h2", { tabindex: "-1" }, t("tryIt")), h("div", { class: "modes", role: "group", "aria-label": t("mode") }, modes)),
    (example || key) && h("div", { class: "row" }, example && field(t("example"), example), key && field(t("accessKey"), key)),
    h("form", { onsubmit: (event) => { event.preventDefault(); send.click(); } }, holder), trouble, h("div", { class: "row" }, send), result);
}

/** The form; null when it cannot hold `value` whole. */
function formMode(action, value) {
  const root = action.request;
  const made = control(root, root, value);
  if (!same(made.read() ?? {}, value)) return null;
  return { name: "form", element: made.element, read: made.read };
}

function jsonMode(value, note = "") {
  const text = h("textarea", { class: "source", rows: 16, spellcheck: "false", "aria-label": t("body"), value: JSON.stringify(value ?? {}, null, 2) });
  return { name: "json", element: h("div", {}, note && h("p", { class: "soft small" }, note), text), read: () => parsed(text.value) };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(t("noJson", { reason: error.message }));
  }
}

/** Whether two JSON values are equal, whatever the order of their members. */
function same(one, other) {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  const names = Object.keys(one);
  return Array.isArray(one) === Array.isArray(other) && names.length === Object.keys(other).length
    && names.every((name) => Object.hasOwn(other, name) && same(one[name], other[name]));
}

function show(result, answer) {
  const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
  const code = typeof answer.body === "object" ? answer.body?.code : codeOf(text);
  fill(result, h("h3", {}, t("answer")), h("p", { class: "chips" }, verdictChips({ status: answer.status, code }), " ",
    h("a", { href: `#/requests/${answer.number}` }, t("seeRequest", { number: answer.number }))), jsonBlock(text, t("answer")));
}

function codeOf(text) {
  try {
    return JSON.parse(text).code;
  } catch {
    return null;
  }
}
