// The requests that the sandbox received, as far as the page knows them: oldest first, the newest thousand.
import { get, remove } from "./api.js";
import { signal } from "./signal.js";

const MOST = 1000;
const PAUSE = 200; // milliseconds: what arrives within them is shown at once
let arriving = [];

/** Summaries of requests. */
export const requests = signal([]);

/** Learn what was missed: at the start, and after each break of the stream. */
export async function catchUp() {
  const known = requests.get().at(-1);
  if (known) {
    const missed = await page(known.number - 1);
    if (missed[0] && same(missed[0], known)) return add(missed);
    requests.set([]); // another sandbox has started, or its requests were forgotten
  }
  const { lastRequest } = await get("status");
  add(await page(Math.max(0, lastRequest - MOST)));
}

async function page(after) {
  return (await get(`requests?after=${after}&limit=${MOST}`)).requests;
}

/** Take in a summary that the stream brought. */
export function arrived(summary) {
  arriving.push(summary);
  if (arriving.length > 1) return;
  setTimeout(() => {
    const batch = arriving;
    arriving = [];
    add(batch);
  }, PAUSE);
}

/** Let the sandbox forget all requests. */
export async function forget() {
  await remove("requests");
  clear();
}

/** Forget what the page knows. */
export function clear() {
  arriving = [];
  requests.set([]);
}

const same = (one, other) => one.number === other.number && one.time === other.time;

function add(batch) {
  if (!batch.length) return;
  const byNumber = new Map(requests.get().map((each) => [each.number, each]));
  for (const each of batch) {
    const known = byNumber.get(each.number);
    if (known && !same(known, each)) byNumber.clear(); // the numbers began anew
    byNumber.set(each.number, each);
  }
  requests.set([...byNumber.values()].sort((one, other) => one.number - other.number).slice(-MOST));
}
