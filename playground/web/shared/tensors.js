// Tensors as small tables: orange below zero, blue above, the deeper the larger among those shown.
import { element } from "./elements.js";
import { short } from "./formatting.js";

/** @import { ShownLists, ShownTensor, ShownValue } from "../protocol" */

/**
 * @typedef {object} TableOptions
 * @property {(row: number, column: number) => void} [pick] makes every number a button that calls it
 * @property {[number, number]} [picked] the row and column of the number that is marked
 * @property {string} [label] names the table for a screen reader
 */

const DEEPEST = 46;

/**
 * A number, a truth value, or the word for a number that JSON does not have.
 *
 * @param {number | string | boolean | null | undefined} value
 * @param {number} [digits]
 */
export function written(value, digits = 4) {
  if (value === true) return "True";
  if (value === false) return "False";
  return (typeof value === "string" ? value : short(value, digits)).replaceAll("-", "−");
}

/**
 * Shape, dtype and origin of a tensor; nothing for another value.
 *
 * @param {ShownValue | null | undefined} value
 */
export function describeTensor(value) {
  if (value?.kind !== "tensor") return "";
  const origin = value.grad_fn ? ` · grad_fn=<${value.grad_fn}>` : value.requires_grad ? " · requires_grad" : "";
  return `[${value.shape.join(", ")}] ${value.dtype}${origin}`;
}

/**
 * Which rows and columns of a tensor are shown; nothing where all are.
 *
 * @param {ShownTensor} tensor
 */
export function describeSample({ shape, rows, columns }) {
  const [height, width] = shape.length < 2 ? [1, shape[0] ?? 1] : [shape[0], product(shape.slice(1))];
  const parts = [countShown(rows.length, height, "rows"), countShown(columns.length, width, shape.length < 2 ? "numbers" : "columns")];
  const shown = parts.filter(Boolean).join(", ");
  return shown && `${shown}, evenly spaced`;
}

const product = (/** @type {number[]} */ sizes) => sizes.reduce((result, size) => result * size, 1);

/**
 * @param {number} shown
 * @param {number} all
 * @param {string} what
 */
const countShown = (shown, all, what) => (shown === all ? "" : `${shown} of ${all.toLocaleString("en")} ${what}`);

/**
 * The element that shows a value.
 *
 * @param {ShownValue | null | undefined} value
 * @param {TableOptions} [options]
 */
export function valueElement(value, options = {}) {
  switch (value?.kind) {
    case "word":
      return element("code", "pg-word", value.value);
    case "number":
      return element("code", "pg-word", written(value.value, 5) + (value.unit ? ` ${value.unit}` : ""));
    case "lists":
      return listsElement(value);
    case "tensor":
      return tensorElement(value, options);
    default:
      return element("code", "pg-none", "None");
  }
}

/**
 * @param {ShownTensor} tensor
 * @param {TableOptions} options
 */
function tensorElement(tensor, options) {
  const holder = element("div", "pg-tensor");
  const table = element("table");
  if (options.label) table.setAttribute("aria-label", options.label);
  const sizes = tensor.values.flat().map((value) => (typeof value === "number" ? Math.abs(value) : 0));
  const largest = Math.max(...sizes, 1e-30);
  tensor.values.forEach((values, row) => {
    const line = table.insertRow();
    values.forEach((value, column) => {
      const cell = line.insertCell();
      const depth = typeof value === "number" ? (DEEPEST * Math.abs(value)) / largest : 0;
      const sign = typeof value === "number" && value < 0 ? "negative" : "positive";
      cell.style.backgroundColor = `color-mix(in srgb, var(--pg-${sign}) ${depth.toFixed(0)}%, transparent)`;
      cell.title = `[${placeIn(tensor, row, column)}] = ${value}`;
      cell.append(options.pick ? numberButton(value, row, column, options) : written(value));
    });
  });
  holder.append(table);
  const sample = describeSample(tensor);
  if (sample) holder.append(element("small", "pg-part", sample));
  return holder;
}

/**
 * The index of a number that is shown.
 *
 * @param {ShownTensor} tensor
 * @param {number} row
 * @param {number} column
 */
function placeIn({ shape, rows, columns }, row, column) {
  return shape.length < 2 ? columns[column] : `${rows[row]}, ${columns[column]}`;
}

/**
 * @param {number | string | boolean} value
 * @param {number} row
 * @param {number} column
 * @param {TableOptions} options
 */
function numberButton(value, row, column, { pick, picked }) {
  const button = element("button", "pg-pick", written(value));
  button.type = "button";
  button.setAttribute("aria-pressed", String(picked?.[0] === row && picked?.[1] === column));
  button.onclick = () => pick?.(row, column);
  return button;
}

/** @param {ShownLists} value */
function listsElement(value) {
  const holder = element("div", "pg-tensor");
  for (const [name, values] of Object.entries(value.values)) {
    const more = value.length > values.length ? "…, " : "";
    holder.append(element("div", "pg-word", `${name}: [${more}${values.map((each) => written(each, 5)).join(", ")}]`));
  }
  return holder;
}
