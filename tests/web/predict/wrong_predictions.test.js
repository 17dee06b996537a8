import assert from "node:assert/strict";
import test from "node:test";

import { featureText } from "../../../playground/web/predict/wrong_predictions.js";

test("features are listed with their names, and the number of those that are not", () => {
  assert.equal(featureText([1.23456, -2], { features: ["x1", "x2"], more: 0 }), "x1 1.23 · x2 −2");
  assert.equal(featureText([1], { features: ["x1"], more: 9 }), "x1 1 · and 9 more");
});
