// JSON as people read it: indented, in colours, with the fields that broke a rule marked.
import { h } from "./dom.js";

/** A number as it was written, which may have more digits than a number of JavaScript. */
class Written {
  constructor(source) {
    this.source = source;
  }
}

/** A block that shows `text`: as JSON if it is, else as it is. `marks` are paths as the pages spell them. */
export function jsonBlock(text, label, marks = []) {
  const block = h("pre.json.block", { tabindex: "0", role: "region", "aria-label": label });
  try {
    block.append(...lines(JSON.parse(text, exactly), "", "", new Set(marks)));
  } catch {
    block.replaceChildren(text); // no JSON, or nested too deeply to walk
  }
  return block;
}

function exactly(_name, value, context) {
  return typeof value === "number" && context?.source ? new Written(context.source) : value;
}

function lines(value, path, indent, marks, name = null, comma = "") {
  const key = name === null ? [] : [h("span.key", JSON.stringify(name)), ": "];
  const line = (end) => {
    const parts = [indent, ...key, ...end];
    return marks.has(path || "body") ? [h("mark", ...parts)] : [...parts, "\n"];
  };
  if (!isTree(value)) return line([scalar(value), comma]);
  const [first, last] = Array.isArray(value) ? "[]" : "{}";
  const members = Object.entries(value);
  if (!members.length) return line([first + last + comma]);
  const inner = members.flatMap(([member, each], index) => {
    const inside = Array.isArray(value) ? `${path}[${member}]` : [path, member].filter(Boolean).join(".");
    const more = index < members.length - 1 ? "," : "";
    return lines(each, inside, `${indent}  `, marks, Array.isArray(value) ? null : member, more);
  });
  return [...line([first]), ...inner, `${indent}${last}${comma}\n`];
}

const isTree = (value) => typeof value === "object" && value !== null && !(value instanceof Written);

function scalar(value) {
  if (value instanceof Written) return h("span.number", value.source);
  return h("span", { class: typeof value === "string" ? "text" : "word" }, JSON.stringify(value));
}
