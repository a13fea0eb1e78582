// Keys press what is on the page: an element says with data-key which key is its own, and only what can be seen answers.
(() => {
  "use strict";

  const isTyping = element => element.matches?.("input, textarea, select");
  const scope = () => document.querySelector("dialog[open]") ?? document;
  let leaving = false;

  function open(id) {
    const dialog = document.getElementById(id);
    if (!dialog) return;
    dialog.showModal();
    dialog.querySelector("[autofocus]")?.focus();
  }

  document.addEventListener("keydown", event => {
    if (leaving || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target;
    if (moveInList(event)) return;
    if (isTyping(target)) {
      if (event.key === "Escape" && !target.closest("dialog")) target.blur();
      if (event.key === "Enter" && target.matches("select")) {
        event.preventDefault();
        target.form.requestSubmit();
      }
      return;
    }
    // A link or button with the focus is what Enter is for.
    if (event.key === "Enter" && target.closest("a, button, summary")) return;
    const own = scope().querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!own || (scope() === document && own.closest("dialog"))) return;
    event.preventDefault();
    if (isTyping(own)) own.focus();
    else own.click();
  });

  // Rows of a list and things found: n and p, or the arrows, go from one to the next.
  function moveInList(event) {
    const step = { ArrowDown: 1, ArrowUp: -1, n: 1, p: -1 }[event.key];
    const isArrow = event.key.startsWith("Arrow");
    if (!step || (isTyping(event.target) && !(isArrow && event.target.matches("[data-find]")))) return false;
    const rows = [...scope().querySelectorAll("dialog[open] .found button, .questions a")];
    if (rows.length === 0) return false;
    const at = rows.indexOf(document.activeElement);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step))];
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  }

  document.addEventListener("click", event => {
    const button = event.target.closest("[data-open], [data-close], [data-swap]");
    if (!button) return;
    if (button.dataset.open) open(button.dataset.open);
    else if ("close" in button.dataset) button.closest("dialog").close();
    else swap(button.form);
  });

  function swap(form) {
    const { source, target } = form.elements;
    [source.value, target.value] = [target.value, source.value];
  }

  // One key, one answer: what is pressed while the next page comes is not for this one.
  document.addEventListener("submit", event => {
    if (event.target.method === "dialog") return;
    if (leaving) event.preventDefault();
    leaving = true;
  });
  window.addEventListener("pageshow", () => { leaving = false; });

  // The search of the base, while it is typed.
  for (const field of document.querySelectorAll("[data-find]")) {
    const found = field.closest("form").querySelector(".found");
    const before = found.innerHTML;
    let waiting;
    let asked = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const number = ++asked;
        const text = field.value.trim();
        if (!text) { found.innerHTML = before; return; }
        const answer = await fetch(field.dataset.find + encodeURIComponent(text));
        if (number === asked && answer.ok) found.innerHTML = await answer.text();
      }, 120);
    });
    // Enter takes the first one found, never what the form's own first button is.
    field.addEventListener("keydown", event => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      found.querySelector("button")?.focus();
    });
  }

  // A page of the paper that was not read yet when this page was made.
  for (const place of document.querySelectorAll("[data-load]")) {
    fetch(place.dataset.load).then(async answer => {
      place.innerHTML = answer.ok ? await answer.text() : "<p class=\"none\">The paper cannot be shown; load the page again to see why.</p>";
      show();
    });
  }

  // The marked words are brought into view within the paper alone; the proposal stays where it is.
  function show() {
    const pane = document.querySelector("section.paper");
    const mark = pane?.querySelector(".hit, details[open] mark");
    if (!mark) return;
    const box = mark.getBoundingClientRect();
    const within = pane.getBoundingClientRect();
    if (pane.scrollHeight > pane.clientHeight) pane.scrollTop += box.top - within.top - pane.clientHeight / 3;
  }

  show();
})();
