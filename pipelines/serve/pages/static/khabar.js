// Everything works without this: suggestions while typing, a search inside facets, "/" goes to the search box, a sign that
// a page is loading.
"use strict";

const box = document.querySelector("input[name=q]");
const list = document.getElementById("suggestions");
let asked = "";

async function suggest() {
  const word = box.value.trim();
  if (word.length < 2 || word === asked) return;
  asked = word;
  const answer = await fetch(`/v1/suggest?q=${encodeURIComponent(word)}`);
  const found = answer.ok ? (await answer.json()).suggestions : [];
  if (word !== asked) return;
  list.replaceChildren(...found.map((one) => new Option(one.value, one.value)));
}

// Asks when the typing pauses; what fails is asked again with the next letter.
function whileTyping(input, ask) {
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(input).catch(() => {}), 180);
  });
}

if (box) whileTyping(box, suggest);

function toggled(facet, value) {
  const address = new URL(location.href);
  const pairs = [...address.searchParams].filter(([name]) => name !== "cursor");
  const rest = pairs.filter(([name, had]) => name !== facet || had !== value);
  if (rest.length === pairs.length) rest.push([facet, value]);
  return `${address.pathname}?${new URLSearchParams(rest)}`;
}

async function findValues(input) {
  const list = input.nextElementSibling;
  const word = input.value.trim();
  const answer = word ? await fetch(`/v1/facets/${input.dataset.facet}?size=7&prefix=${encodeURIComponent(word)}`) : null;
  const found = answer?.ok ? (await answer.json()).values : [];
  if (word !== input.value.trim()) return;
  list.replaceChildren(...found.map((one) => {
    const link = document.createElement("a");
    link.href = toggled(input.dataset.facet, one.value);
    link.rel = "nofollow";
    for (const [name, text] of [["tick", ""], ["name", one.value], ["count", one.articles]]) {
      const part = document.createElement("span");
      part.className = name;
      part.textContent = text;
      link.append(part);
    }
    const item = document.createElement("li");
    item.append(link);
    return item;
  }));
}

for (const input of document.querySelectorAll("input[data-facet]")) {
  input.hidden = false;
  whileTyping(input, findValues);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) {
    event.preventDefault();
    box?.focus();
    box?.select();
  }
});

const loading = (on) => document.documentElement.classList.toggle("loading", on);
document.addEventListener("submit", () => loading(true));
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  const target = link?.getAttribute("href") ?? "#";
  if (plain && !target.startsWith("#") && !target.startsWith("/v1/")) loading(true);
});
window.addEventListener("pageshow", () => loading(false));
