// How a request fared, in a chip: accepted, refused, failed, and whether a planned fault struck it.
import { h } from "./dom.js";
import { t } from "./i18n.js";

/** "accepted", "refused" or "failed". A request that a fault kept from any answer has failed. */
export function verdict({ status }) {
  if (!status || status >= 500) return "failed";
  return status >= 400 || status >= 300 ? "refused" : "accepted";
}

const KINDS = { accepted: "good", refused: "warn", failed: "bad" };

/** The chips of a request. */
export function verdictChips(request) {
  const kind = verdict(request);
  const text = [request.status || t("noAnswer"), request.code].filter(Boolean).join(" ");
  return [
    h("span", { class: `chip ${KINDS[kind]}` }, h("span.unseen", `${t(kind)}: `), text),
    request.fault && [" ", h("span.chip.odd", `${t("fault")}: ${request.fault}`)],
  ];
}
