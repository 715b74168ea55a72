"use strict";
// Sorting of tables by their column heads, and the filter of long tables. Without scripts every
// table stands as it is.
for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((th, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = th.textContent;
    th.replaceChildren(button);
    button.addEventListener("click", () => sort(table, heads, column));
  });
}

function sort(table, heads, column) {
  const th = heads[column];
  const down = th.getAttribute("aria-sort") === "ascending";
  heads.forEach((h) => h.removeAttribute("aria-sort"));
  th.setAttribute("aria-sort", down ? "descending" : "ascending");
  const key = (row) => row.cells[column].textContent.trim();
  const number = (text) => (text === "" ? NaN : Number(text.replaceAll(",", "").replace("−", "-")));
  const rows = [...table.tBodies[0].rows];
  const numeric = th.classList.contains("num");
  rows.sort((a, b) => {
    const x = key(a), y = key(b);
    const order = numeric ? (number(x) || 0) - (number(y) || 0) : x.localeCompare(y, document.documentElement.lang);
    return down ? -order : order;
  });
  table.tBodies[0].append(...rows);
}

const filter = document.getElementById("filter");
if (filter) {
  const rows = [...document.getElementById(filter.dataset.table).tBodies[0].rows];
  filter.addEventListener("input", () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((w) => text.includes(w));
    }
  });
}
