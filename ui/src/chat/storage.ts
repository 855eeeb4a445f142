/**
 * What this browser remembers. On a shared computer nothing outlives the tab: local storage is left alone.
 * Storage may be forbidden or full; then the page works and simply forgets.
 */
const SHARED = "placette.shared";

export function isShared(): boolean {
  return get(() => sessionStorage, SHARED) === "1";
}

export function setShared(shared: boolean): void {
  if (shared) {
    for (const key of keys(() => localStorage)) remove(() => localStorage, key);
    put(() => sessionStorage, SHARED, "1");
  } else {
    remove(() => sessionStorage, SHARED);
  }
}

/** For choices: kept on one's own device, dropped with the tab on a shared one. */
export function lasting(key: string): string | null {
  return get(isShared() ? () => sessionStorage : () => localStorage, key);
}

export function setLasting(key: string, value: string): void {
  put(isShared() ? () => sessionStorage : () => localStorage, key, value);
}

/** What begins with `name` goes, wherever it was kept. */
export function forgetLasting(name: string): void {
  for (const storage of [() => localStorage, () => sessionStorage]) {
    for (const key of keys(storage)) if (key.startsWith(name)) remove(storage, key);
  }
}

/** For drafts and unsent texts: they survive a reload, never the tab. */
export function passing(key: string): string | null {
  return get(() => sessionStorage, key);
}

export function setPassing(key: string, value: string | null): void {
  if (value === null) remove(() => sessionStorage, key);
  else put(() => sessionStorage, key, value);
}

/** Signing out: no draft stays behind. */
export function forgetPassing(): void {
  for (const key of keys(() => sessionStorage)) remove(() => sessionStorage, key);
}

function keys(storage: () => Storage): string[] {
  try {
    return Object.keys(storage()).filter((key) => key.startsWith("placette."));
  } catch {
    return [];
  }
}

function get(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

function put(storage: () => Storage, key: string, value: string): void {
  try {
    storage().setItem(key, value);
  } catch {
    // Full or forbidden: forgetting is allowed.
  }
}

function remove(storage: () => Storage, key: string): void {
  try {
    storage().removeItem(key);
  } catch {
    // The same.
  }
}
