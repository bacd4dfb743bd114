// What the reader chose, kept by the browser; a browser that keeps nothing is no error.

/** The kept value of `name`, if it is one of `allowed`. */
export function recall(name, allowed) {
  try {
    const value = localStorage.getItem(`qianfan-sandbox.${name}`);
    return allowed.includes(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keep `value`. */
export function remember(name, value) {
  try {
    localStorage.setItem(`qianfan-sandbox.${name}`, value);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}
