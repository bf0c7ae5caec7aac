// Passkeys: the two ceremonies of WebAuthn, on the log-in page and on one's account. Without them a password does.
"use strict";
(() => {
  if (!window.PublicKeyCredential) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const key = () => document.querySelector("input[name=csrf]").value;
  const told = document.querySelector("[data-passkey-told]");

  async function post(address, body) {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": key() },
      body: JSON.stringify(body ?? {}),
    });
    const data = await answer.json();
    if (!answer.ok) throw new Error(data.error.text);
    return data;
  }

  const shown = (made, response) => ({
    id: made.id,
    rawId: text(made.rawId),
    type: made.type,
    clientExtensionResults: made.getClientExtensionResults(),
    response,
  });

  async function add(button) {
    const options = await post("/account/passkeys/options");
    options.challenge = bytes(options.challenge);
    options.user.id = bytes(options.user.id);
    for (const each of options.excludeCredentials ?? []) each.id = bytes(each.id);
    const made = await navigator.credentials.create({ publicKey: options });
    const name = button.form.elements.name.value;
    await post(
      `/account/passkeys?name=${encodeURIComponent(name)}`,
      shown(made, {
        clientDataJSON: text(made.response.clientDataJSON),
        attestationObject: text(made.response.attestationObject),
      }),
    );
    location.reload();
  }

  async function enter(button) {
    const options = await post("/login/passkey/options");
    options.challenge = bytes(options.challenge);
    const made = await navigator.credentials.get({ publicKey: options });
    const { next } = await post(
      `/login/passkey?next=${encodeURIComponent(button.dataset.next)}`,
      shown(made, {
        clientDataJSON: text(made.response.clientDataJSON),
        authenticatorData: text(made.response.authenticatorData),
        signature: text(made.response.signature),
        userHandle: made.response.userHandle ? text(made.response.userHandle) : null,
      }),
    );
    location.assign(next);
  }

  const acts = { add, enter };
  for (const button of document.querySelectorAll("[data-passkey]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      told.hidden = true;
      try {
        await acts[button.dataset.passkey](button);
      } catch (error) {
        told.textContent = error.message;
        told.hidden = false;
      }
    });
  }
})();
