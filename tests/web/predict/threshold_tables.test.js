import assert from "node:assert/strict";
import test from "node:test";

import { confusionRows, firstPosition, rateList, rateText } from "../../../playground/web/predict/threshold_tables.js";

const DATA = {
  positive: "cat",
  negative: "dog",
  code: "",
  thresholds: [0, 0.5, 1],
  counts: { truePositives: [3, 2, 0], falsePositives: [4, 1, 0], falseNegatives: [0, 1, 3], trueNegatives: [0, 3, 4] },
  rates: { precision: [0.4286, 0.6667, null], recall: [1, 0.6667, 0], falsePositiveRate: [1, 0.25, 0], f1: [0.6, 0.6667, 0] },
  roc: [],
  precisionRecall: [],
  auc: 0.9,
  averagePrecision: 0.8,
};

test("a page begins at the threshold 0.5", () => {
  assert.equal(firstPosition(DATA.thresholds), 1);
});

test("the confusion matrix has the true classes as rows", () => {
  const [positive, negative] = confusionRows(DATA, 1);
  assert.deepEqual([positive.name, ...positive.cells.map((cell) => cell.count)], ["cat", 2, 1]);
  assert.deepEqual([negative.name, ...negative.cells.map((cell) => cell.count)], ["dog", 1, 3]);
  assert.deepEqual([positive, negative].map((row) => row.cells.map((cell) => cell.right)), [[true, false], [false, true]]);
});

test("rates have three digits, and a dash where there is none", () => {
  assert.deepEqual(rateList(DATA, 2).map((rate) => rateText(rate.value)), ["–", "0.000", "0.000", "0.000"]);
});
