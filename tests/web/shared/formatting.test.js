import assert from "node:assert/strict";
import test from "node:test";

import { duration, grouped, percent, short, steady } from "../../../playground/web/shared/formatting.js";

/**
 * @template Value
 * @param {(value: Value) => string} format
 * @param {[Value, string][]} cases
 */
function check(format, cases) {
  for (const [value, text] of cases) assert.equal(format(value), text);
}

test("a short number has three digits, a true minus sign, and no zeros at its end", () => {
  check(short, [
    [0, "0"],
    [1, "1"],
    [-1.5, "−1.5"],
    [3.14159, "3.14"],
    [12345, "12300"],
    [99999, "100000"],
    [1e5, "1.0e+5"],
    [0.001, "0.001"],
    [0.0009999, "1.0e−3"],
    [-2.345e-7, "−2.3e−7"],
    [null, "–"],
    [undefined, "–"],
  ]);
  assert.equal(short(2 / 3, 5), "0.66667");
});

test("a steady number has four digits", () => {
  check(steady, [
    [0, "0.000"],
    [0.5, "0.5000"],
    [123.456, "123.5"],
    [0.00012345, "1.23e-4"],
    [null, "–"],
  ]);
});

test("a share is a percentage of one decimal", () => {
  check(percent, [
    [0, "0.0 %"],
    [0.97345, "97.3 %"],
    [1, "100.0 %"],
    [null, "–"],
  ]);
});

test("a count has a fixed width and groups of three digits", () => {
  assert.equal(grouped(120, 6), "000,120");
  assert.equal(grouped(1234567, 6), "1,234,567");
  assert.equal(grouped(7410, 1), "7,410");
  assert.equal(grouped(5, 1), "5");
});

test("time left is rounded up to seconds or minutes", () => {
  check(duration, [
    [0, "0 s"],
    [17.2, "18 s"],
    [59.9, "60 s"],
    [61, "2 min"],
    [5400, "1.5 h"],
    [null, "–"],
  ]);
});
