// Light or dark: as the system has it, until the reader chooses; the choice is remembered.
import { recall, remember } from "./memory.js";
import { signal } from "./signal.js";

const system = matchMedia("(prefers-color-scheme: dark)");

/** "light" or "dark". */
export const theme = signal(recall("theme", ["light", "dark"]) ?? (system.matches ? "dark" : "light"));

system.addEventListener("change", () => {
  if (!recall("theme", ["light", "dark"])) theme.set(system.matches ? "dark" : "light");
});
theme.watch(show);
show(theme.get());

/** Change to the other one. */
export function toggleTheme() {
  theme.set(theme.get() === "dark" ? "light" : "dark");
  remember("theme", theme.get());
}

function show(value) {
  document.documentElement.dataset.theme = value;
}
