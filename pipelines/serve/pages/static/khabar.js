// Everything works without this: suggestions while typing, "/" goes to the search box, a sign that a page is loading.
"use strict";

const box = document.querySelector("input[type=search]");
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

let waiting;
box?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => suggest().catch(() => {}), 180);
});

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
