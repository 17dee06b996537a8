import assert from "node:assert/strict";
import test from "node:test";

import { Scale } from "../../../playground/web/shared/colours.js";
import { fieldColours, pixelsOf } from "../../../playground/web/shared/plane_field.js";

/** @import { Grid, PictureStyle } from "../../../playground/web/protocol" */

const SCALE = new Scale({ negative: "#ff0000", zero: "#808080", positive: "#0000ff", classes: ["#000000", "#ff00ff"] });

/** @param {number[]} values */
const base64 = (values) => Buffer.from(values).toString("base64");

/**
 * @param {Grid} grid
 * @param {"regression" | "binary" | "multiclass"} task
 * @param {boolean} sharp
 */
function colours(grid, task, sharp) {
  const style = /** @type {PictureStyle} */ ({ task, classes: ["a", "b"] });
  const colourAt = fieldColours(grid, style, SCALE, sharp);
  return [0, 1, 2].map(colourAt);
}

test("a probability is orange below one half and blue above it", () => {
  const grid = { side: 2, values: base64([0, 255, 191, 64]) };
  assert.deepEqual(colours(grid, "binary", false), [[255, 0, 0], [0, 0, 255], [64, 64, 191]]);
  assert.deepEqual(colours(grid, "binary", true), [[255, 0, 0], [0, 0, 255], [0, 0, 255]]);
});

test("a sharp regression has steps of a quarter", () => {
  const grid = { side: 2, values: base64([0, 255, 191, 64]) };
  assert.deepEqual(colours(grid, "regression", true)[2], SCALE.at(0.5));
});

test("a class has its own colour, the fainter the less probable it is", () => {
  const grid = { side: 2, classes: base64([0, 1, 1, 0]), probabilities: base64([255, 255, 128, 255]) };
  const [black, full, faint] = colours(grid, "multiclass", false);
  assert.deepEqual(black, [0, 0, 0]);
  assert.deepEqual(full, [255, 0, 255]);
  assert.ok(faint[1] > 90, "near one half most of the grey is left");
  assert.deepEqual(colours(grid, "multiclass", true)[2], [255, 0, 255]);
});

test("the first row of a grid is the lowest row of its image", () => {
  const pixels = pixelsOf(2, (at) => [at, at, at]);
  const level = (/** @type {number} */ at) => Math.round(255 + (at - 255) * 0.72);
  assert.deepEqual([...pixels], [2, 3, 0, 1].flatMap((at) => [level(at), level(at), level(at), 255]));
});
