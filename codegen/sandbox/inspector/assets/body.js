// The body of a call in one of two modes: a form, or JSON. A mode has a name, an element, and `read`.
import { h } from "./dom.js";
import { control } from "./form.js";
import { t } from "./i18n.js";

/** The form; null when it cannot hold `value` whole. */
export function formMode(action, value) {
  const root = action.request;
  const made = control(root, root, value);
  if (!same(made.read() ?? {}, value)) return null;
  return { name: "form", element: made.element, read: made.read };
}

/** The text, with a note above it. */
export function jsonMode(value, note = "") {
  const text = h("textarea.source", {
    rows: 16,
    spellcheck: "false",
    "aria-label": t("body"),
    value: JSON.stringify(value ?? {}, null, 2),
  });
  return { name: "json", element: h("div", note && h("p.soft.small", note), text), read: () => parsed(text.value) };
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
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && same(one[name], other[name]))
  );
}
