import assert from "node:assert/strict";
import test from "node:test";

import { addInk, inkOf, moved, pixelAt } from "../../../playground/web/predict/ink.js";

const SIZE = { height: 3, width: 4 };
const EMPTY = Array(12).fill(0);

test("a stroke leaves most ink where the pen is, and soft edges around it", () => {
  const pixels = addInk(EMPTY, SIZE, 1.5, 1.5);
  assert.deepEqual(pixels, [0, 76, 0, 0, 76, 206, 76, 0, 0, 76, 0, 0]);
  assert.deepEqual(EMPTY, Array(12).fill(0));
});

test("ink grows with every stroke, up to black", () => {
  let pixels = EMPTY;
  for (let stroke = 0; stroke < 20; stroke++) pixels = addInk(pixels, SIZE, 1.5, 1.5);
  assert.equal(pixels[5], 255);
  assert.equal(pixels[1], 190);
});

test("a place outside the pad is the nearest pixel", () => {
  assert.deepEqual(pixelAt(SIZE, 1.9, 0.2), [1, 0]);
  assert.deepEqual(pixelAt(SIZE, -3, 9), [0, 2]);
});

test("arrow keys move the pen within the pad, others do not move it", () => {
  assert.deepEqual(moved(SIZE, [1, 1], "ArrowUp"), [1, 0]);
  assert.deepEqual(moved(SIZE, [3, 1], "ArrowRight"), [3, 1]);
  assert.equal(moved(SIZE, [1, 1], "a"), undefined);
});

test("space draws, X erases, other keys do neither", () => {
  assert.deepEqual([" ", "x", "X", "a"].map(inkOf), [255, 0, 0, undefined]);
});
