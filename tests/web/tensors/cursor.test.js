import assert from "node:assert/strict";
import test from "node:test";

import { clamp, moveCursor } from "../../../playground/web/tensors/cursor.js";

test("the arrow keys move by one element, or by one row", () => {
  assert.equal(moveCursor("ArrowRight", 4, 12, 3), 5);
  assert.equal(moveCursor("ArrowLeft", 4, 12, 3), 3);
  assert.equal(moveCursor("ArrowDown", 4, 12, 3), 7);
  assert.equal(moveCursor("ArrowUp", 4, 12, 3), 1);
});

test("the cursor stays among the elements", () => {
  assert.equal(moveCursor("ArrowRight", 11, 12, 3), 11);
  assert.equal(moveCursor("ArrowUp", 1, 12, 3), 0);
  assert.equal(moveCursor("ArrowDown", 10, 12, 3), 11);
});

test("Home and End move to the first and the last element", () => {
  assert.equal(moveCursor("Home", 7, 12, 3), 0);
  assert.equal(moveCursor("End", 7, 12, 3), 11);
});

test("any other key moves nothing", () => {
  assert.equal(moveCursor("a", 7, 12, 3), undefined);
  assert.equal(moveCursor("Tab", 7, 12, 3), undefined);
});

test("without elements the number is 0", () => {
  assert.equal(clamp(3, 0), 0);
});
