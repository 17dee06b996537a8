// The confusion matrix of the test samples, and precision, recall and F1 of every class: two tables of words and numbers.
import { element } from "../shared/elements.js";
import { palette } from "../shared/palette.js";

/** @import { PictureData, PictureStyle } from "../protocol" */

const share = (/** @type {number | null} */ value) => (value === null ? "–" : value.toFixed(2));

export class Confusion {
  /**
   * @param {HTMLElement} root
   * @param {PictureStyle} style
   */
  constructor(root, style) {
    this.counts = addTable(root, "confusion", "Test samples: true class by row, predicted by column", style.classes, style.classes);
    this.scores = addTable(root, "per-class", "Test samples, by class", style.classes, ["precision", "recall", "F1"]);
  }

  /** @param {PictureData} data */
  draw({ confusion, perClass }) {
    if (!confusion || !perClass) return;
    const counts = confusion.test;
    const most = Math.max(1, ...counts.map((row) => row.reduce((sum, count) => sum + count, 0)));
    const { positive, negative } = palette();
    counts.flat().forEach((count, at) => {
      const right = Math.floor(at / counts.length) === at % counts.length;
      this.counts[at].textContent = String(count);
      this.counts[at].style.backgroundColor = `color-mix(in srgb, ${right ? positive : negative} ${Math.round((45 * count) / most)}%, transparent)`;
    });
    perClass.forEach((column, at) => column.forEach((value, row) => (this.scores[3 * row + at].textContent = share(value))));
  }
}

/**
 * Adds a table, and returns its cells row by row.
 *
 * @param {HTMLElement} root
 * @param {string} name
 * @param {string} caption
 * @param {string[]} rows
 * @param {string[]} columns
 */
function addTable(root, name, caption, rows, columns) {
  const table = element("table");
  table.dataset.testid = name;
  table.createCaption().textContent = caption;
  const head = table.createTHead().insertRow();
  head.append(heading("true", "col", "pg-hidden"), ...columns.map((title) => heading(title, "col")));
  const body = table.createTBody();
  const cells = rows.flatMap((title) => {
    const row = body.insertRow();
    row.append(heading(title, "row"));
    return columns.map(() => row.insertCell());
  });
  root.append(table);
  return cells;
}

/**
 * @param {string} text
 * @param {"row" | "col"} scope
 * @param {string} [className]
 */
function heading(text, scope, className) {
  const cell = element("th");
  cell.scope = scope;
  cell.append(element("span", className, text));
  return cell;
}
