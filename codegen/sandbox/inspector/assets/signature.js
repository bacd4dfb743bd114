// How a signature was checked, step by step; when it failed, the canonical request and the part in which it differs.
import { h } from "./dom.js";
import { t } from "./i18n.js";

const STEPS = ["header", "key", "clock", "match"];
const REFUSED_AT = { InvalidAccessKeyId: "key", RequestExpired: "clock", SignatureDoesNotMatch: "match" };
const PARTS = ["method", "path", "query"]; // the lines of a canonical request; all that follow are headers

/** The steps of the check; open when one failed. */
export function signatureSteps(request) {
  const check = request.signature;
  if (!check) return null;
  const refused = check.outcome === "ok" ? null : { code: check.outcome, message: check.message };
  const stop = refused ? STEPS.indexOf(REFUSED_AT[refused.code] ?? "header") : STEPS.length;
  const steps = STEPS.slice(0, stop + 1).map((step, index) => item(step, index < stop, check, refused));
  return h(
    "details.part",
    { open: Boolean(refused) },
    h("summary", h("h3", t("signature")), " ", chip(!refused, refused ? refused.code : t("fits"))),
    h("ol.steps", steps),
  );
}

function item(step, good, check, refused) {
  const said = { header: fromHeader, key: fromKey, clock: fromClock, match: fromMatch }[step](check, good);
  const reason = !good && h("p.reason", { lang: "en" }, refused.message);
  return h(
    "li",
    { class: good ? "good" : "bad" },
    h("p", h("span.unseen", `${t(good ? "passed" : "failedHere")}: `), h("strong", t(`step.${step}`))),
    reason,
    said,
  );
}

const line = (...parts) => h("p.soft", ...parts);

function fromHeader({ claim }) {
  return (
    claim &&
    line(t("signedHeaders"), ": ", h("code", claim.signed.length ? claim.signed.join("; ") : t("defaultHeaders")))
  );
}

const fromKey = ({ claim }) => line(h("code", claim.accessKey));

const fromClock = ({ claim }) => line(h("code", claim.timestamp), " ", t("validFor", { seconds: claim.expires }));

function fromMatch({ attempts }, good) {
  const [first] = attempts;
  const slip = good ? null : attempts.find(({ fits }) => fits);
  return attempts.map((attempt) => {
    const other = attempt === slip ? first : attempt === first ? slip : null;
    return h(
      "details.attempt",
      { open: !good && (attempt === first || attempt === slip) },
      h(
        "summary",
        chip(attempt.fits, t(attempt.fits ? "fits" : "fitsNot")),
        " ",
        h("span", { lang: "en" }, attempt.reading),
      ),
      canonical(attempt.canonicalRequest, other?.canonicalRequest),
    );
  });
}

/** A canonical request, a line for each part; those that differ from `other` are marked. */
function canonical(text, other) {
  const lines = text.split("\n");
  const others = other?.split("\n");
  return h(
    "ol.canonical",
    { "aria-label": t("canonicalRequest") },
    lines.map((each, index) => {
      const differs = others && others[index] !== each;
      return h(
        "li",
        { class: differs ? "differs" : null },
        h("span.soft", t(`part.${PARTS[index] ?? "header"}`)),
        h("code", each || "\u00a0"),
        differs && h("span.unseen", t("differs")),
      );
    }),
  );
}

const chip = (good, text) => h("span", { class: `chip ${good ? "good" : "bad"}` }, text);
