// A form that plans trouble for calls to come.
import { button } from "./button.js";
import { choice, field, fill, h } from "./dom.js";
import { t } from "./i18n.js";
import { failed } from "./notice.js";
import { actions } from "./actions.js";

// Each kind with the settings that it takes beside those that all take.
const KINDS = {
  latency: ["seconds"],
  reset_before: [],
  reset_after: [],
  throttle: ["retry_after", "as_date"],
  error_before: ["status", "retry_after", "as_date"],
  error_after: ["status", "retry_after", "as_date"],
  truncated: [],
  slow: ["seconds"],
  malformed: [],
  content_type: [],
  redirect: ["location"],
  clock: ["seconds"],
};
const SECONDS = { latency: 1, slow: 0.05, clock: 3600 };

/** The form; `add` gets the fault. */
export function faultForm(add) {
  const number = (value, attributes = {}) => h("input", { type: "number", step: "any", value, ...attributes });
  const kind = choice(
    Object.keys(KINDS).map((each) => [each, each]),
    "throttle",
    { onchange: draw },
  );
  const action = choice([["", t("everyAction")]]);
  actions().then(
    (all) => action.append(...all.map((each) => h("option", { value: each.action }, each.action))),
    failed,
  );
  const common = {
    count: number(1, { min: 1, placeholder: t("withoutEnd") }),
    probability: number(1, { min: 0, max: 1 }),
    seed: number(0),
  };
  const own = {
    seconds: number(1),
    status: number(503, { min: 500, max: 599 }),
    retry_after: number("", { min: 0, placeholder: t("none") }),
    as_date: choice([
      ["false", t("asSeconds")],
      ["true", t("asDate")],
    ]),
    location: h("input", { placeholder: t("elsewhere") }),
  };
  const hint = h("p.soft.small.wide");
  const settings = h("div.plan.wide");

  function draw() {
    fill(hint, t(`fault.${kind.value}`));
    if (kind.value in SECONDS) own.seconds.value = SECONDS[kind.value];
    fill(
      settings,
      KINDS[kind.value].map((each) => field(t(`setting.${each}`), own[each])),
      Object.entries(common).map(([name, control]) => field(t(`setting.${name}`), control)),
    );
  }

  function fault() {
    const plan = {
      kind: kind.value,
      action: action.value,
      probability: Number(common.probability.value),
      seed: Number(common.seed.value),
    };
    plan.count = common.count.value === "" ? null : Number(common.count.value);
    for (const each of KINDS[kind.value]) Object.assign(plan, setting(each, own[each].value));
    return plan;
  }

  draw();
  return h(
    "form.plan",
    { novalidate: true, onsubmit: (event) => event.preventDefault() },
    field(t("kind"), kind),
    field(t("action"), action),
    hint,
    settings,
    button(t("plan"), () => add(fault()), { kind: "main", type: "submit" }),
  );
}

function setting(name, text) {
  if (name === "as_date") return { as_date: text === "true" };
  if (name === "location") return text ? { location: text } : {};
  return text === "" ? {} : { [name]: Number(text) };
}

/** A fault in words. */
export function faultText(fault) {
  const facts = [
    fault.count === null ? t("withoutEnd") : `× ${fault.count}`,
    fault.probability < 1 && t("withChance", { percent: Math.round(fault.probability * 100) }),
    KINDS[fault.kind].includes("status") && fault.status,
    fault.seconds !== null && KINDS[fault.kind].includes("seconds") && `${fault.seconds} s`,
    fault.retry_after !== null && `Retry-After ${fault.retry_after} s`,
  ];
  return [
    h("code", fault.kind),
    " ",
    fault.action ? h("code", fault.action) : t("everyAction"),
    ` ${facts.filter(Boolean).join(" · ")}`,
  ];
}
