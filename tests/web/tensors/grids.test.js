import assert from "node:assert/strict";
import test from "node:test";

import { axisColour, describeHidden, describeShape, isEmpty } from "../../../playground/web/tensors/grids.js";

/** @type {import("../../../playground/web/protocol.js").TensorGrid} */
const GRID = { name: "A", shape: [2, 1], blocks: [], hidden: 0 };

test("a shape is written in brackets, with the shape to which it is stretched", () => {
  assert.equal(describeShape(GRID), "[2, 1]");
  assert.equal(describeShape({ ...GRID, shape: [] }), "[]");
  assert.equal(describeShape({ ...GRID, stretched: [2, 3] }), "[2, 1] stretched to [2, 3]");
});

test("what is left out is counted, in matrices or in places of the storage", () => {
  assert.equal(describeHidden({ ...GRID, hidden: 3 }), "… and 3 more matrices");
  assert.equal(describeHidden({ ...GRID, hidden: 1 }), "… and 1 more matrix");
  assert.equal(describeHidden({ ...GRID, hidden: 20, storage: [] }), "… and 20 more places");
});

test("a tensor with a size of 0 shows no element", () => {
  const block = { title: "", rows: [0], columns: [], cells: [[]] };
  assert.equal(isEmpty(GRID), true);
  assert.equal(isEmpty({ ...GRID, blocks: [block] }), true);
  const full = { ...block, columns: [0], cells: [[null]] };
  assert.equal(isEmpty({ ...GRID, blocks: [full] }), false);
});

test("axes beyond the last colour use the first colours again", () => {
  assert.equal(axisColour(["red", "blue"], 3), "blue");
  assert.equal(axisColour([], 0), undefined);
});
