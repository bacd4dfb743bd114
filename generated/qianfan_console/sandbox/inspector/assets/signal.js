// A value that tells its watchers when it changes.

/** A signal holding `value`: `get`, `set`, and `watch`, which gives a function that ends the watching. */
export function signal(value) {
  const watchers = new Set();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const watcher of [...watchers]) watcher(value);
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}
