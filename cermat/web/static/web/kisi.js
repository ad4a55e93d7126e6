// Turns the text field for pasted cells into a grid; without this file the field itself is used.
"use strict";
const form = document.getElementById("kisi"), field = form.querySelector("textarea");
const columns = form.dataset.kolom.split(","), LEAST = 10;
const make = (name, words = "") => Object.assign(document.createElement(name), { textContent: words });

// Cells as a spreadsheet copies them: tabs between cells, quotes around those with a line end.
const read = (text) => {
  const rows = [[]];
  let cell = "", quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (quoted && letter === '"' && text[at + 1] === '"') { cell += '"'; at++; }
    else if (letter === '"' && (quoted || cell === "") && (quoted || text.indexOf('"', at + 1) > 0)) quoted = !quoted;
    else if (quoted) cell += letter;
    else if (letter === "\t") { rows.at(-1).push(cell); cell = ""; }
    else if (letter === "\n") { rows.at(-1).push(cell); rows.push([]); cell = ""; }
    else if (letter !== "\r") cell += letter;
  }
  if (cell || rows.at(-1).length) rows.at(-1).push(cell); else rows.pop();
  return rows;
};
const write = (cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const body = make("tbody");
const addRow = () => {
  const row = make("tr"), number = body.rows.length + 2;
  const head = make("th", number);
  head.scope = "row";
  row.append(head);
  for (const column of columns) {
    const input = make("input");
    input.setAttribute("aria-label", `${column} baris ${number}`);
    row.insertCell().append(input);
  }
  body.append(row);
  return row;
};
const cellAt = (row, column) => (body.rows[row] || addRow()).cells[column + 1]?.firstChild;
const fill = (rows, top = 0, left = 0) => {
  for (let row = body.rows.length; row < top + rows.length; row++) addRow();
  rows.forEach((cells, down) => cells.forEach((cell, right) => {
    const input = cellAt(top + down, left + right);
    if (input) input.value = cell;
  }));
};

const table = make("table"), head = table.createTHead().insertRow();
for (const name of ["Baris", ...columns]) {
  const cell = make("th", name);
  cell.scope = "col";
  head.append(cell);
}
table.append(body);
table.setAttribute("aria-label", "Sel yang ditempel");
const frame = make("div");
frame.className = "scroll kisi";
frame.append(table);
fill(read(field.value));
while (body.rows.length < LEAST) addRow();
field.closest(".field").hidden = true;
field.required = false;
form.prepend(frame);

for (const fault of document.querySelectorAll("#kesalahan li")) {
  const input = body.rows[fault.dataset.baris - 2]?.cells[columns.indexOf(fault.dataset.kolom) + 1]?.querySelector("input");
  if (!input) continue;
  fault.id = `salah-${fault.dataset.baris}-${fault.dataset.kolom}`;
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", fault.id);
}
document.getElementById("petunjuk-kisi")?.removeAttribute("hidden");

document.addEventListener("keydown", (event) => {
  if (event.key !== "F8") return;
  event.preventDefault();
  const wrong = [...body.querySelectorAll("[aria-invalid]")];
  (wrong[wrong.indexOf(document.activeElement) + 1] || wrong[0])?.focus();
});
body.addEventListener("input", (event) => event.target.removeAttribute("aria-invalid"));
body.addEventListener("paste", (event) => {
  const cells = read(event.clipboardData.getData("text/plain"));
  if (cells.length < 2 && (cells[0] || []).length < 2) return;
  event.preventDefault();
  const cell = event.target.closest("td");
  fill(cells, cell.parentNode.sectionRowIndex, cell.cellIndex - 1);
});
form.addEventListener("submit", () => {
  const rows = [...body.rows].map((row) => [...row.querySelectorAll("input")].map((input) => input.value));
  while (rows.length && !rows.at(-1).some(Boolean)) rows.pop();
  field.value = rows.map((row) => row.map(write).join("\t")).join("\n");
});
