import assert from "node:assert/strict";
import test from "node:test";

import { layerRows, withLayerAdded, withLayerChanged } from "../../../playground/web/train/network_head.js";

/** @import { NetworkLayout } from "../../../playground/web/protocol" */

const LAYOUT = /** @type {NetworkLayout} */ ({
  columns: [
    { title: "inputs", units: 2, shown: [0, 1] },
    { title: "layer 1", units: 8, shown: [0, 1], activation: "ReLU" },
    { title: "layer 2", units: 4, shown: [0, 1], activation: "Tanh" },
    { title: "output", units: 1, shown: [0] },
  ],
});

test("the hidden layers are sent with their numbers", () => {
  assert.deepEqual(layerRows(LAYOUT), [[8, "ReLU", 0], [4, "Tanh", 1]]);
});

test("a new layer is like the last one, whose other values it takes", () => {
  assert.deepEqual(withLayerAdded(layerRows(LAYOUT)).at(-1), [4, "Tanh", 1]);
  assert.deepEqual(withLayerAdded([]), [[4, "Tanh", null]]);
});

test("a changed layer leaves the others as they are", () => {
  const rows = layerRows(LAYOUT);
  assert.deepEqual(withLayerChanged(rows, 0, 9, "GELU"), [[9, "GELU", 0], [4, "Tanh", 1]]);
  assert.deepEqual(rows, layerRows(LAYOUT));
});
