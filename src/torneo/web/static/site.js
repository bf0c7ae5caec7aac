// Small comforts; every page works without them.

// "Why?" unfolds below its row; asked again it folds away.
document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest("a.why[hx-get]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const row = link.closest("tr");
  const next = row.nextElementSibling;
  if (next && next.classList.contains("reasons")) {
    next.remove();
    link.setAttribute("aria-expanded", "false");
    event.preventDefault();
    event.stopImmediatePropagation();
  } else {
    link.setAttribute("aria-expanded", "true");
  }
}, true);

// The tab one is on stands in sight, however narrow the screen.
for (const tab of document.querySelectorAll(".tabs [aria-current], .pages [aria-current]")) {
  const strip = tab.closest(".tabs, .pages");
  strip.scrollLeft = tab.offsetLeft - (strip.clientWidth - tab.offsetWidth) / 2;
}

// What comes anew in its place keeps the focus of what it replaces.
let focused = "";
document.addEventListener("htmx:before:swap", () => (focused = document.activeElement ? document.activeElement.id : ""));
document.addEventListener("htmx:after:swap", () => {
  const there = focused && document.getElementById(focused);
  if (there && document.activeElement !== there) there.focus({ preventScroll: true });
});
