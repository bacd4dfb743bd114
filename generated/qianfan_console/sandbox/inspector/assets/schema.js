// What a JSON Schema of the specs says: references, alternatives, and rules in words.
import { list } from "./format.js";
import { t } from "./i18n.js";

/** The schema that `schema` refers to, with what stands beside the reference. */
export function resolve(schema, root) {
  let found = schema;
  for (let step = 0; found.$ref && step < 20; step += 1) {
    const { $ref, ...beside } = found;
    found = { ...(root.$defs?.[$ref.split("/").pop()] ?? {}), ...beside };
  }
  return found;
}

/** The branches of a discriminated schema as [value of the tag, schema]; null for any other schema. */
export function branches(schema, root) {
  const mapping = schema.discriminator?.mapping;
  return mapping ? Object.entries(mapping).map(([value, $ref]) => [value, resolve({ $ref }, root)]) : null;
}

/** The alternatives of a schema that has several shapes and no tag to tell them by; null for any other schema. */
export function alternatives(schema, root) {
  const found = (schema.oneOf ?? schema.anyOf ?? []).map((each) => resolve(each, root));
  return !schema.discriminator && found.length && found.every(isShape) ? found : null;
}

const isShape = (schema) => Boolean(schema.properties || schema.discriminator || schema.type);

/** The kind of value, in the pages' words. */
export function typeName(schema, root) {
  if (schema.contentMediaType) return t("type.file");
  if (schema.type === "array") return t("type.array", { items: typeName(resolve(schema.items ?? {}, root), root) });
  if (schema.type) return [schema.type].flat().join(" | ");
  return schema.properties || branches(schema, root) || alternatives(schema, root) ? "object" : t("type.any");
}

/** The rules that bind a value by itself, a phrase each. */
export function ruleTexts(schema) {
  return [
    schema.const !== undefined && t("rule.const", { value: list([schema.const]) }),
    schema.enum && t("rule.enum", { values: list(schema.enum) }),
    between("length", schema.minLength, schema.maxLength),
    between("range", schema.minimum, schema.maximum),
    between("items", schema.minItems, schema.maxItems),
    schema.pattern && t("rule.pattern", { pattern: schema.pattern }),
    schema["x-upload"] && t("rule.upload", schema["x-upload"]),
    schema["x-alias-of"] && t("rule.alias", { name: schema["x-alias-of"] }),
  ].filter(Boolean);
}

function between(what, least, most) {
  if (most === undefined) return least ? t(`rule.${what}.least`, { least }) : null;
  return least === undefined ? t(`rule.${what}.most`, { most }) : t(`rule.${what}`, { least, most });
}

/** The ids of the errata that are noted anywhere in `schema`: where the vendor's pages contradict each other. */
export function errata(schema) {
  if (typeof schema !== "object" || schema === null) return [];
  const own = [schema["x-errata"] ?? [], (schema["x-rules"] ?? []).map((rule) => rule.errata ?? [])].flat(2);
  return [...new Set([...own, ...Object.values(schema).flatMap(errata)])];
}

/** Every rule that binds several fields, with its message, wherever in the schema it stands. */
export function jointRules(root) {
  return [root, ...Object.values(root.$defs ?? {})].flatMap((schema) => schema["x-rules"] ?? []);
}
