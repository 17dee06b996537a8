import assert from "node:assert/strict";
import test from "node:test";

import { evenly, residualsOf, surfaceRows } from "../../../playground/web/train/regression_charts.js";

test("a residual is the target minus its prediction", () => {
  assert.deepEqual(residualsOf({ x: [], y: [3, 1] }, [1, 1.5]), [2, -0.5]);
  assert.ok(residualsOf({ x: [], y: [3] }, [null]).every(Number.isNaN));
});

test("evenly spaced numbers include both ends", () => {
  assert.deepEqual(evenly(5, -1, 1), [-1, -0.5, 0, 0.5, 1]);
});

test("bytes become the heights of a surface, row by row", () => {
  const bytes = Buffer.from([0, 255, 51, 102]).toString("base64");
  assert.deepEqual(surfaceRows(2, bytes, [-1, 4]), [[-1, 4], [0, 1]]);
});
