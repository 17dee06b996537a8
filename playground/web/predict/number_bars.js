// Numbers as a table of bars: a row for each, with its name, a bar, and the number itself.
import { element } from "../shared/elements.js";
import { written } from "../shared/tensors.js";

/** @import { JsonNumber } from "../protocol" */

/** @typedef {{name: string, text: string, width: number, negative: boolean, colour: string}} Bar width in percent */

/**
 * Bars of outputs, which may be negative: they grow from the middle, and the longest fills its half.
 *
 * @param {JsonNumber[]} outputs
 * @param {string[]} names
 * @returns {Bar[]}
 */
export function outputBars(outputs, names) {
  const most = Math.max(...outputs.map((value) => Math.abs(numberOf(value) ?? 0)), 1e-9);
  return outputs.map((output, at) => {
    const value = numberOf(output);
    const negative = value !== undefined && value < 0;
    return {
      name: names[at] ?? "",
      text: written(output, 4),
      width: (Math.abs(value ?? 0) / most) * 50,
      negative,
      colour: `var(--pg-${negative ? "negative" : "positive"})`,
    };
  });
}

/**
 * Bars of probabilities, in the colours of their classes.
 *
 * @param {JsonNumber[]} probabilities
 * @param {string[]} classes
 * @param {string[]} colours
 * @returns {Bar[]}
 */
export function probabilityBars(probabilities, classes, colours) {
  return probabilities.map((probability, at) => {
    const value = numberOf(probability);
    return {
      name: classes[at],
      text: value === undefined ? written(probability) : `${(100 * value).toFixed(1)} %`,
      width: Math.min(100 * Math.abs(value ?? 0), 100),
      negative: false,
      colour: colours[at % colours.length],
    };
  });
}

/**
 * @param {JsonNumber} value
 * @returns {number | undefined}
 */
const numberOf = (value) => (typeof value === "number" ? value : undefined);

/**
 * @param {Bar[]} bars
 * @param {boolean} signed the bars grow from the middle
 */
export function barTable(bars, signed) {
  const table = element("table", "pg-prediction-bars");
  for (const { name, text, width, negative, colour } of bars) {
    const row = table.insertRow();
    const head = element("th", "", name);
    head.scope = "row";
    const bar = element("span");
    bar.style.width = `${width}%`;
    bar.style.backgroundColor = colour;
    if (signed) bar.style[negative ? "right" : "left"] = "50%";
    const track = element("div", `pg-track${signed ? " pg-signed" : ""}`);
    track.append(bar);
    row.append(head);
    row.insertCell().append(track);
    row.insertCell().textContent = text;
  }
  return table;
}
