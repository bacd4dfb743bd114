// Elements from values. Text goes in as text nodes only, so that nothing a request carries becomes markup.

/**
 * An element: `h("p.soft.small", { lang: "en" }, "text", another)`. The attributes may be left out. `on…` names a
 * listener, true gives a bare attribute, false and null give none; children that are false or null are left out too.
 */
export function h(name, ...rest) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  if (rest[0]?.constructor === Object) decorate(element, rest.shift());
  element.append(...present(rest));
  return element;
}

function decorate(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else if (![false, null, undefined].includes(value)) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
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
  if (!/^https?:\/\//.test(address ?? "")) return h("span", text ?? "");
  return h("a", { class: "outside", href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** A form field with its label. */
export function field(label, control) {
  return h("label.field", h("span", label), control);
}

/** A select of [value, text] pairs. */
export function choice(options, value, attributes = {}) {
  const select = h(
    "select",
    attributes,
    options.map(([each, text]) => h("option", { value: each }, text ?? each)),
  );
  if (value !== undefined) select.value = value;
  return select;
}
