// The confusion matrix and the rates at one threshold, as tables.
import { element } from "../shared/elements.js";

/** @import { ThresholdsData } from "../protocol" */

/** @typedef {{count: number, text: string, right: boolean}} Cell */
/** @typedef {{name: string, value: number | null, text: string}} Rate */

const DEFAULT_THRESHOLD = 0.5;

/**
 * The position of the threshold that is shown first.
 *
 * @param {number[]} thresholds rising
 */
export const firstPosition = (thresholds) => thresholds.findIndex((value) => value >= DEFAULT_THRESHOLD);

/**
 * A rate as text.
 *
 * @param {number | null} value
 */
export const rateText = (value) => (value === null ? "–" : value.toFixed(3));

/**
 * The rows of the confusion matrix at one threshold: those of the positive class first.
 *
 * @param {ThresholdsData} data
 * @param {number} at position of the threshold
 * @returns {{name: string, cells: [Cell, Cell]}[]}
 */
export function confusionRows({ counts, positive, negative }, at) {
  return [
    {
      name: positive,
      cells: [
        { count: counts.truePositives[at], text: "true positives (found)", right: true },
        { count: counts.falseNegatives[at], text: "false negatives (missed)", right: false },
      ],
    },
    {
      name: negative,
      cells: [
        { count: counts.falsePositives[at], text: "false positives (false alarms)", right: false },
        { count: counts.trueNegatives[at], text: "true negatives (correctly rejected)", right: true },
      ],
    },
  ];
}

/**
 * @param {ThresholdsData} data
 * @param {number} at position of the threshold
 * @returns {Rate[]}
 */
export function rateList({ rates }, at) {
  return [
    { name: "precision", value: rates.precision[at], text: "of the samples predicted positive, the share that are" },
    { name: "recall", value: rates.recall[at], text: "of the positive samples, the share predicted positive" },
    { name: "F1", value: rates.f1[at], text: "high only when precision and recall both are" },
    { name: "false positive rate", value: rates.falsePositiveRate[at], text: "of the negative samples, the share predicted positive" },
  ];
}

/**
 * Fills a table with the confusion matrix.
 *
 * @param {HTMLTableElement} table
 * @param {ThresholdsData} data
 * @param {number} at position of the threshold
 */
export function fillConfusion(table, data, at) {
  table.replaceChildren();
  const top = table.createTHead().insertRow();
  const titles = ["true class", `predicted ${data.positive}`, `predicted ${data.negative}`];
  top.append(...titles.map((title) => heading(title, "col")));
  const body = table.createTBody();
  for (const { name, cells } of confusionRows(data, at)) {
    const row = body.insertRow();
    row.append(heading(name, "row"));
    for (const { count, text, right } of cells) {
      const cell = row.insertCell();
      cell.append(element("b", "", String(count)), element("small", "", text));
      cell.style.backgroundColor = `color-mix(in srgb, var(--pg-${right ? "positive" : "negative"}) 18%, transparent)`;
    }
  }
}

/**
 * @param {string} text
 * @param {"row" | "col"} scope
 */
function heading(text, scope) {
  const cell = element("th", "", text);
  cell.scope = scope;
  return cell;
}

/**
 * A box with a rate, its name and what it means.
 *
 * @param {Rate} rate
 */
export function rateBox({ name, value, text }) {
  const box = element("div", "pg-read");
  box.title = text;
  const shown = element("span", "pg-value", rateText(value));
  shown.dataset.testid = `rate-${name}`;
  box.append(element("span", "pg-label", name), shown, element("small", "", text));
  return box;
}
