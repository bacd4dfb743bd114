// A form that plans how the next version, task or export will end.
import { button } from "./button.js";
import { choice, field, h } from "./dom.js";
import { t } from "./i18n.js";

const MAKERS = ["CreateCustomModel", "CreateModelCompTask", "CreateModelExportTask"];

/** The form; `add` gets the plan. */
export function planForm(add) {
  const action = choice(MAKERS.map((each) => [each, each]));
  const reason = h("input", { value: "planned failure" });
  const ending = choice(
    [
      ["failure", t("fails")],
      ["stalled", t("neverEnds")],
    ],
    "failure",
    {
      onchange: () => {
        why.hidden = ending.value !== "failure";
      },
    },
  );
  const times = h("input", { type: "number", min: "1", value: "1" });
  const why = field(t("reason"), reason);
  const plan = () => ({
    action: action.value,
    times: Number(times.value),
    ...(ending.value === "failure" ? { failure: reason.value } : { stalled: true }),
  });
  return h(
    "form.plan",
    { novalidate: true, onsubmit: (event) => event.preventDefault() },
    field(t("nextOf"), action),
    field(t("ends"), ending),
    why,
    field(t("times"), times),
    button(t("plan"), () => add(plan()), { kind: "main", type: "submit" }),
  );
}

/** A plan in words. */
export function planText({ action, failure, stalled, times = 1 }) {
  return [h("code", action), ` ${stalled ? t("neverEnds") : `${t("fails")}: ${failure}`}`, times > 1 && ` × ${times}`];
}
