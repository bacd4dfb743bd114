// One request in full: its verdict, the rules it broke, how its signature was checked, what came and what was answered.
import { actions } from "./actions.js";
import { get } from "./api.js";
import { h, outside } from "./dom.js";
import { duration, moment, ZONE } from "./format.js";
import { t } from "./i18n.js";
import { jsonBlock } from "./json.js";
import { signatureSteps } from "./signature.js";
import { verdictChips } from "./verdict.js";

/** What shows the request `number`; `leave` gives the focus back to the list. */
export async function requestDetail(number, leave) {
  const back = h("a.back", { href: "#/requests", onclick: () => setTimeout(leave) }, t("backToRequests"));
  try {
    const [request, all] = await Promise.all([get(`requests/${number}`), actions()]);
    return [
      back,
      ...shown(
        request,
        all.some(({ action }) => action === request.action),
      ),
    ];
  } catch (error) {
    return [back, h("h2", { tabindex: "-1" }, `#${number}`), h("p.problem", error.message)];
  }
}

function shown(request, known) {
  const number = h("span.soft", `#${request.number} `);
  return [
    h("h2", { tabindex: "-1" }, number, request.action ?? t("noAction")),
    h("p.chips", verdictChips(request)),
    facts(request),
    known && onward(request),
    struck(request),
    reason(request),
    signatureSteps(request),
    sent(request),
    answer(request),
    headers(request),
  ];
}

function facts(request) {
  const pairs = [
    [t("sentAs"), h("code", `${request.method} ${request.target}`)],
    [t("time"), `${moment(request.time)} ${ZONE} · ${duration(request.milliseconds)}`],
    [t("accessKey"), request.accessKey && h("code", request.accessKey)],
    [t("requestId"), request.requestId && h("code", request.requestId)],
  ];
  return h(
    "dl.facts",
    pairs.filter(([, value]) => value).map(([name, value]) => [h("dt", name), h("dd", value)]),
  );
}

function onward({ action, number, body, bodyTruncated }) {
  const again = !bodyTruncated && isObject(body);
  return h(
    "p.row",
    again && h("a.button", { href: `#/reference/${action}/${number}` }, t("editAndSend")),
    h("a.button", { href: `#/reference/${action}` }, t("reference")),
  );
}

function isObject(text) {
  try {
    return Object.getPrototypeOf(JSON.parse(text)) === Object.prototype;
  } catch {
    return false;
  }
}

const struck = ({ fault }) => fault && part(`${t("fault")}: ${fault}`, h("p", t(`fault.${fault}`)));

/** Why the request was refused; a refused signature says that itself. */
function reason({ violations = [], message, signature }) {
  if (violations.length)
    return part(t("violations", { count: violations.length }), h("ul.violations", violations.map(violation)));
  if (!message || (signature && signature.outcome !== "ok")) return null;
  return part(t("reason"), h("p.reason", { lang: "en" }, message));
}

function violation({ field, message, page }) {
  return h(
    "li",
    h("code.path", field),
    h("p", { lang: "en" }, message),
    page && h("p.small", outside(page, t("vendorPage"))),
  );
}

function sent({ body, bodyTruncated, violations = [] }) {
  if (!body) return part(t("body"), h("p.soft", t("noBody")));
  return part(
    t("body"),
    jsonBlock(
      body,
      t("body"),
      violations.map(({ field }) => field),
    ),
    bodyTruncated && cut(),
  );
}

function answer({ answer: text, answerTruncated }) {
  return text ? part(t("answer"), jsonBlock(text, t("answer")), answerTruncated && cut()) : null;
}

const cut = () => h("p.soft.small", t("cut"));

function headers(request) {
  const rows = request.headers.map(([name, value]) =>
    h("tr", h("th", { scope: "row" }, name), h("td", h("code", value))),
  );
  return h("details.part", h("summary", h("h3", t("headers"))), h("table.pairs", h("tbody", rows)));
}

function part(title, ...children) {
  return h("section.part", h("h3", title), ...children);
}
