"use strict";
/* Results without a connection: what is typed is put into the browser's own store first and sent from there, each
   result with a key of its own, until the server has answered for it. Nothing is thrown away but by a person. */
(() => {
  const root = document.querySelector("[data-phone]");
  if (!root) return;
  const say = root.dataset;
  const offline = root.querySelector("[data-offline]");
  const state = root.querySelector("[data-state]");
  let sending = false;

  const store = new Promise((resolve, reject) => {
    const asked = indexedDB.open("torneo-results", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("queue", { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const work = async (mode, act) => {
    const db = await store;
    return new Promise((resolve, reject) => {
      const transaction = db.transaction("queue", mode, { durability: "strict" });
      const asked = act(transaction.objectStore("queue"));
      transaction.oncomplete = () => resolve(asked && asked.result);
      transaction.onerror = () => reject(transaction.error);
    });
  };
  const all = () => work("readonly", (queue) => queue.getAll());
  const keep = (item) => work("readwrite", (queue) => queue.put(item));
  const drop = (key) => work("readwrite", (queue) => queue.delete(key));
  const mine = (item) => item.send === say.send && item.who === say.who;

  const newKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return "phone-" + Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");
  };

  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "quiet";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };

  const show = async () => {
    offline.hidden = navigator.onLine;
    const items = (await all()).filter(mine);
    for (const line of root.querySelectorAll("[data-match]")) {
      const place = line.querySelector("[data-queue]");
      const item = items.find((each) => each.match === line.dataset.match);
      place.replaceChildren();
      place.hidden = !item;
      line.classList.toggle("conflict", Boolean(item && item.state !== "waiting"));
      if (!item) continue;
      const text = document.createElement("span");
      const told = item.state === "waiting" ? say.waiting : item.state === "conflict" ? say.conflict : say.refused;
      text.textContent = `${item.home}–${item.away}: ${told} ${item.text || ""}`;
      place.append(text);
      if (item.state !== "waiting") {
        place.append(
          button(say.again, async () => {
            await keep({ ...item, key: newKey(), state: "waiting", text: "", seen: "" });
            await drop(item.key);
            await send();
          }),
          button(say.drop, async () => {
            await drop(item.key);
            await show();
          }),
        );
      }
    }
    return items;
  };

  const tell = (text) => {
    state.textContent = text;
    state.hidden = !text;
  };

  const send = async () => {
    if (sending) return;
    sending = true;
    try {
      for (const item of (await all()).filter((each) => mine(each) && each.state === "waiting")) {
        let answer;
        try {
          answer = await fetch(item.send, {
            method: "POST",
            headers: { Accept: "application/json", "X-CSRF-Token": say.key },
            body: new URLSearchParams({
              match: item.match, home: item.home, away: item.away, key: item.key, seen: item.seen, claimed: item.claimed,
            }),
          });
        } catch {
          break; // no connection: it stays in the queue
        }
        const data = await answer.json().catch(() => ({}));
        if (answer.ok) {
          await drop(item.key);
          const line = [...root.querySelectorAll("[data-match]")].find((each) => each.dataset.match === item.match);
          if (line) {
            line.querySelector("[data-stands]").textContent = data.stands || "";
            line.classList.add("sent");
          }
          tell(`${say.sent} ${data.stands || ""}`);
        } else if (answer.status === 401 || (answer.status === 403 && data.error && data.error.code === "form-key-wrong")) {
          tell(say.login);
          break;
        } else if (answer.status >= 500 || answer.status === 429) {
          break; // later
        } else {
          const conflict = answer.status === 409;
          await keep({ ...item, state: conflict ? "conflict" : "refused", text: (data.error && data.error.text) || "" });
        }
      }
    } finally {
      sending = false;
      await show();
    }
  };

  root.addEventListener("submit", async (event) => {
    const form = event.target.closest("form");
    if (!form || form.dataset.direct) return;
    event.preventDefault();
    const given = new FormData(form);
    const [home, away] = [String(given.get("home")).trim(), String(given.get("away")).trim()];
    if (!/^\d{1,3}$/.test(home) || !/^\d{1,3}$/.test(away)) {
      tell(say.bad);
      return;
    }
    const match = String(given.get("match"));
    try {
      for (const old of (await all()).filter((each) => mine(each) && each.match === match)) await drop(old.key);
      await keep({
        key: newKey(), match, home, away, state: "waiting", text: "", send: say.send, who: say.who,
        claimed: String(given.get("claimed") || ""), seen: String(given.get("seen") || ""),
      });
    } catch {
      form.dataset.direct = "yes"; // a browser without a store: the plain form
      form.requestSubmit();
      return;
    }
    await show();
    await send();
  });

  if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => undefined);
  addEventListener("online", send);
  addEventListener("offline", show);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
  setInterval(send, 20000);
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => undefined);
  send();
})();
