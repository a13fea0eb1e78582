// Finds entries by the beginnings of their words. The index lies in small scripts beside this one,
// because a page that is opened from a disk may load scripts and nothing else.
(() => {
  "use strict";

  const cardsPerFile = 500;
  const mostShown = 60;
  const longestWord = 40;
  const folder = new URL(".", document.currentScript.src);
  const root = new URL("../", folder);
  const loaded = new Map();
  const contents = new Map();

  window.curateIndex = (name, content) => contents.set(name, content);

  function load(name) {
    if (!loaded.has(name)) {
      loaded.set(name, new Promise(resolve => {
        const script = document.createElement("script");
        script.src = new URL(`${name}.js`, folder);
        script.onload = () => resolve(contents.get(name));
        script.onerror = () => resolve(null);
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  }

  const wordsOf = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{Nd}]+/gu) ?? [];

  const shardOf = word => [...Array(Math.min(2, word.length)).keys()]
    .map(i => /[a-z0-9]/.test(word[i]) ? word[i] : word.charCodeAt(i).toString(16).toUpperCase().padStart(4, "0"))
    .join("");

  // Number of each entry that has a word beginning so, with how well it fits.
  async function entriesWith(start) {
    const found = new Map();
    const note = (number, score) => found.set(number, Math.max(score, found.get(number) ?? 0));
    for (const [word, [names, texts]] of Object.entries(await load(`words/${shardOf(start)}`) ?? {})) {
      if (word.startsWith(start)) {
        names.forEach(number => note(number, word === start ? 4 : 3));
        texts.forEach(number => note(number, word === start ? 2 : 1));
      }
    }
    return found;
  }

  async function find(text) {
    const words = [...new Set(wordsOf(text).map(word => word.slice(0, longestWord)))].slice(0, 12);
    const [first, ...others] = await Promise.all(words.map(entriesWith));
    return [...first ?? []]
      .filter(([number]) => others.every(found => found.has(number)))
      .map(([number, score]) => ({ number, score: others.reduce((sum, found) => sum + found.get(number), score) }))
      .sort((a, b) => b.score - a.score || a.number - b.number)
      .map(({ number }) => number);
  }

  async function card(number) {
    const cards = await load(`cards/${Math.floor(number / cardsPerFile)}`);
    return cards?.[number % cardsPerFile];
  }

  function row([path, name, kind, kindClass, edges]) {
    const item = document.createElement("li");
    const line = item.appendChild(document.createElement("p"));
    line.className = "line";
    const link = line.appendChild(document.createElement("a"));
    link.href = new URL(path, root);
    link.appendChild(document.createElement("bdi")).textContent = name;
    const label = document.createElement("span");
    label.className = kindClass;
    label.textContent = kind;
    const count = document.createElement("span");
    count.className = "edges";
    count.textContent = edges === 1 ? "1 edge" : `${edges} edges`;
    line.append(" ", label, " ", count);
    return item;
  }

  let latest = 0;
  async function show(text) {
    const turn = ++latest;
    const numbers = await find(text);
    const cards = await Promise.all(numbers.slice(0, mostShown).map(card));
    if (turn !== latest) return;
    document.getElementById("results").replaceChildren(...cards.filter(Boolean).map(row));
    document.getElementById("found").textContent =
      !text.trim() ? ""
      : numbers.length === 0 ? "Nothing found. Every word has to be in the name, another name or the description; its beginning is enough."
      : numbers.length > mostShown ? `The ${mostShown} best of ${numbers.length} entries.`
      : numbers.length === 1 ? "1 entry." : `${numbers.length} entries.`;
  }

  const form = document.getElementById("search");
  const input = form.elements.namedItem("q");
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  input.addEventListener("input", () => show(input.value));
  form.addEventListener("submit", event => { event.preventDefault(); show(input.value); });
  show(input.value);
})();
