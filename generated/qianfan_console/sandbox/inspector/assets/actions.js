// The Actions as the specs describe them; they do not change while the page is open.
import { get } from "./api.js";

let asked = null;

/** All Actions. */
export function actions() {
  asked ??= get("reference").then(
    (answer) => answer.actions,
    (error) => {
      asked = null;
      throw error;
    },
  );
  return asked;
}
