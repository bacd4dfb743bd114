// Model sets as cards: their versions, the newest first, and what is made of each version, with its progress.
import { h } from "./dom.js";
import { t } from "./i18n.js";

const KINDS = { Ready: "good", Done: "good", succeeded: "good", Fail: "bad", failed: "bad", stopped: "" };

/** Whether something in the set is on its way. */
export const isMoving = ({ versions }) => versions.some((each) => [each, each.export, ...each.tasks].some(isUnderWay));

const isUnderWay = (thing) => Boolean(thing?.status) && !Object.hasOwn(KINDS, thing.status);

/** The card of a set, open or closed as the one that stood there `before`. */
export function setCard(set, before) {
  const open = before?.querySelector(".versions") ? before.open : !set.preset;
  const bare = !set.versions.length;
  return h(
    bare ? "div" : "details",
    { class: bare ? "set card bare" : "set card", id: `set-${set.id}`, open: !bare && open },
    h(
      bare ? "div" : "summary",
      { class: "name" },
      h("h2", set.name),
      h("span.id", set.id),
      h("span.chip", set.type),
      set.preset && h("span.chip.odd", t("preset")),
      h("span.soft.small.count", t("versionCount", { count: set.versionCount })),
    ),
    !bare && h("ul.versions", set.versions.toReversed().map(version)),
    set.versions.length < set.versionCount &&
      h("p.soft.small.rest", t("newestOf", { shown: set.versions.length, count: set.versionCount })),
  );
}

function version(each) {
  return h(
    "li",
    line(each, [h("strong", each.name), each.source && h("span.chip", each.source)]),
    each.export && h("ul.tasks", h("li", line(each.export, h("span", t("export"))))),
    each.tasks.length > 0 && h("ul.tasks", each.tasks.map(task)),
  );
}

function task(each) {
  const made = each.modelId && h("span.id", `→ ${each.modelId}`);
  return h("li", line(each, [h("span", `${t("compTask")} `, h("strong", each.name)), made]));
}

function line(thing, title) {
  const { id, status: name, progress, failure } = thing;
  return h(
    "div.line",
    h("div.title", title, id && h("span.id", id)),
    h("div.progress", isUnderWay(thing) && progressBar(id ?? name, progress)),
    h("div.status", name && h("span", { class: `chip ${KINDS[name] ?? "wait"}` }, name)),
    failure && h("p.failure.small", failure),
  );
}

function progressBar(name, progress) {
  const percent = Math.round(progress * 100);
  const bar = h("progress", { max: 100, value: percent, "aria-label": t("progressOf", { name }) });
  return [bar, h("span.small.soft", `${percent} %`)];
}
