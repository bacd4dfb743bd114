// The sandbox's clock: what it shows, and buttons that move it.
import { post } from "./api.js";
import { button } from "./button.js";
import { choice, fill, h } from "./dom.js";
import { moment, ZONE } from "./format.js";
import { t } from "./i18n.js";
import { present, refresh, status } from "./status.js";

const STEPS = [
  ["1 s", 1],
  ["10 s", 10],
  ["1 min", 60],
  ["10 min", 600],
  ["1 h", 3600],
];

/** An element that shows the present, and a function that ends it. */
export function clockFace(attributes = {}) {
  const face = h("time", attributes);
  const draw = () => {
    const now = present();
    face.textContent = now === null ? "" : moment(now);
  };
  const timer = setInterval(draw, 500);
  const unwatch = status.watch(draw);
  draw();
  return [
    face,
    () => {
      clearInterval(timer);
      unwatch();
    },
  ];
}

/** A row with the clock and its buttons, and a function that ends it. */
export function clockBar() {
  const [face, stop] = clockFace({ class: "mono" });
  const kind = h("span.chip");
  const hint = h("p.soft.small");
  const amount = h("input", { type: "number", min: "0", step: "any", value: "60", "aria-label": t("amount") });
  const unit = choice(
    [
      ["advance", t("seconds")],
      ["polls", t("polls")],
    ],
    "advance",
    { "aria-label": t("unit") },
  );
  const steps = STEPS.map(([text, seconds]) =>
    button(`+${text}`, () => move({ advance: seconds }), { "aria-label": t("advanceBy", { text }) }),
  );
  const poll = button(`+1 ${t("poll")}`, () => move({ polls: 1 }));
  const free = button(t("advance"), () => move({ [unit.value]: Number(amount.value) }));
  const unwatch = status.watch(draw);
  draw();
  const bar = h(
    "section.clock.card",
    { "aria-label": t("clock") },
    h("p.face", h("span.soft", t("clock")), " ", face, h("span.soft.small", ZONE), " ", kind),
    h("div.row", steps, poll, h("span.free", amount, unit, free)),
    hint,
  );
  return [
    bar,
    () => {
      stop();
      unwatch();
    },
  ];

  function draw() {
    const clock = status.get()?.clock;
    if (!clock) return;
    fill(kind, t(`clock.${clock.kind}`));
    poll.disabled = !clock.pollStep;
    fill(
      hint,
      t(`clockHint.${clock.kind}`),
      " ",
      clock.pollStep ? t("pollHint", { seconds: clock.pollStep }) : t("noPollHint"),
    );
  }
}

async function move(how) {
  await post("clock", how);
  await refresh();
}
