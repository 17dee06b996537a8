import assert from "node:assert/strict";
import test from "node:test";

import { Scale, css, mix, rgb } from "../../../playground/web/shared/colours.js";

const PALETTE = { negative: "#ff0000", zero: "#808080", positive: "#0000ff", classes: ["#010203", "#040506"] };

test("a colour is three numbers", () => {
  assert.deepEqual(rgb("#0b76b7"), [11, 118, 183]);
  assert.equal(css([11, 118, 183]), "rgb(11,118,183)");
});

test("a mixture goes from the first colour to the second", () => {
  assert.deepEqual(mix([0, 100, 200], [100, 0, 200], 0), [0, 100, 200]);
  assert.deepEqual(mix([0, 100, 200], [100, 0, 200], 0.25), [25, 75, 200]);
  assert.deepEqual(mix([0, 100, 200], [100, 0, 200], 1), [100, 0, 200]);
});

test("values from -1 to 1 go from negative over zero to positive, and are cut at the ends", () => {
  const scale = new Scale(PALETTE);
  assert.deepEqual(scale.at(-1), [255, 0, 0]);
  assert.deepEqual(scale.at(0), [128, 128, 128]);
  assert.deepEqual(scale.at(1), [0, 0, 255]);
  assert.deepEqual(scale.at(0.5), [64, 64, 192]);
  assert.deepEqual(scale.at(-7), scale.at(-1));
});

test("classes beyond the last colour begin again", () => {
  const scale = new Scale(PALETTE);
  assert.deepEqual(scale.ofClass(1), [4, 5, 6]);
  assert.deepEqual(scale.ofClass(2), [1, 2, 3]);
});
