"use strict";
// Sorting of tables by their column heads, filters of long tables, and buttons that copy. Without
// scripts every table stands as it is and every text can be selected.
const chinese = document.documentElement.lang.startsWith("zh");

for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  const names = heads.map((th) => th.textContent);
  heads.forEach((th, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = names[column];
    th.replaceChildren(button);
    button.addEventListener("click", () => sort(table, heads, column));
  });
  if (table.classList.contains("stacks")) {
    for (const row of table.tBodies[0].rows) [...row.cells].forEach((cell, i) => (cell.dataset.label = names[i]));
  }
}

function sort(table, heads, column) {
  const th = heads[column];
  const down = th.getAttribute("aria-sort") === "ascending";
  heads.forEach((h) => h.removeAttribute("aria-sort"));
  th.setAttribute("aria-sort", down ? "descending" : "ascending");
  const numeric = th.classList.contains("num");
  const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
  const number = (text) => (text === "" ? -Infinity : text === "inf" ? Infinity : Number(text.replaceAll(",", "").replace("−", "-")));
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => {
    const x = key(a), y = key(b);
    let order = x.localeCompare(y, document.documentElement.lang, { numeric: true });
    if (numeric) order = number(x) === number(y) ? 0 : number(x) < number(y) ? -1 : 1;
    return down ? -order : order;
  });
  table.tBodies[0].append(...rows);
}

const filters = document.getElementById("filters");
if (filters) {
  const rows = [...document.getElementById(filters.dataset.table).tBodies[0].rows];
  const search = document.getElementById("filter");
  const output = filters.querySelector("output");
  const choose = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const wanted = [...filters.querySelectorAll("select")].every((s) => s.value === "" || row.dataset[s.dataset.column] === s.value);
      row.hidden = !(wanted && words.every((w) => text.includes(w)));
      if (!row.hidden) shown++;
    }
    output.textContent = shown === rows.length ? output.dataset.of : `${shown} / ${output.dataset.of}`;
  };
  filters.addEventListener("input", choose);
  filters.addEventListener("submit", (event) => event.preventDefault());
}

for (const box of document.querySelectorAll(".copy")) {
  const text = box.firstElementChild;
  if (text.id === "embed") {
    // Addresses in the snippet are relative to this page unless the book knows where it stands.
    text.textContent = text.textContent.replaceAll(/(href|src)="(\.\.\/[^"]+)"/g, (_, name, to) => `${name}="${new URL(to, location.href)}"`);
  }
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = chinese ? "复制" : "Copy";
  button.addEventListener("click", async () => {
    button.textContent = (await copy(text)) ? (chinese ? "已复制" : "Copied") : (chinese ? "已选中" : "Selected");
    button.dataset.done = "";
  });
  box.append(button);
}

// copy puts a text on the clipboard; where that is not allowed, as on a page from a file, it selects
// the text and tries the older way.
async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    const selection = getSelection();
    selection.selectAllChildren(element);
    return document.execCommand("copy");
  }
}

// A link to something within a closed part opens that part.
function reveal() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const part = target.closest("details");
  if (part && !part.open) {
    part.open = true;
    target.scrollIntoView();
  }
}
addEventListener("hashchange", reveal);
reveal();
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => (d.open = true)));
