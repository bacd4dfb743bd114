// The view of the API: every Action with its fields, rules and permissions as the specs have them, and a form to call.
import { actions } from "./actions.js";
import { callPanel } from "./call.js";
import { fill, h, outside } from "./dom.js";
import { fieldTable } from "./fields.js";
import { t } from "./i18n.js";
import { errata, jointRules } from "./schema.js";

/** The view, in `outlet`. */
export function referenceView(outlet) {
  const links = h("ul");
  const filter = h("input", {
    type: "search",
    placeholder: t("filterActions"),
    "aria-label": t("filterActions"),
    oninput: sift,
  });
  const menu = h("nav.menu", { "aria-label": t("actions") }, filter, links);
  const page = h("div.page");
  fill(outlet, h("div.reference", menu, page));
  let wanted = 0;

  function sift() {
    const words = filter.value.trim().toLowerCase();
    for (const each of links.children) each.hidden = !each.textContent.toLowerCase().includes(words);
  }

  async function show([name, replayed], moved) {
    const turn = (wanted += 1);
    const all = await actions();
    const chosen = name ? all.find(({ action }) => action === name) : all[0];
    fill(
      links,
      all.map(({ action }) =>
        h(
          "li",
          h("a", { href: `#/reference/${action}`, "aria-current": action === chosen?.action ? "page" : null }, action),
        ),
      ),
    );
    sift();
    reveal(links.querySelector("[aria-current]"));
    if (!chosen)
      return void fill(page, h("h1", { tabindex: "-1" }, t("reference")), h("p.problem", t("noSuchAction", { name })));
    const panel = await callPanel(chosen, replayed);
    const jump = h(
      "button",
      { type: "button", class: "jump", onclick: () => panel.querySelector("h2").focus() },
      t("tryIt"),
    );
    const tables = h("div.stack", documented(chosen), answered(chosen));
    const content = [...about(chosen), jump, h("div.halves", tables, panel)];
    if (turn !== wanted) return; // another one was chosen meanwhile
    fill(page, content);
    if (moved) page.querySelector("h1").focus();
  }

  /** Scroll the menu, and nothing else, so that the link is seen. */
  function reveal(link) {
    if (link) menu.scrollTop = link.offsetTop - menu.offsetTop - menu.clientHeight / 2;
  }

  return { show, close() {} };
}

function about(action) {
  const permissions = action.permissions.length
    ? action.permissions.map((each) => h("span.chip", each))
    : t("noPermissions");
  const known = errata([action.request, action.response]).sort();
  const source = [action.title, action.date].filter(Boolean).join(" · ");
  return [
    h("h1", { tabindex: "-1" }, action.action),
    h("p.summary", { lang: "en" }, action.summary),
    h(
      "dl.facts",
      h("dt", t("sentAs")),
      h("dd", h("code", `POST ${action.route}?Action=${action.action}`), " ", h("span.soft.small", action.mediaType)),
      h("dt", t("permissions")),
      h("dd.chips", permissions),
      h("dt", t("vendorPage")),
      h("dd", outside(action.page, source)),
      known.length > 0 && [h("dt", t("errata")), h("dd.chips", known.map((id) => h("code.chip", id)))],
    ),
  ];
}

function documented(action) {
  const rules = jointRules(action.request).map(({ message, errata: id }) =>
    h("li", h("span", { lang: "en" }, message), id && h("span.soft", ` (${t("erratum", { ids: id })})`)),
  );
  return h(
    "section.card.documented",
    { "aria-label": t("fields") },
    h("h2", t("fields")),
    action.request.description && h("p.soft", { lang: "en" }, action.request.description),
    fieldTable(action.request),
    rules.length > 0 && [h("h3", t("jointRules")), h("ul.joint", rules)],
  );
}

function answered(action) {
  return h(
    "section.card.documented",
    { "aria-label": t("answerFields") },
    h("h2", t("answerFields")),
    fieldTable(action.response, t("alwaysThere")),
  );
}
