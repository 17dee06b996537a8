// A small table of numbers that can be changed cell by cell. Python sends the numbers; a change goes back at once.

/** @import { CellChange, CellsData } from "../protocol" */
/** @import { Component } from "./component" */

/** @param {Component<CellsData, {set: CellChange}>} component */
export function render({ data, parentElement, setTriggerValue }) {
  const root = /** @type {HTMLElement | null} */ (parentElement.querySelector(".pg-cells"));
  if (!root) return;
  const shape = `${data.name} ${data.rows.map((row) => row.length).join()} ${data.editable}`;
  if (root.dataset.shape !== shape) build(root, data, shape);
  const changed = new Set(data.changed.map((position) => position.join()));
  for (const input of root.querySelectorAll("input")) {
    const [row, column] = [Number(input.dataset.row), Number(input.dataset.column)];
    const value = data.rows[row][column];
    // A cell that is being typed into keeps its text.
    if (document.activeElement !== input || input.value === "") input.value = String(value);
    input.classList.toggle("pg-changed", changed.has(`${row},${column}`));
    input.onchange = () => {
      const typed = Number(input.value);
      if (input.value === "" || !Number.isFinite(typed)) input.value = String(value);
      else if (typed !== value) setTriggerValue("set", { row, column, value: typed });
    };
    input.onkeydown = (event) => {
      if (event.key === "Enter") input.blur();
    };
  }
}

/**
 * @param {HTMLElement} root
 * @param {CellsData} data
 * @param {string} shape
 */
function build(root, data, shape) {
  root.dataset.shape = shape;
  const table = document.createElement("table");
  table.setAttribute("aria-label", data.label);
  data.rows.forEach((row, at) => {
    const line = table.insertRow();
    row.forEach((_, column) => line.insertCell().append(cell(data, at, column)));
  });
  root.replaceChildren(table);
}

/**
 * @param {CellsData} data
 * @param {number} row
 * @param {number} column
 */
function cell(data, row, column) {
  const input = document.createElement("input");
  Object.assign(input, { type: "number", step: "any", min: data.low, max: data.high, readOnly: !data.editable });
  input.dataset.row = String(row);
  input.dataset.column = String(column);
  const index = ["", `[${column}]`, `[${row}, ${column}]`][data.dimensions];
  input.setAttribute("aria-label", `${data.name}${index}`);
  return input;
}
