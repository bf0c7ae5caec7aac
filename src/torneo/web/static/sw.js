"use strict";
/* Answers for the server when it cannot be reached: the phone's page, links for scoring, and files of ours.
   Everything else goes to the network as if this were not here. */
const CACHE = "torneo-phone-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
      await self.clients.claim();
      // The page that brought this script was loaded before there was anybody to keep it.
      const cache = await caches.open(CACHE);
      for (const client of await self.clients.matchAll({ type: "window" })) {
        const path = new URL(client.url).pathname;
        if (isPage(path)) await keep(cache, new Request(client.url, { credentials: "same-origin" }));
      }
    })(),
  );
});

const isPage = (path) => path === "/office/phone" || path.startsWith("/score/");
const isFile = (path) => path.startsWith("/static/") || path === "/phone.webmanifest";

const keep = async (cache, request) => {
  try {
    const answer = await fetch(request);
    if (!answer.ok || answer.redirected) return answer;
    await cache.put(request, answer.clone());
    if ((answer.headers.get("content-type") || "").includes("text/html")) {
      const files = (await answer.clone().text()).match(/\/static\/[0-9a-f]+\/[\w.-]+/g) || [];
      for (const file of new Set(files)) if (!(await cache.match(file))) await cache.add(file).catch(() => undefined);
    }
    return answer;
  } catch {
    return undefined;
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (isFile(url.pathname)) {
    event.respondWith(
      (async () => {
        const cache = await caches.open(CACHE);
        return (await cache.match(request, { ignoreVary: true })) || (await keep(cache, request)) || Response.error();
      })(),
    );
  } else if (isPage(url.pathname)) {
    event.respondWith(
      (async () => {
        const cache = await caches.open(CACHE);
        return (await keep(cache, request)) || (await cache.match(request, { ignoreSearch: true, ignoreVary: true })) || Response.error();
      })(),
    );
  }
});
