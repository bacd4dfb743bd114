// The two languages of the page. Names of fields, Actions and statuses stay as the vendor's pages spell them.
import { recall, remember } from "./memory.js";
import { signal } from "./signal.js";
import { chinese } from "./chinese.js";
import { english } from "./english.js";

const WORDS = { en: english, zh: chinese };
const TAGS = { en: "en", zh: "zh-Hans" };

/** "en" or "zh": what the reader chose, or what the browser asks for. */
export const language = signal(recall("language", ["en", "zh"]) ?? (/^zh/i.test(navigator.language) ? "zh" : "en"));

/** The text of `key`, with `{name}` replaced by the value of that name; `key.one` where the first value is 1. */
export function t(key, values = {}) {
  const words = WORDS[language.get()];
  const text = (Object.values(values)[0] === 1 && words[`${key}.one`]) || words[key];
  if (text === undefined) throw new Error(`no text is called ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** Change to the other language. */
export function toggleLanguage() {
  const next = language.get() === "en" ? "zh" : "en";
  remember("language", next);
  language.set(next);
}

/** The language tag for the page. */
export const languageTag = () => TAGS[language.get()];
