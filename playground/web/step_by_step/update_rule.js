// The optimizer's rule with the numbers of one step in it, for a number of a parameter that the user picks.
import { element } from "../shared/elements.js";
import { valueElement, written } from "../shared/tensors.js";

/** @import { JsonNumber, LineEvent, ShownTensor, UpdateRule } from "../protocol" */
/** @typedef {Record<string, JsonNumber[][]>} Arrays */

export class UpdateRuleView {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    root.className = "pg-explanation";
    /** @type {string | undefined} */
    this.parameter = undefined;
    /** @type {[number, number]} */
    this.place = [0, 0];
  }

  /**
   * @param {UpdateRule} rule
   * @param {LineEvent["changed"]} changed
   */
  draw(rule, changed) {
    const names = Object.keys(rule.parameters);
    if (this.parameter === undefined || !names.includes(this.parameter)) {
      this.parameter = names[0];
      this.place = [0, 0];
    }
    this.fill(rule, changed);
  }

  /**
   * @param {UpdateRule} rule
   * @param {LineEvent["changed"]} changed
   */
  fill(rule, changed) {
    this.root.replaceChildren(element("h4", "", `${rule.optimizer}'s rule, with the numbers of this step`));
    if (this.parameter === undefined) {
      this.addNote("No parameter has a gradient, so the optimizer changed nothing. No error appears.");
      return;
    }
    const arrays = rule.parameters[this.parameter];
    this.place = [Math.min(this.place[0], arrays.w.length - 1), Math.min(this.place[1], arrays.w[0].length - 1)];
    this.root.append(this.chooser(rule, changed, this.parameter, arrays), this.table(rule, arrays));
    if (!rule.derived) this.addNote(whyNotDerived(rule));
    if (rule.skipped.length) this.addNote(`Skipped, because they have no gradient: ${rule.skipped.join(", ")}.`);
  }

  /** @param {string} text */
  addNote(text) {
    this.root.append(element("p", "pg-explanation-words", text));
  }

  /**
   * @param {UpdateRule} rule
   * @param {LineEvent["changed"]} changed
   * @param {string} parameter
   * @param {Arrays} arrays
   */
  chooser(rule, changed, parameter, arrays) {
    const line = element("div", "pg-rule-choice");
    const label = element("label", "", "for a number of ");
    const select = element("select");
    select.append(...Object.keys(rule.parameters).map((name) => new Option(name, name, false, name === parameter)));
    select.dataset.testid = "rule-parameter";
    select.onchange = () => {
      this.parameter = select.value;
      this.place = [0, 0];
      this.fill(rule, changed);
      this.root.querySelector("select")?.focus();
    };
    label.append(select);
    /** @type {(row: number, column: number) => void} */
    const pick = (row, column) => {
      this.place = [row, column];
      this.fill(rule, changed);
      /** @type {HTMLElement | null} */ (this.root.querySelector('[aria-pressed="true"]'))?.focus();
    };
    const updates = valueElement(updateTensor(changed, parameter, arrays.u), {
      pick,
      picked: this.place,
      label: `updates of ${parameter}`,
    });
    line.append(label, element("span", "pg-about", "pick one of its updates:"), updates);
    return line;
  }

  /**
   * @param {UpdateRule} rule
   * @param {Arrays} arrays
   */
  table(rule, arrays) {
    const table = element("table", "pg-rule");
    table.dataset.testid = "rule";
    for (const { words, formula, numbers } of rule.lines) {
      const row = table.insertRow();
      const head = element("th", "", words);
      head.scope = "row";
      row.append(head);
      row.insertCell().append(element("code", "", formula));
      row.insertCell().append(element("code", "", fillNumbers(numbers, arrays, this.place)));
    }
    return table;
  }
}

/** @param {UpdateRule} rule */
function whyNotDerived({ optimizer, rounded }) {
  const ends = "What went in and what came out are torch's own numbers.";
  return rounded
    ? `These numbers are too large or too small for float32: computed line by line, the rule would not give what torch got. ${ends}`
    : `The page does not derive ${optimizer}'s rule line by line. ${ends}`;
}

/**
 * The updates of a parameter as a tensor that is shown; of a parameter that did not move all are zero.
 *
 * @param {LineEvent["changed"]} changed
 * @param {string} parameter
 * @param {JsonNumber[][]} values
 * @returns {ShownTensor}
 */
function updateTensor(changed, parameter, values) {
  const shown = changed[`update ${parameter}`] ?? changed[`value ${parameter}`];
  if (shown?.kind === "tensor") return { ...shown, values };
  const [rows, columns] = [[...values.keys()], [...values[0].keys()]];
  const shape = [rows.length, columns.length];
  return { kind: "tensor", shape, dtype: "float32", rows, columns, values, grad_fn: null, requires_grad: false };
}

/**
 * The numbers of a line, with the entries at one place of its arrays in it. A negative number is in brackets inside a
 * formula, not at its beginning.
 *
 * @param {string} template
 * @param {Arrays} arrays
 * @param {[number, number]} place
 */
export function fillNumbers(template, arrays, [row, column]) {
  return template.replace(/(= |→ )?\{(\w+)\}/g, (_, /** @type {string | undefined} */ start, name, /** @type {number} */ at) => {
    const value = arrays[name]?.[row]?.[column];
    const text = written(value, 4);
    const inside = start === undefined && at > 0;
    return inside && typeof value === "number" && value < 0 ? `(${text})` : (start ?? "") + text;
  });
}
