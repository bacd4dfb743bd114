// The view of what can be done to the sandbox: move its clock, plan trouble, save and put back its state, reset it.
import { get, post, put, remove } from "./api.js";
import { clockBar } from "./clock.js";
import { button, fill, h } from "./dom.js";
import { faultForm, faultText } from "./faults.js";
import { t } from "./i18n.js";
import { clear as clearRequests } from "./journal.js";
import { planForm, planText } from "./plans.js";
import { refresh, status } from "./status.js";

/** The view, in `outlet`. */
export function controlsView(outlet, { failed, done, changed }) {
  const [bar, stopClock] = clockBar(failed);
  const faults = planned("faults", faultText, failed);
  const plans = planned("plans", planText, failed);
  const keys = h("ul", { class: "keys" });
  const add = (path, list) => async (body) => {
    await post(path, body);
    done(t("planned"));
    await list.draw();
  };
  fill(outlet, h("div", { class: "head" }, h("h1", { tabindex: "-1" }, t("controls"))), bar, h("div", { class: "boards" },
    h("div", { class: "stack" },
      board("faultsTitle", "faultsHint", faultForm(add("faults", faults), failed), faults.element)),
    h("div", { class: "stack" },
      board("plansTitle", "plansHint", planForm(add("plans", plans), failed), plans.element),
      board("stateTitle", "stateHint", stateTools({ failed, done, changed, draw })),
      board("credentials", "credentialsHint", keys))));
  const unwatch = status.watch(drawKeys);

  function draw() {
    drawKeys();
    return Promise.all([faults.draw(), plans.draw()]);
  }

  function drawKeys() {
    fill(keys, (status.get()?.credentials ?? []).map(({ accessKey, policies }) => h("li", {}, h("code", {}, accessKey),
      h("p", { class: "soft small" }, policies.length ? policies.join(", ") : t("noPolicies")))));
  }

  return { show: draw, close() { stopClock(); unwatch(); } };
}

function board(title, hint, ...content) {
  return h("section", { class: "board card" }, h("h2", {}, t(title)), h("p", { class: "soft small" }, t(hint)), ...content);
}

/** The list of what is planned at `path`, with a button that clears it. */
function planned(path, text, failed) {
  const list = h("ul", { class: "planned" });
  const clear = button(t("clear"), async () => { await remove(path); await draw(); }, { failed, "aria-label": t(`clear.${path}`) });
  async function draw() {
    const waiting = (await get(path))[path];
    fill(list, waiting.length ? waiting.map((each) => h("li", {}, text(each))) : h("li", { class: "soft" }, t("nothingPlanned")));
    clear.disabled = !waiting.length;
  }
  return { element: h("div", { class: "waiting" }, h("h3", {}, t("waitingToStrike")), list, clear), draw };
}

function stateTools({ failed, done, changed, draw }) {
  const file = h("input", { type: "file", class: "unseen", accept: "application/json,.json", onchange: () => restore(file).then(after("restored"), failed) });
  const reset = async () => { await post("reset"); clearRequests(); await after("resetDone")(); };
  function after(key) {
    return async () => { await refresh(); changed.set(Date.now()); await draw(); done(t(key)); };
  }
  return h("div", { class: "row" },
    h("a", { class: "button", href: "snapshot", download: "sandbox-snapshot.json" }, t("saveSnapshot")),
    h("label", { class: "button" }, file, t("restoreSnapshot")),
    asked(t("reset"), t("resetQuestion"), reset, failed));
}

async function restore(input) {
  try {
    await put("snapshot", JSON.parse(await input.files[0].text()));
  } finally {
    input.value = "";
  }
}

/** A button that asks before it does its work. */
function asked(text, question, work, failed) {
  const yes = button(text, async () => { dialog.close(); await work(); }, { kind: "grave", failed });
  const no = button(t("cancel"), () => dialog.close());
  const dialog = h("dialog", { "aria-label": text }, h("p", {}, question), h("div", { class: "row" }, no, yes));
  return [button(`${text} …`, () => dialog.showModal(), { kind: "grave" }), dialog];
}
