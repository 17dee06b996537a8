import assert from "node:assert/strict";
import test from "node:test";

import { epochEnd, linearEnd, logRange, roundUp, ticks, union } from "../../../playground/web/shared/axis_range.js";

test("a number is rounded up to the next round one of its power of ten", () => {
  assert.equal(roundUp(1, [1, 2, 5]), 1);
  assert.equal(roundUp(1.01, [1, 2, 5]), 2);
  assert.equal(roundUp(5.5, [1, 2, 5]), 10);
  assert.equal(roundUp(300, [1, 2.5, 5]), 500);
  assert.equal(roundUp(0.03, [1, 2, 5]), 0.05);
});

test("the axis of the epochs begins with room for 20 and grows in coarse steps", () => {
  const ends = [0, 1, 20, 21, 50, 51, 101, 199, 201, 999, 1001].map(epochEnd);
  assert.deepEqual(ends, [20, 20, 20, 50, 50, 100, 200, 200, 500, 1000, 2000]);
});

test("over a run of 1000 epochs the axis grows five times", () => {
  const ends = new Set(Array.from({ length: 1000 }, (_, epoch) => epochEnd(epoch)));
  assert.deepEqual([...ends], [20, 50, 100, 200, 500, 1000]);
});

test("a linear axis leaves room above the highest value", () => {
  assert.equal(linearEnd(0), 1);
  assert.equal(linearEnd(-3), 1);
  assert.equal(linearEnd(0.69), 0.75);
  assert.equal(linearEnd(0.7), 1);
  assert.equal(linearEnd(0.95), 1.5);
  assert.equal(linearEnd(42), 50);
});

test("a logarithmic axis begins at a power of ten and ignores what is not positive", () => {
  assert.deepEqual(logRange([]), [-2, 1]);
  assert.deepEqual(logRange([0, -1]), [-2, 1]);
  const [low, high] = logRange([0.02, 0.5, -4, 0]);
  assert.equal(low, -2);
  assert.ok(Math.abs(10 ** high - 0.65) < 1e-12);
});

test("a range that grows holds the one before", () => {
  assert.deepEqual(union([0, 1], [0.2, 0.5]), [0, 1]);
  assert.deepEqual(union([-2, 0], [-3, 0.5]), [-3, 0.5]);
});

test("ticks are round and have a true minus sign", () => {
  assert.deepEqual(ticks(-1.3, 1.3).map(({ label }) => label), ["−1", "0", "1"]);
  assert.deepEqual(ticks(0, 10).map(({ value }) => value), [0, 5, 10]);
  assert.deepEqual(ticks(0.11, 0.52).map(({ label }) => label), ["0.2", "0.4"]);
  assert.deepEqual(ticks(2, 2), []);
  assert.deepEqual(ticks(NaN, NaN), []);
});
