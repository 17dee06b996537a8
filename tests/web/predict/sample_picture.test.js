import assert from "node:assert/strict";
import test from "node:test";

import { between } from "../../../playground/web/predict/sample_picture.js";

test("a click within the plane lies between its bounds, one outside at the nearer bound", () => {
  assert.equal(between(0.25, [-1, 1]), -0.5);
  assert.equal(between(-0.1, [-1, 1]), -1);
  assert.equal(between(1.2, [-1, 1]), 1);
});
