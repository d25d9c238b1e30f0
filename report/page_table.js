/* report/page_table.js - tables that sort, a list that filters, the scale of a
 * chart. */

function el(name, text, attributes) {
  const e = document.createElement(name);
  if (text) e.textContent = text;
  for (const [key, value] of Object.entries(attributes || {})) e.setAttribute(key, value);
  return e;
}

function cellValue(cell) {
  if (cell.dataset.v !== undefined) return cell.dataset.v === "" ? -Infinity : Number(cell.dataset.v);
  return cell.textContent;
}

function sortTable(table, column, th) {
  const down = th.getAttribute("aria-sort") !== "descending";
  const rows = [...table.tBodies[0].rows];
  const values = new Map(rows.map((row) => [row, cellValue(row.cells[column])]));
  const compare = new Intl.Collator(D.ui).compare;
  rows.sort((a, b) => {
    const x = values.get(a), y = values.get(b);
    const c = typeof x === "number" && typeof y === "number" ? x - y || 0 : compare(String(x), String(y));
    return down ? -c : c;
  });
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  th.setAttribute("aria-sort", down ? "descending" : "ascending");
  table.tBodies[0].append(...rows);
}

function makeSortable(table) {
  [...table.tHead.rows[0].cells].forEach((th, column) => {
    const button = el("button", th.textContent, { type: "button" });
    th.replaceChildren(button);
    button.addEventListener("click", () => sortTable(table, column, th));
  });
}

function filterRows(table, text) {
  const wanted = text.toLocaleLowerCase(D.ui);
  for (const row of table.tBodies[0].rows) {
    row.hidden = wanted !== "" && !row.textContent.toLocaleLowerCase(D.ui).includes(wanted);
  }
}

for (const table of document.querySelectorAll("table")) makeSortable(table);
for (const figure of document.querySelectorAll(".toggle")) {
  const button = el("button", W.R_log, { type: "button" });
  button.addEventListener("click", () => {
    button.textContent = figure.classList.toggle("log") ? W.R_linear : W.R_log;
  });
  figure.after(button);
}
