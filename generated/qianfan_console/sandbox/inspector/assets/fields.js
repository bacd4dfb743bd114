// The fields of an Action as a table: names, kinds, rules and meaning, those of an object below it.
import { h } from "./dom.js";
import { list } from "./format.js";
import { t } from "./i18n.js";
import { alternatives, branches, resolve, ruleTexts, typeName } from "./schema.js";

const DEEPEST = 8;

/** The table of the fields of `root`; `required` is what those are called that must be there. */
export function fieldTable(root, required = t("required")) {
  const rows = fieldRows(root, root, 0);
  if (!rows.length) return h("p.soft", t("noFields"));
  const columns = ["field", "type", "meaning"].map((key) => h("th", { scope: "col" }, t(key)));
  return h(
    "table.fields",
    { role: "table" },
    h("thead", h("tr", columns)),
    h(
      "tbody",
      { role: "rowgroup" },
      rows.map((each) => row(each, root, required)),
    ),
  );
}

function fieldRows(given, root, depth) {
  const schema = resolve(given, root);
  if (depth > DEEPEST) return [];
  if (schema.type === "array") return fieldRows(schema.items ?? {}, root, depth);
  return members(schema, root).flatMap((each) => [{ ...each, depth }, ...fieldRows(each.schema, root, depth + 1)]);
}

/** The members of an object; of one with several shapes, each with the shapes that it belongs to. */
function members(schema, root) {
  const tagged = branches(schema, root);
  if (tagged) return merged(tagged, schema.discriminator.propertyName, root);
  const shapes = alternatives(schema, root);
  if (shapes)
    return merged(
      shapes.map((each, index) => [String(index + 1), each]),
      null,
      root,
    );
  return Object.entries(schema.properties ?? {}).map(([name, each]) => member(name, each, schema, root));
}

function member(name, schema, owner, root) {
  return { name, schema: resolve(schema, root), required: (owner.required ?? []).includes(name), only: "" };
}

function merged(shapes, tag, root) {
  const found = new Map();
  for (const [value, shape] of shapes) {
    for (const each of members(shape, root)) {
      const key = each.name === tag ? tag : JSON.stringify(each);
      const known = found.get(key) ?? { ...each, values: [] };
      known.values.push(value);
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ values, ...each }) => {
    if (each.name === tag) return { ...each, schema: { type: each.schema.type, enum: values } };
    if (values.length === shapes.length) return each;
    return {
      ...each,
      only: tag ? t("onlyWith", { tag, values: values.join(", ") }) : t("onlyShape", { values: values.join(", ") }),
    };
  });
}

function row({ name, schema, required, only, depth }, root, requiredWord) {
  const errata = schema["x-errata"] && t("erratum", { ids: schema["x-errata"].join(", ") });
  const rules = [...ruleTexts(schema), errata].filter(Boolean);
  const examples = (schema.examples ?? []).filter((each) => typeof each !== "object");
  return h(
    "tr",
    { role: "row" },
    h(
      "th",
      { scope: "row", role: "rowheader", class: `depth-${Math.min(depth, 4)}` },
      h("code", name),
      required && h("span.chip.wait", requiredWord),
      schema.deprecated && h("span.chip.warn", t("deprecated")),
    ),
    h("td.type.soft", { role: "cell" }, typeName(schema, root)),
    h(
      "td",
      { role: "cell" },
      only && h("p.only.small", only),
      schema.description && h("p", { lang: "en" }, schema.description),
      h(
        "p.small.soft",
        rules.join(" · "),
        examples.length > 0 && [rules.length > 0 && " · ", `${t("forExample")} `, h("code", list(examples))],
      ),
    ),
  );
}
