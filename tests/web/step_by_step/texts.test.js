import assert from "node:assert/strict";
import test from "node:test";

import { gradientTitle } from "../../../playground/web/step_by_step/changes.js";
import { targetText } from "../../../playground/web/step_by_step/full_state.js";
import { whyNothing } from "../../../playground/web/step_by_step/line_card.js";
import { fillNumbers } from "../../../playground/web/step_by_step/update_rule.js";
import { describeSample, describeTensor, written } from "../../../playground/web/shared/tensors.js";

/** @import { ShownTensor } from "../../../playground/web/protocol" */

/**
 * @param {number[]} shape
 * @param {(number | string | boolean)[][]} values
 * @param {Partial<ShownTensor>} [more]
 * @returns {ShownTensor}
 */
const tensor = (shape, values, more) => ({
  kind: "tensor",
  shape,
  dtype: "float32",
  rows: [...values.keys()],
  columns: [...values[0].keys()],
  values,
  grad_fn: null,
  requires_grad: false,
  ...more,
});

test("a negative number is in brackets only inside a formula", () => {
  const arrays = { w: [[-0.5, 2]], g: [[-1, 3]], w1: [[-0.49, 1.97]] };
  assert.equal(fillNumbers("{w} − 0.01 · {g} = {w1}", arrays, [0, 0]), "−0.5 − 0.01 · (−1) = −0.49");
  assert.equal(fillNumbers("{w} → {w1}", arrays, [0, 1]), "2 → 1.97");
  assert.equal(fillNumbers("{missing}", arrays, [0, 0]), "–");
});

test("values are written with a true minus sign", () => {
  assert.equal(written(-0.25), "−0.25");
  assert.equal(written("-inf"), "−inf");
  assert.equal(written(true), "True");
  assert.equal(written(undefined), "–");
});

test("a tensor is described by shape, dtype and origin", () => {
  assert.equal(describeTensor(tensor([1, 2], [[1, 2]], { grad_fn: "AddmmBackward0" })), "[1, 2] float32 · grad_fn=<AddmmBackward0>");
  assert.equal(describeTensor(tensor([], [[1]], { requires_grad: true })), "[] float32 · requires_grad");
  assert.equal(describeTensor({ kind: "none" }), "");
});

test("a sample of a large tensor says what is shown", () => {
  assert.equal(describeSample(tensor([1, 2], [[1, 2]])), "");
  assert.equal(describeSample(tensor([2], [[1, 2]])), "");
  assert.equal(describeSample(tensor([], [[1]])), "");
  assert.equal(describeSample(tensor([1000], [[1, 2]])), "2 of 1,000 numbers, evenly spaced");
  assert.equal(describeSample(tensor([300, 64], [[1, 2]])), "1 of 300 rows, 2 of 64 columns, evenly spaced");
});

test("a target has the name of its class", () => {
  assert.equal(targetText(tensor([2], [[0, 1]]), 1, ["inner", "outer"]), "1 (outer)");
  assert.equal(targetText(tensor([2, 1], [[-1], [1]]), 0, ["inner", "outer"]), "−1 (inner)");
  assert.equal(targetText(tensor([1, 3], [[0, 0, 1]]), 0, ["a", "b", "c"]), "c");
  assert.equal(targetText(tensor([1, 1], [[2.5]]), 0, []), "2.5");
  assert.equal(targetText(undefined, 0, []), "–");
});

test("the title of the gradients says whether they were added", () => {
  const [filled, none] = [tensor([1], [[1]]), { kind: /** @type {const} */ ("none") }];
  assert.equal(gradientTitle({ "gradient w": none }, { "gradient w": filled }, ["gradient w"]), "Every .grad is None again");
  assert.equal(gradientTitle({ "gradient w": filled }, { "gradient w": none }, ["gradient w"]), ".grad of 1 parameters is filled");
  assert.match(gradientTitle({ "gradient w": filled }, { "gradient w": filled }, ["gradient w"]), /added to the old one/);
});

test("a line that changed nothing says why", () => {
  const event = { line: 5, calls_function: false, printed: [] };
  const statement = { kind: /** @type {const} */ ("simple"), step: "" };
  const script = { batch_line: 3 };
  assert.match(whyNothing(script, { ...event, calls_function: true }, statement), /calls the function/);
  assert.match(whyNothing(script, { ...event, line: 3 }, statement), /No batch is left/);
  assert.match(whyNothing(script, event, { ...statement, step: "step" }), /no parameter has a gradient/);
  assert.match(whyNothing(script, event, statement), /nothing that this page shows/);
});
