"use strict";
/* The office by keyboard: 2 1 Enter, and on to the next match. Everything here works without it, only slower. */
(() => {
  const trouble = document.getElementById("trouble");
  if (trouble) trouble.focus();

  const round = document.querySelector("form[data-round]");
  if (!round) return;
  const fields = [...round.querySelectorAll("input[data-goals]")];
  const last = round.querySelector("[data-last]");
  const on = (field) => {
    const next = fields[fields.indexOf(field) + 1];
    if (next) {
      next.focus();
      next.select();
    } else if (last) {
      last.focus();
    }
  };
  round.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!fields.includes(field)) return;
    const place = fields.indexOf(field);
    if (event.key === "Enter" || event.key === "-" || event.key === " ") {
      event.preventDefault();
      on(field);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = fields[place + (event.key === "ArrowDown" ? 2 : -2)];
      if (next) {
        event.preventDefault();
        next.focus();
        next.select();
      }
    } else if (event.key === "Backspace" && field.value === "" && place > 0) {
      event.preventDefault();
      fields[place - 1].focus();
    }
  });
  round.addEventListener("input", (event) => {
    const field = event.target;
    if (!fields.includes(field)) return;
    field.value = field.value.replace(/\D/g, "");
    // One digit is a whole number of goals nearly always; 10 and more are typed after going back.
    if (field.dataset.goals === "home" && field.value.length === 1 && event.inputType === "insertText") on(field);
  });
  const first = fields.find((field) => field.value === "");
  if (first && !trouble) first.focus();
})();
