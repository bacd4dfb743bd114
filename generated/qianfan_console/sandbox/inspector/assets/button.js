// Buttons that wait for their work, and questions before work that cannot be undone.
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { failed } from "./notice.js";

/** A button that cannot be pressed again until its work is done; what goes wrong is said. */
export function button(text, work, { kind = null, ...attributes } = {}) {
  const element = h("button", { type: "button", class: kind, ...attributes }, text);
  element.addEventListener("click", async () => {
    if (element.getAttribute("aria-busy")) return; // not disabled: that would take the focus away
    element.setAttribute("aria-busy", "true");
    try {
      await work();
    } catch (error) {
      failed(error);
    } finally {
      element.removeAttribute("aria-busy");
    }
  });
  return element;
}

/** A button that asks `question` before it does its work, and the dialog that it asks in. */
export function askingButton(text, question, work) {
  const yes = button(text, () => (dialog.close(), work()), { kind: "grave" });
  const no = button(t("cancel"), () => dialog.close());
  const dialog = h("dialog", { "aria-label": text }, h("p", question), h("div.row", no, yes));
  return [button(`${text} …`, () => dialog.showModal(), { kind: "grave" }), dialog];
}
