// Form controls for a value, from its schema. A control has an element and `read`, which gives undefined for nothing.
// What does not fit its kind is sent as it was typed: finding that out is what the sandbox is for.
import { choice, h } from "./dom.js";
import { t } from "./i18n.js";
import { alternatives, branches, resolve, ruleTexts } from "./schema.js";

const LONG = 100; // characters from which a text gets several lines

/** The control for a value of `given`, filled with `value`. */
export function control(given, root, value, required = true) {
  const schema = resolve(given, root);
  const tagged = branches(schema, root);
  if (tagged) return shaped(tagged, schema.discriminator.propertyName, root, value, required);
  const several = alternatives(schema, root);
  if (several)
    return shaped(
      several.map((each, index) => [String(index + 1), each]),
      null,
      root,
      value,
      required,
    );
  if (schema.properties) return group(schema, root, value, required);
  if (schema.enum || schema.const !== undefined) return options(schema.enum ?? [schema.const], value);
  return (KINDS[schema.type] ?? anything)(schema, value, required);
}

const KINDS = {
  string: text,
  integer: number,
  number,
  boolean: (_, value) => options([true, false], value),
  array: (schema, value) =>
    ["string", undefined].includes(schema.items?.type) && !schema.items?.$ref ? lines(value) : anything(schema, value),
};

function text(schema, value, required) {
  const long = schema.contentMediaType || schema.maxLength >= LONG || String(value ?? "").includes("\n");
  const element = long ? h("textarea", { rows: 2, value: value ?? "" }) : h("input", { value: value ?? "" });
  const empty = value === "" || (required && schema.minLength === 0) ? "" : undefined;
  return { element, read: () => (element.value === "" ? empty : element.value) };
}

function number(_, value) {
  const element = h("input", { inputmode: "decimal", value: value ?? "" });
  return { element, read: () => numeric(element.value.trim()) };
}

function numeric(typed) {
  if (typed === "") return undefined;
  return Number.isFinite(Number(typed)) ? Number(typed) : typed;
}

function options(values, value) {
  const texts = values.map((each) => [JSON.stringify(each), String(each)]);
  const element = choice([["", "–"], ...texts], value === undefined ? "" : JSON.stringify(value));
  return { element, read: () => (element.value === "" ? undefined : JSON.parse(element.value)) };
}

function lines(value) {
  const element = h("textarea", { rows: 2, value: (value ?? []).join("\n"), placeholder: t("onePerLine") });
  return { element, read: () => (element.value === "" ? undefined : element.value.split("\n").filter(Boolean)) };
}

function anything(_, value) {
  const element = h("textarea", {
    rows: 2,
    value: value === undefined ? "" : JSON.stringify(value),
    placeholder: "JSON",
  });
  return { element, read: () => parsed(element.value) };
}

function parsed(typed) {
  try {
    return typed === "" ? undefined : JSON.parse(typed);
  } catch {
    return typed;
  }
}

/** An object: left out when it is optional and nothing in it is filled in. */
function group(schema, root, value, required, skipped = null) {
  const names = Object.keys(schema.properties).filter((name) => name !== skipped);
  const parts = names.map((name) => {
    const needed = (schema.required ?? []).includes(name);
    return [name, labelled(name, schema.properties[name], root, value?.[name], needed)];
  });
  return {
    element: h(
      "div.group",
      parts.map(([, part]) => part.element),
    ),
    read() {
      const members = parts.map(([name, part]) => [name, part.read()]).filter(([, each]) => each !== undefined);
      return members.length || required ? Object.fromEntries(members) : undefined;
    },
  };
}

function labelled(name, given, root, value, required) {
  const schema = resolve(given, root);
  const part = control(schema, root, value, required);
  const title = [
    h("code", name),
    required && h("span.soft.small", { title: t("required") }, " *", h("span.unseen", t("required"))),
  ];
  const plain = part.element.matches("input, select, textarea");
  const rules = plain ? hint(schema) : "";
  const element = plain
    ? h("label.field", h("span", title, rules && h("span.soft.small", ` ${rules}`)), part.element)
    : h("fieldset", h("legend", title), part.element);
  return { element, read: part.read };
}

/** The rules that a control does not show by itself, and that do not go without saying. */
function hint(schema) {
  const obvious = schema.enum || (schema.minLength === 1 && schema.maxLength === undefined);
  return obvious ? "" : ruleTexts(schema).join(" · ");
}

/** An object with several shapes: a choice of the shape, and the fields of the chosen one. */
function shaped(shapes, tag, root, value, required) {
  const fitting = shapes.find(([each, shape]) => (tag ? value?.[tag] === each : fits(shape, root, value)));
  const names = shapes.map(([each, shape]) => [each, tag ? each : (shape.description ?? each)]);
  const usual = required && value === undefined ? shapes[0][0] : "";
  const select = choice([["", "–"], ...names], fitting?.[0] ?? usual, { onchange: draw });
  const holder = h("div.group");
  let inner = null;
  let kept = value;

  function draw() {
    kept = inner?.read() ?? kept;
    const shape = shapes.find(([each]) => each === select.value)?.[1];
    inner = shape && (shape.properties ? group(shape, root, kept, true, tag) : control(shape, root, kept, true));
    holder.replaceChildren(...(inner ? [inner.element] : []));
  }

  draw();
  const label = h("label.field", h("span", tag ? h("code", tag) : t("shape")), select);
  return {
    element: h("div.group", label, holder),
    read: () => (inner ? { ...(tag ? { [tag]: select.value } : {}), ...inner.read() } : undefined),
  };
}

function fits(shape, root, value) {
  if (value === undefined) return false;
  const known = branches(shape, root)?.map(([, each]) => each) ?? [shape];
  return known.some((each) => Object.keys(value ?? {}).every((name) => name in (each.properties ?? {})));
}
