// The view of what can be done to the sandbox: move its clock, plan trouble, save and put back its state, reset it.
import { get, post, remove } from "./api.js";
import { button } from "./button.js";
import { clockBar } from "./clock.js";
import { fill, h } from "./dom.js";
import { faultForm, faultText } from "./faults.js";
import { t } from "./i18n.js";
import { done } from "./notice.js";
import { planForm, planText } from "./plans.js";
import { snapshotTools } from "./snapshot.js";
import { status } from "./status.js";

/** The view, in `outlet`. */
export function controlsView(outlet) {
  const [bar, stopClock] = clockBar();
  const faults = planned("faults", faultText);
  const plans = planned("plans", planText);
  const keys = h("ul.keys");
  const add = (path, list) => async (body) => {
    await post(path, body);
    done(t("planned"));
    await list.draw();
  };
  fill(
    outlet,
    h("div.head", h("h1", { tabindex: "-1" }, t("controls"))),
    bar,
    h(
      "div.boards",
      h("div.stack", board("faultsTitle", "faultsHint", faultForm(add("faults", faults)), faults.element)),
      h(
        "div.stack",
        board("plansTitle", "plansHint", planForm(add("plans", plans)), plans.element),
        board("stateTitle", "stateHint", snapshotTools(draw)),
        board("credentials", "credentialsHint", keys),
      ),
    ),
  );
  const unwatch = status.watch(drawKeys);

  function draw() {
    drawKeys();
    return Promise.all([faults.draw(), plans.draw()]);
  }

  function drawKeys() {
    fill(
      keys,
      (status.get()?.credentials ?? []).map(({ accessKey, policies }) =>
        h("li", h("code", accessKey), h("p.soft.small", policies.length ? policies.join(", ") : t("noPolicies"))),
      ),
    );
  }

  return {
    show: draw,
    close() {
      stopClock();
      unwatch();
    },
  };
}

function board(title, hint, ...content) {
  return h("section.board.card", h("h2", t(title)), h("p.soft.small", t(hint)), ...content);
}

/** The list of what is planned at `path`, with a button that clears it. */
function planned(path, text) {
  const list = h("ul.planned");
  const clear = button(t("clear"), () => remove(path).then(draw), { "aria-label": t(`clear.${path}`) });
  async function draw() {
    const waiting = (await get(path))[path];
    fill(list, waiting.length ? waiting.map((each) => h("li", text(each))) : h("li.soft", t("nothingPlanned")));
    clear.disabled = !waiting.length;
  }
  return { element: h("div.waiting", h("h3", t("waitingToStrike")), list, clear), draw };
}
