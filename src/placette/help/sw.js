// Keeps the help page for when the line is gone. Nothing else: on a shared computer only this public page may stay.
// The server puts `VERSION` above; it changes with the page. Registered for /aide, it never sees the chat.
const NAME = `aide-${VERSION}`;
const STYLE = "/notice.css";
const LATE_MS = 4000;
const kept = (lang) => `/aide?lang=${lang}`;

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(forget()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname === "/aide") event.respondWith(fromLine(event.request, kept(language(url))));
  if (url.pathname === STYLE) event.respondWith(fromLine(event.request, STYLE));
});

async function keep() {
  const cache = await caches.open(NAME);
  for (const path of [kept("fr"), kept("en"), STYLE]) {
    const answer = await fetch(path, { credentials: "omit", cache: "no-store" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await cache.put(path, answer);
  }
  await self.skipWaiting();
}

async function forget() {
  const old = (await caches.keys()).filter((name) => name.startsWith("aide-") && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
}

// As the server chooses: the language that the address names, else French unless the browser reads English first.
function language(url) {
  const named = url.searchParams.get("lang");
  if (named === "fr" || named === "en") return named;
  return navigator.language.toLowerCase().startsWith("en") ? "en" : "fr";
}

// From the server; from the copy when nothing comes back in time, or when the server itself is down.
async function fromLine(request, path) {
  const late = new Promise((resolve) => setTimeout(resolve, LATE_MS, null));
  const answer = await Promise.race([fetch(request).catch(() => null), late]);
  if (answer && answer.status < 500) return answer;
  const copy = await (await caches.open(NAME)).match(path, { ignoreVary: true });
  return copy ?? answer ?? Response.error();
}
