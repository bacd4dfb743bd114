// Elements from values. Text goes in as text nodes only, so that nothing a request carries becomes markup.

/** An element: `attributes` by name, `on…` for listeners, `class`, true for a bare attribute, false or null for none. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...present(children));
  return element;
}

/** Put `children` in the place of what `element` holds. */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
  return element;
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

/** A link to another site, or plain text where the address is not one that a browser should follow. */
export function outside(address, text = address) {
  if (!/^https?:\/\//.test(address ?? "")) return h("span", {}, text ?? "");
  return h("a", { class: "outside", href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** A form field with its label. */
export function field(label, control) {
  return h("label", { class: "field" }, h("span", {}, label), control);
}

/** A select of [value, text] pairs. */
export function choice(options, value, attributes = {}) {
  const select = h("select", attributes, options.map(([each, text]) => h("option", { value: each }, text ?? each)));
  if (value !== undefined) select.value = value;
  return select;
}

/** A button that waits for its work, and cannot be pressed meanwhile; what goes wrong is handed to `failed`. */
export function button(text, work, { kind = "", failed = console.error, ...attributes } = {}) {
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
