// What the lit line changed: before and after.
import { element } from "../shared/elements.js";
import { describeTensor, valueElement } from "../shared/tensors.js";

/** @import { LineEvent, ShownState, ShownValue } from "../protocol" */
/** @typedef {LineEvent["changed"]} Changes */

/** @type {Record<string, string>} */
const TITLES = { mode: "the model's mode", recording: "autograd records", history: "history" };

const parameterOf = (/** @type {string} */ key) => key.split(" ")[1];

/**
 * Draws what a line changed; returns whether it changed anything.
 *
 * @param {HTMLElement} root
 * @param {Changes} changed
 * @param {ShownState} before
 */
export function drawChanges(root, changed, before) {
  root.replaceChildren();
  const keys = Object.keys(changed);
  const ofKind = (/** @type {string} */ kind) => keys.filter((key) => key.startsWith(`${kind} `));
  const simple = keys.filter((key) => /^(mode|recording|history|variable|rate)/.test(key));
  for (const key of simple) root.append(simpleChange(titleOf(key), before[key], changed[key]));
  if (ofKind("value").length) root.append(movedParameters(changed, before, ofKind("value")));
  else if (ofKind("gradient").length) root.append(gradients(changed, before, ofKind("gradient")));
  if (ofKind("buffer").length) {
    const block = element("section", "pg-change");
    block.append(element("h4", "", "What batch norm stores"), pairs(ofKind("buffer"), changed, before, 7));
    root.append(block);
  }
  const states = ofKind("state").filter((key) => !key.startsWith("state  "));
  if (states.length) root.append(folded(`The optimizer's state: ${stateNames(states)}`, pairs(states, changed, before, 6)));
  const shared = ofKind("state").filter((key) => key.startsWith("state  "));
  if (shared.length) root.append(folded("The optimizer's state, one for all parameters", pairs(shared, changed, before, 7)));
  return keys.length > 0;
}

/** @param {string} key */
function titleOf(key) {
  if (key.startsWith("variable ")) return key.slice(9);
  if (key.startsWith("rate ")) return key === "rate optimizer" ? "learning rate" : "learning rate of vector_optimizer";
  return TITLES[key] ?? key;
}

const stateNames = (/** @type {string[]} */ keys) => [...new Set(keys.map((key) => key.split(" ")[2]))].join(", ");

/**
 * A value that is new has no before; one that no longer exists has no after.
 *
 * @param {string} title
 * @param {ShownValue | undefined} before
 * @param {ShownValue | null} after
 */
function simpleChange(title, before, after) {
  const block = element("section", "pg-change");
  const head = element("h4");
  head.append(element("code", "", title), element("span", "pg-about", describeTensor(after) || describeTensor(before)));
  const body = element("div", "pg-before-after");
  if (before === undefined) {
    body.append(captioned("new", valueElement(after, { label: title })));
  } else if (after === null) {
    const removed = element("span", "pg-none", "removed: it was a local variable of the function");
    body.append(captioned("before", valueElement(before)), sign("→"), captioned("after", removed));
  } else {
    body.append(
      captioned("before", valueElement(before, { label: `${title} before` })),
      sign("→"),
      captioned("after", valueElement(after, { label: `${title} after` })),
    );
  }
  block.append(head, body);
  return block;
}

/**
 * @param {string} caption
 * @param {HTMLElement} content
 */
function captioned(caption, content) {
  const figure = element("figure");
  figure.append(element("figcaption", "", caption), content);
  return figure;
}

/** @param {"→" | "+"} text */
function sign(text) {
  const made = element("span", "pg-arrow", text);
  made.setAttribute("aria-hidden", "true");
  return made;
}

/**
 * @param {Changes} changed
 * @param {ShownState} before
 * @param {string[]} keys
 */
function gradients(changed, before, keys) {
  const block = element("section", "pg-change");
  block.append(element("h4", "", gradientTitle(changed, before, keys)));
  for (const key of keys) {
    const body = element("div", "pg-before-after");
    body.append(
      captioned("before", valueElement(before[key])),
      sign("→"),
      captioned("after", valueElement(changed[key], { label: `${key} after` })),
    );
    const tensor = changed[key]?.kind === "tensor" ? changed[key] : before[key];
    block.append(parameterBlock(`${parameterOf(key)}.grad`, tensor, body));
  }
  return block;
}

/**
 * @param {Changes} changed
 * @param {ShownState} before
 * @param {string[]} keys
 */
export function gradientTitle(changed, before, keys) {
  const filled = keys.filter((key) => changed[key]?.kind === "tensor").length;
  if (!filled) return "Every .grad is None again";
  const added = keys.some((key) => before[key]?.kind === "tensor");
  return added ? `.grad of ${filled} parameters: the new gradient was added to the old one` : `.grad of ${filled} parameters is filled`;
}

/**
 * @param {Changes} changed
 * @param {ShownState} before
 * @param {string[]} keys
 */
function movedParameters(changed, before, keys) {
  const block = element("section", "pg-change");
  block.append(element("h4", "", `${keys.length} ${keys.length === 1 ? "parameter" : "parameters"} changed`));
  for (const key of keys) {
    const name = parameterOf(key);
    const body = element("div", "pg-before-after");
    body.append(captioned("before", valueElement(before[key], { label: `${name} before` })));
    const update = changed[`update ${name}`];
    if (update) body.append(sign("+"), captioned("update", valueElement(update, { label: `update of ${name}` })));
    body.append(sign("→"), captioned("after", valueElement(changed[key], { label: `${name} after` })));
    block.append(parameterBlock(name, changed[key], body));
  }
  return block;
}

/**
 * @param {string} name
 * @param {ShownValue | null | undefined} value
 * @param {HTMLElement} body
 */
function parameterBlock(name, value, body) {
  const block = element("div", "pg-parameter");
  const title = element("p");
  const shape = value?.kind === "tensor" ? `[${value.shape.join(", ")}]` : "";
  title.append(element("code", "", name), element("span", "pg-about", shape));
  block.append(title, body);
  return block;
}

/**
 * @param {string[]} keys
 * @param {Changes} changed
 * @param {ShownState} before
 * @param {number} from where the name begins in each key
 */
function pairs(keys, changed, before, from) {
  const body = element("div");
  for (const key of keys) {
    const pair = element("div", "pg-before-after");
    if (key in before) pair.append(captioned("before", valueElement(before[key])), sign("→"));
    pair.append(captioned(key in before ? "after" : "new", valueElement(changed[key])));
    body.append(parameterBlock(key.slice(from).trim(), changed[key], pair));
  }
  return body;
}

/**
 * @param {string} title
 * @param {HTMLElement} body
 */
function folded(title, body) {
  const fold = element("details", "pg-fold");
  fold.append(element("summary", "", title), body);
  return fold;
}
