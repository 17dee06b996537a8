// The head of a network: buttons for its hidden layers, and the title of each column.
import { element, smallButton } from "../shared/elements.js";

/** @import { LayersAction, NetworkColumn, NetworkLayout } from "../protocol" */

/** @typedef {LayersAction["layers"]} LayerRows */

/**
 * The hidden layers as an action sends them.
 *
 * @param {NetworkLayout} layout
 * @returns {LayerRows}
 */
export function layerRows({ columns }) {
  return columns.slice(1, -1).map((column, at) => [column.units, column.activation ?? "", at]);
}

/**
 * The hidden layers with another one at their end: like the last one, or a first small one.
 *
 * @param {LayerRows} rows
 * @returns {LayerRows}
 */
export function withLayerAdded(rows) {
  const last = rows.at(-1);
  return [...rows, last ? [last[0], last[1], rows.length - 1] : [4, "Tanh", null]];
}

/**
 * The hidden layers with another size and activation of one of them.
 *
 * @param {LayerRows} rows
 * @param {number} at
 * @param {number} units
 * @param {string} activation
 * @returns {LayerRows}
 */
export function withLayerChanged(rows, at, units, activation) {
  return rows.map((row, number) => (number === at ? [units, activation, at] : row));
}

/**
 * The buttons for the number of layers.
 *
 * @param {NetworkLayout} layout
 * @param {(layers: LayerRows) => void} send
 * @returns {HTMLElement[]}
 */
export function layerButtons(layout, send) {
  if (!layout.editable) return [];
  const rows = layerRows(layout);
  const less = smallButton("−", () => send(rows.slice(0, -1)), "Remove the last hidden layer");
  const more = smallButton("+", () => send(withLayerAdded(rows)), "Add a hidden layer");
  less.disabled = rows.length < 1;
  more.disabled = rows.length >= layout.limits.layers;
  less.dataset.testid = "less-layers";
  more.dataset.testid = "more-layers";
  return [less, element("span", "", `${rows.length} hidden layer${rows.length === 1 ? "" : "s"}`), more];
}

/**
 * The head of a hidden layer: its neurons and its activation, both to be changed.
 *
 * @param {NetworkLayout} layout
 * @param {number} at number of the layer
 * @param {(layers: LayerRows) => void} send
 */
export function layerHead(layout, at, send) {
  const { units, activation = "" } = layout.columns[at + 1];
  const title = `layer ${at + 1}`;
  const change = (/** @type {number} */ size, /** @type {string} */ name) => send(withLayerChanged(layerRows(layout), at, size, name));
  const less = smallButton("−", () => change(units - 1, activation), `One neuron less in ${title}`);
  const more = smallButton("+", () => change(units + 1, activation), `One neuron more in ${title}`);
  less.disabled = units < 2;
  more.disabled = units >= layout.limits.units;
  less.dataset.testid = `less-${at}`;
  more.dataset.testid = `more-${at}`;
  const row = element("div", "pg-col-row");
  row.append(less, element("span", "pg-col-count", String(units)), more);
  const select = element("select");
  select.setAttribute("aria-label", `Activation of ${title}`);
  select.append(...layout.activations.map(([name, text]) => new Option(text, name, false, name === activation)));
  select.onchange = () => change(units, select.value);
  const note = element("span", "pg-col-note");
  return { parts: [row, select, note], note };
}

/**
 * The head of the inputs or of the outputs.
 *
 * @param {NetworkColumn} column
 */
export function columnHead({ title, shown, units }) {
  const sampled = shown.length > 1 && shown.length < units;
  const note = element("span", "pg-col-note", sampled ? `${shown.length} of ${units} shown` : "");
  const both = element("span");
  both.append(element("span", "pg-col-title", title), note);
  return { parts: [both], note };
}
