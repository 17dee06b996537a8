import assert from "node:assert/strict";
import test from "node:test";

import { outputBars, probabilityBars } from "../../../playground/web/predict/number_bars.js";

test("the longest output fills its half, and a negative one grows to the left", () => {
  const [first, second] = outputBars([-2, 1], ["cat", "dog"]);
  assert.deepEqual([first.name, first.text, first.width, first.negative, first.colour], ["cat", "−2", 50, true, "var(--pg-negative)"]);
  assert.deepEqual([second.width, second.negative, second.colour], [25, false, "var(--pg-positive)"]);
});

test("an output that is no number has no bar", () => {
  const [bar] = outputBars(["-inf"], []);
  assert.deepEqual([bar.name, bar.text, bar.width], ["", "−inf", 0]);
});

test("probabilities are percent in the colours of their classes", () => {
  const bars = probabilityBars([0.25, 0.7, "nan"], ["a", "b", "c"], ["red", "blue"]);
  assert.deepEqual(bars.map((bar) => bar.text), ["25.0 %", "70.0 %", "nan"]);
  assert.deepEqual(bars.map((bar) => bar.width), [25, 70, 0]);
  assert.deepEqual(bars.map((bar) => bar.colour), ["red", "blue", "red"]);
});
