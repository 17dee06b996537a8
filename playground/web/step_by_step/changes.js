// What the lit line changed: before and after.
import { about, element, numbers } from "../shared/tensors.js";

const NAMES = { mode: "the model's mode", recording: "autograd records", history: "history" };

const parameterOf = (key) => key.split(" ")[1];

export function changes(root, changed, before) {
  root.replaceChildren();
  const keys = Object.keys(changed);
  const of = (kind) => keys.filter((key) => key.startsWith(`${kind} `));
  const simple = keys.filter((key) => /^(mode|recording|history|variable|rate)/.test(key));
  for (const key of simple) root.append(line(titleOf(key), before[key], changed[key], !(key in before)));
  if (of("value").length) root.append(moved(changed, before, of("value")));
  else if (of("gradient").length) root.append(gradients(changed, before, of("gradient")));
  if (of("buffer").length) root.append(pairs("What batch norm remembers", of("buffer"), changed, before, 7));
  const memory = of("state").filter((key) => !key.startsWith("state  "));
  if (memory.length) root.append(folded(`The optimizer's memory: ${kinds(memory)}`, pairsBody(memory, changed, before, 6)));
  const shared = of("state").filter((key) => key.startsWith("state  "));
  if (shared.length) root.append(folded("The optimizer's memory, one for all parameters", pairsBody(shared, changed, before, 7)));
  return keys.length > 0;
}

function titleOf(key) {
  if (key.startsWith("variable ")) return key.slice(9);
  if (key.startsWith("rate ")) return key === "rate optimizer" ? "learning rate" : "learning rate of vector_optimizer";
  return NAMES[key] ?? key;
}

const kinds = (keys) => [...new Set(keys.map((key) => key.split(" ")[2]))].join(", ");

// A value that is new has no before; one that is gone has no after.
function line(title, before, after, isNew) {
  const block = element("section", "pg-change");
  const head = element("h4");
  head.append(element("code", "", title), element("span", "pg-about", about(after) || about(before)));
  const body = element("div", "pg-before-after");
  if (isNew) body.append(captioned("new", numbers(after, { label: title })));
  else if (after === null) body.append(captioned("before", numbers(before)), arrow(), captioned("after", element("span", "pg-none", "gone: it was the function's own")));
  else body.append(captioned("before", numbers(before, { label: `${title} before` })), arrow(), captioned("after", numbers(after, { label: `${title} after` })));
  block.append(head, body);
  return block;
}

function captioned(words, content) {
  const figure = element("figure");
  figure.append(element("figcaption", "", words), content);
  return figure;
}

const arrow = () => {
  const made = element("span", "pg-arrow", "→");
  made.setAttribute("aria-hidden", "true");
  return made;
};

function gradients(changed, before, keys) {
  const filled = keys.filter((key) => changed[key]?.kind !== "none").length;
  const were = keys.filter((key) => before[key] && before[key].kind !== "none").length;
  const words = !filled ? "Every .grad is None again" : were ? `.grad of ${filled} parameters: the new gradient was added to what was there` : `.grad of ${filled} parameters is filled`;
  const block = element("section", "pg-change");
  block.append(element("h4", "", words));
  for (const key of keys) {
    const body = element("div", "pg-before-after");
    body.append(captioned("before", numbers(before[key])), arrow(), captioned("after", numbers(changed[key], { label: `${key} after` })));
    block.append(named(`${parameterOf(key)}.grad`, changed[key]?.kind === "none" ? before[key] : changed[key], body));
  }
  return block;
}

function moved(changed, before, keys) {
  const block = element("section", "pg-change");
  block.append(element("h4", "", `${keys.length} ${keys.length === 1 ? "parameter moved" : "parameters moved"}`));
  for (const key of keys) {
    const name = parameterOf(key);
    const body = element("div", "pg-before-after");
    body.append(captioned("before", numbers(before[key], { label: `${name} before` })));
    if (changed[`update ${name}`]) body.append(plus(), captioned("update", numbers(changed[`update ${name}`], { label: `update of ${name}` })));
    body.append(arrow(), captioned("after", numbers(changed[key], { label: `${name} after` })));
    block.append(named(name, changed[key], body));
  }
  return block;
}

const plus = () => element("span", "pg-arrow", "+");

function named(name, item, body) {
  const part = element("div", "pg-parameter");
  const title = element("p");
  title.append(element("code", "", name), element("span", "pg-about", item ? `[${item.shape.join(", ")}]` : ""));
  part.append(title, body);
  return part;
}

function pairs(title, keys, changed, before, from) {
  const block = element("section", "pg-change");
  block.append(element("h4", "", title), pairsBody(keys, changed, before, from));
  return block;
}

function pairsBody(keys, changed, before, from) {
  const body = element("div");
  for (const key of keys) {
    const pair = element("div", "pg-before-after");
    if (key in before) pair.append(captioned("before", numbers(before[key])), arrow());
    pair.append(captioned(key in before ? "after" : "new", numbers(changed[key])));
    const item = changed[key];
    body.append(named(key.slice(from).trim(), item?.kind === "tensor" ? item : null, pair));
  }
  return body;
}

export function folded(title, body) {
  const fold = element("details", "pg-fold");
  fold.append(element("summary", "", title), body);
  return fold;
}
