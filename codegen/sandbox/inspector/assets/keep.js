// What a reader typed and chose, put back when a view is drawn anew in another language: the same controls, in the same
// order, with other words around them.

// A file cannot be put back, and is chosen and used at once.
const CONTROLS = 'input:not([type="file"]), select, textarea, [aria-pressed]';

/** What stands in the controls of `element`. */
export const kept = (element) => controls(element).map((each) => (isToggle(each) ? isPressed(each) : each.value));

/** Put what was `kept` back. What one control makes comes after it, and is looked for when it is its turn. */
export function putBack(element, values) {
  values.forEach((value, index) => {
    const control = controls(element)[index];
    if (control && isToggle(control)) press(control, value);
    else if (control && control.value !== value) write(control, value);
  });
}

const controls = (element) => [...element.querySelectorAll(CONTROLS)];
const isToggle = (control) => control.hasAttribute("aria-pressed");
const isPressed = (toggle) => toggle.getAttribute("aria-pressed") === "true";

function press(toggle, wanted) {
  if (wanted && !isPressed(toggle)) toggle.click();
}

/** `data-filler` marks a control that fills others: those are put back by themselves. */
function write(control, value) {
  control.value = value;
  if (control.hasAttribute("data-filler")) return;
  for (const kind of ["input", "change"]) control.dispatchEvent(new Event(kind, { bubbles: true }));
}
