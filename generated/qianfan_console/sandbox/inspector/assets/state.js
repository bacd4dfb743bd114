// The view of what the sandbox holds: model sets, the newest first, their versions, and what is made of each version.
import { get } from "./api.js";
import { clockBar } from "./clock.js";
import { button } from "./button.js";
import { fill, h } from "./dom.js";
import { t } from "./i18n.js";
import { failed } from "./notice.js";
import { isMoving, setCard } from "./sets.js";
import { changed, status } from "./status.js";

const PAGE = 50; // sets that are asked for at a time
const TICK = 1000; // milliseconds between two looks while something is on its way

/** The view, in `outlet`. */
export function stateView(outlet) {
  const [bar, stopClock] = clockBar();
  const sets = h("div.sets");
  const known = new Map();
  let pages = 1;
  let timer = null;
  let closed = false;
  let looking = false;
  let stale = false;
  const more = button(t("showMore"), () => {
    pages += 1;
    return draw();
  });
  more.hidden = true;
  fill(outlet, h("div.head", h("h1", { tabindex: "-1" }, t("state"))), bar, sets, more);
  const unwatch = changed.watch(() => draw().catch(failed));

  /** Look at the state, and once more when it was asked for meanwhile: never twice at a time. */
  async function draw() {
    stale = true;
    if (looking) return;
    looking = true;
    try {
      while (stale && !closed) {
        stale = false;
        await look();
      }
    } finally {
      looking = false;
    }
  }

  async function look() {
    clearTimeout(timer);
    const { modelSets, more: left } = await load(pages);
    if (closed) return;
    place(modelSets);
    more.hidden = !left;
    if (ticking() && modelSets.some(isMoving)) timer = setTimeout(() => draw().catch(failed), TICK);
  }

  function place(modelSets) {
    for (const each of modelSets) {
      const text = JSON.stringify(each);
      if (known.get(each.id)?.text !== text)
        known.set(each.id, { text, element: setCard(each, known.get(each.id)?.element) });
    }
    const elements = modelSets.map(({ id }) => known.get(id).element);
    if (elements.length !== sets.children.length || elements.some((each, index) => sets.children[index] !== each)) {
      const focused = document.activeElement?.closest(".set")?.id;
      fill(sets, elements.length ? elements : h("div.card.empty", t("noState")));
      if (focused) document.getElementById(focused)?.querySelector("summary")?.focus();
    }
  }

  return {
    show: draw,
    close() {
      closed = true;
      clearTimeout(timer);
      stopClock();
      unwatch();
    },
  };
}

const ticking = () => status.get()?.clock.kind !== "manual";

async function load(pages) {
  const modelSets = [];
  let more = true;
  for (let page = 0; page < pages && more; page += 1) {
    const after = modelSets.at(-1)?.id;
    const answer = await get(`state?newest=1&limit=${PAGE}${after ? `&after=${encodeURIComponent(after)}` : ""}`);
    modelSets.push(...answer.modelSets);
    more = answer.more;
  }
  return { modelSets, more };
}
