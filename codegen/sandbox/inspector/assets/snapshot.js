// The whole state at once: saved to a file, put back from one, or begun anew.
import { post, put } from "./api.js";
import { askingButton } from "./button.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { clear as clearRequests } from "./journal.js";
import { done, failed } from "./notice.js";
import { changed, refresh } from "./status.js";

/** The buttons; `redraw` shows what else has changed by them. */
export function snapshotTools(redraw) {
  const file = h("input", {
    type: "file",
    class: "unseen",
    accept: "application/json,.json",
    onchange: () => restore(file).then(after("restored"), failed),
  });
  const reset = async () => {
    await post("reset");
    clearRequests();
    await after("resetDone")();
  };
  function after(key) {
    return async () => {
      await refresh();
      changed.set(Date.now());
      await redraw();
      done(t(key));
    };
  }
  return h(
    "div.row",
    h("a.button", { href: "snapshot", download: "sandbox-snapshot.json" }, t("saveSnapshot")),
    h("label.button", file, t("restoreSnapshot")),
    askingButton(t("reset"), t("resetQuestion"), reset),
  );
}

async function restore(input) {
  try {
    await put("snapshot", JSON.parse(await input.files[0].text()));
  } finally {
    input.value = "";
  }
}
