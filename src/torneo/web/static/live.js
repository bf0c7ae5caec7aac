"use strict";
/* Open pages move by themselves: the server says that something was recorded, the page asks for itself once more and
   takes over what differs. Nothing here is needed to read a page. */
(() => {
  const box = document.querySelector("[data-live]");
  const main = document.getElementById("main");
  if (!box || !main || !window.EventSource) return;
  const told = box.querySelector("[data-told]");
  const moved = box.querySelector("[data-moved]");
  const on = box.querySelector("[data-on]");
  const off = box.querySelector("[data-off]");
  const edition = box.dataset.edition;
  // A page that is being filled in, or one that somebody left open while logged in, is not touched: only told.
  const isForm = Boolean(main.querySelector("form[method=post]"));
  const IDLE = 10 * 60 * 1000;
  const SILENCE = 40 * 1000;

  let last = Number(box.dataset.live); // the last entry that this page was told of
  let shown = last; // the last entry that it shows
  let heard = Date.now();
  let active = Date.now();
  let source;
  let later;
  let isBusy = false;
  let again;

  const state = (isOn) => {
    on.hidden = !isOn;
    off.hidden = isOn;
    document.documentElement.classList.toggle("stale", !isOn);
    if (!isOn) {
      const at = new Date(heard);
      off.querySelector("time").textContent = at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    }
  };

  const close = () => {
    if (source) source.close();
    source = undefined;
    clearTimeout(again);
  };

  const open = () => {
    close();
    if (document.visibilityState === "hidden") return; // browsers allow few lines to a server, and nobody looks
    source = new EventSource(`/live?after=${last}`);
    source.onopen = () => {
      heard = Date.now();
      state(true);
    };
    source.onmessage = (event) => {
      const news = JSON.parse(event.data);
      heard = Date.now();
      last = news.head;
      const isOurs = !edition || !news.whole || news.news.some((each) => !each.edition || each.edition === edition);
      soon(isOurs ? 300 : 3000); // another edition may move this one too; spread, so that not all ask at once
    };
    source.addEventListener("beat", (event) => {
      heard = Date.now();
      if (JSON.parse(event.data).head !== last) open();
    });
    source.addEventListener("reset", (event) => {
      last = JSON.parse(event.data).head;
      soon(300);
    });
    source.onerror = () => {
      state(false);
      if (source && source.readyState === EventSource.CLOSED) again = setTimeout(open, 30000);
    };
  };

  const soon = (most) => {
    if (later) return;
    later = setTimeout(() => {
      later = undefined;
      renew();
    }, Math.random() * most);
  };

  const renew = async () => {
    if (isForm || (box.hasAttribute("data-signed") && Date.now() - active > IDLE)) {
      moved.hidden = false;
      return;
    }
    if (isBusy) return soon(300);
    isBusy = true;
    const since = shown;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-cache" });
      if (!answer.ok || answer.redirected) {
        moved.hidden = false;
        return;
      }
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const from = fresh.querySelector("[data-live]");
      const next = fresh.getElementById("main");
      if (!from || !next) return;
      shown = Number(from.dataset.live);
      if (take(main, next)) await announce(since);
      box.dataset.live = shown; // what is on the page is that of this entry
    } catch {
      state(false);
    } finally {
      isBusy = false;
    }
    if (shown < last) soon(300);
  };

  const announce = async (since) => {
    const answer = await fetch(`/live/said?after=${since}`);
    if (!answer.ok) return;
    const { said } = await answer.json();
    told.textContent = said.join(" · ");
    setTimeout(() => {
      if (told.textContent === said.join(" · ")) told.textContent = "";
    }, 15000);
  };

  // Take over what differs, as little as possible: focus, scrolling and what is typed elsewhere stay.
  const take = (old, next) => {
    const unfolded = [...old.querySelectorAll("tr.reasons")].map((row) => {
      const link = row.previousElementSibling && row.previousElementSibling.querySelector("a.why");
      row.remove();
      if (link) link.removeAttribute("aria-expanded");
      return link && link.getAttribute("href");
    });
    for (const each of old.querySelectorAll(".just-moved")) plain(each);
    for (const each of old.querySelectorAll("[data-htmx-powered]")) each.removeAttribute("data-htmx-powered");
    const changed = morph(old, next);
    for (const href of unfolded) {
      const link = href && [...old.querySelectorAll("a.why")].find((each) => each.getAttribute("href") === href);
      if (link) link.click();
    }
    return changed;
  };

  const plain = (each) => {
    each.classList.remove("just-moved");
    if (!each.getAttribute("class")) each.removeAttribute("class");
  };

  const shell = (node) =>
    node.cloneNode(false).outerHTML + [...node.childNodes].filter((each) => each.nodeType === 3).map((each) => each.data.trim()).join("|");

  const morph = (old, next) => {
    if (old.isEqualNode(next)) return 0;
    const mine = [...old.children];
    const theirs = [...next.children];
    if (old === main || (mine.length && mine.length === theirs.length && shell(old) === shell(next))) {
      if (mine.length === theirs.length) return mine.reduce((sum, each, place) => sum + morph(each, theirs[place]), 0);
      old.replaceChildren(...next.childNodes);
      if (window.htmx) window.htmx.process(old);
      return 1;
    }
    const hasFocus = old.contains(document.activeElement) && document.activeElement.id;
    old.replaceWith(next);
    next.classList.add("just-moved");
    setTimeout(() => plain(next), 6000);
    if (window.htmx) window.htmx.process(next);
    if (hasFocus) document.getElementById(hasFocus)?.focus();
    return 1;
  };

  for (const kind of ["pointerdown", "keydown", "scroll"]) {
    addEventListener(kind, () => (active = Date.now()), { passive: true, capture: true });
  }
  addEventListener("offline", () => state(false));
  addEventListener("online", open);
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => event.persisted && open());
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? close() : open()));
  setInterval(() => {
    if (source && Date.now() - heard > SILENCE) {
      state(false);
      open();
    }
  }, 10000);
  open();
})();
