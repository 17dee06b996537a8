import assert from "node:assert/strict";
import test from "node:test";

import { CurveColumns, MOST_POINTS, columnTitle, panelDomains, panelRange, relationTo } from "../../../playground/web/train/curve_columns.js";

test("points that follow the last row come next", () => {
  assert.equal(relationTo({ fresh: false, first: 10, next: 14 }, 10), "next");
  assert.equal(relationTo({ fresh: true, first: 0, next: 14 }, 3), "next");
});

test("points that a view has already are known, and points after a gap are recognised", () => {
  assert.equal(relationTo({ fresh: false, first: 10, next: 14 }, 14), "known");
  assert.equal(relationTo({ fresh: false, first: 10, next: 14 }, 12), "gap");
  assert.equal(relationTo({ fresh: false, first: 10, next: 14 }, 8), "gap");
});

test("points are appended to every column, and the message stays as it is", () => {
  const epochs = [0, 1];
  const columns = new CurveColumns(["train_loss", "test_loss"], epochs, { train_loss: [1, 0.5] });
  assert.equal(columns.append([2], { train_loss: [0.25], test_loss: [null] }), false);
  assert.deepEqual(columns.epochs, [0, 1, 2]);
  assert.deepEqual(columns.values, { train_loss: [1, 0.5, 0.25], test_loss: [null] });
  assert.equal(columns.last, 2);
  assert.deepEqual(epochs, [0, 1]);
});

test("too many points are halved, and the newest stays", () => {
  const all = Array.from({ length: MOST_POINTS }, (_, epoch) => epoch);
  const columns = new CurveColumns(["loss"], all, { loss: all });
  assert.equal(columns.append([MOST_POINTS], { loss: [7] }), true);
  assert.equal(columns.epochs.length, MOST_POINTS / 2 + 1);
  assert.equal(columns.last, MOST_POINTS);
  assert.equal(columns.values.loss.at(-1), 7);
  assert.deepEqual(columns.epochs.slice(0, 3), [0, 2, 4]);
});

test("each scale has its range", () => {
  assert.deepEqual(panelRange("share", [0.2], false), [0, 1.02]);
  assert.deepEqual(panelRange("number", [-7], false), [-0.05, 1.05]);
  assert.deepEqual(panelRange("positive", [0.7, null, 0.1], false), [0, 1]);
  assert.deepEqual(panelRange("positive", [], false), [0, 1]);
  assert.deepEqual(panelRange("log", [null, 0.01], true), [-2, Math.log10(1.3 * 0.01)]);
});

test("panels are below each other without touching, the first of two with more room", () => {
  assert.deepEqual(panelDomains(1), [[0, 1]]);
  assert.deepEqual(panelDomains(2), [[0.5, 1], [0, 0.5 - 0.16]]);
  const three = panelDomains(3);
  assert.equal(three[0][1], 1);
  assert.ok(three.every(([low, high]) => low < high) && three[1][1] < three[0][0] && three[2][1] < three[1][0]);
});

test("a column has a short title in the key", () => {
  assert.equal(columnTitle("train_loss"), "train");
  assert.equal(columnTitle("gradient_norm_2"), "layer 2");
  assert.equal(columnTitle("learning_rate"), "learning rate");
});
