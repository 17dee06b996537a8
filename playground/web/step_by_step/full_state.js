// The full state after the lit line: the batch, sample by sample, and every parameter with its gradient, last update and
// optimizer state.
import { element } from "../shared/elements.js";
import { valueElement, written } from "../shared/tensors.js";

/** @import { ShownState, ShownTensor, ShownValue, WalkedScript } from "../protocol" */

const OUTPUTS = ["logits", "predictions", "probabilities", "log_probabilities"];
const MOST_FEATURES = 6;

export class FullState {
  /** @param {HTMLDetailsElement} root */
  constructor(root) {
    this.root = root;
    this.body = element("div", "pg-full-state-body");
    root.append(element("summary", "", "The full state: the batch, every parameter, the optimizer's state"), this.body);
    root.dataset.testid = "walk-full-state";
    root.ontoggle = () => this.fill();
    /** @type {WalkedScript | undefined} */
    this.script = undefined;
    /** @type {ShownState | undefined} */
    this.state = undefined;
  }

  /**
   * @param {WalkedScript} script
   * @param {ShownState} state
   */
  draw(script, state) {
    this.script = script;
    this.state = state;
    this.fill();
  }

  // While it is closed, nothing is built.
  fill() {
    if (!this.root.open || !this.state || !this.script) return;
    this.body.replaceChildren(batchSection(this.script, this.state), parameterSection(this.state));
  }
}

/**
 * @param {ShownState} state
 * @param {string} name
 * @returns {ShownTensor | undefined}
 */
function tensorVariable(state, name) {
  const value = state[`variable ${name}`];
  return value?.kind === "tensor" ? value : undefined;
}

/**
 * @param {WalkedScript} script
 * @param {ShownState} state
 */
function batchSection(script, state) {
  const block = element("section");
  block.append(element("h4", "", "This batch"));
  const features = tensorVariable(state, "X_batch");
  if (!features) {
    block.append(element("p", "pg-about", "No batch has been fetched yet."));
    return block;
  }
  const scroll = element("div", "pg-scroll");
  scroll.append(batchTable(script, state, features));
  const more = features.shape[1] > MOST_FEATURES ? `${Math.min(features.columns.length, MOST_FEATURES)} of ${features.shape[1]} features are shown.` : "";
  block.append(scroll, element("p", "pg-about", more));
  return block;
}

/**
 * @param {WalkedScript} script
 * @param {ShownState} state
 * @param {ShownTensor} features
 */
function batchTable(script, state, features) {
  const columns = features.columns.slice(0, MOST_FEATURES);
  const name = OUTPUTS.find((each) => tensorVariable(state, each)) ?? "";
  const outputs = tensorVariable(state, name);
  // Before the forward pass of a batch the variable still holds the outputs of the batch before, which may be of another size.
  const shown = outputs?.shape[0] === features.shape[0] ? outputs : undefined;
  const table = element("table", "pg-plain-table");
  const head = table.createTHead().insertRow();
  for (const title of ["sample", ...columns.map((at) => script.features[at] ?? `x${at}`), "target", ...(shown ? [name] : [])]) {
    head.append(headCell(title, "col"));
  }
  const body = table.createTBody();
  features.values.forEach((values, at) => {
    const row = body.insertRow();
    row.append(headCell(String(features.rows[at]), "row"));
    for (const value of values.slice(0, columns.length)) row.insertCell().textContent = written(value);
    row.insertCell().textContent = targetText(tensorVariable(state, "y_batch"), at, script.classes);
    if (shown) row.insertCell().textContent = (shown.values[at] ?? []).map((value) => written(value)).join("  ");
  });
  return table;
}

/**
 * @param {string} text
 * @param {"row" | "col"} scope
 */
function headCell(text, scope) {
  const cell = element("th", "", text);
  cell.scope = scope;
  return cell;
}

/**
 * The target of a sample, with the name of its class.
 *
 * @param {ShownTensor | undefined} targets
 * @param {number} at
 * @param {string[]} classes
 */
export function targetText(targets, at, classes) {
  if (!targets) return "–";
  const row = targets.shape.length < 2 ? [targets.values[0][at]] : targets.values[at];
  if (row?.[0] === undefined) return "–";
  if (row.length > 1) {
    const numbers = row.map(Number);
    return classes[numbers.indexOf(Math.max(...numbers))] ?? row.join(" ");
  }
  const name = classes[Math.max(0, Number(row[0]))];
  return name ? `${written(row[0])} (${name})` : written(row[0]);
}

/** @param {ShownState} state */
function parameterSection(state) {
  const block = element("section");
  block.append(element("h4", "", "Every parameter"));
  for (const [key, value] of Object.entries(state)) {
    if (key.startsWith("value ") && value.kind === "tensor") block.append(parameterRow(state, key.slice(6), value));
  }
  return block;
}

/**
 * @param {ShownState} state
 * @param {string} name
 * @param {ShownTensor} value
 */
function parameterRow(state, name, value) {
  const row = element("div", "pg-parameter");
  const title = element("p");
  title.append(element("code", "", name), element("span", "pg-about", `[${value.shape.join(", ")}] ${value.dtype}`));
  const body = element("div", "pg-before-after");
  const add = (/** @type {string} */ caption, /** @type {ShownValue | undefined} */ shown) => {
    const figure = element("figure");
    figure.append(element("figcaption", "", caption), valueElement(shown, { label: `${name}, ${caption}` }));
    body.append(figure);
  };
  add("value", value);
  add(".grad", state[`gradient ${name}`]);
  if (state[`update ${name}`]) add("last update", state[`update ${name}`]);
  const prefix = `state ${name} `;
  for (const [key, shown] of Object.entries(state)) if (key.startsWith(prefix)) add(key.slice(prefix.length), shown);
  row.append(title, body);
  return row;
}
