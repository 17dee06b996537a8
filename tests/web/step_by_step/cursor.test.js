import assert from "node:assert/strict";
import test from "node:test";

import { StatementIndex, epochToEnd, lastEpoch, replay } from "../../../playground/web/step_by_step/cursor.js";

/** @import { LineEvent, ShownStatement, WalkedBatch, WalkedScript } from "../../../playground/web/protocol" */

/**
 * @param {number} first
 * @param {number} [end]
 * @returns {ShownStatement}
 */
const statement = (first, end = first) => ({
  first,
  last: first,
  end,
  kind: "simple",
  title: "",
  does: "",
  without: "",
  step: "",
  edits: [],
});

/** @type {WalkedScript} */
const SCRIPT = {
  id: "a",
  above: [],
  first: 10,
  lines: [],
  // for epoch, model.train(), for batch with two lines, and a test of two lines.
  statements: [statement(10, 16), statement(11), statement(12, 14), statement(13), statement(14), statement(15), statement(16)],
  batch_line: 12,
  steps: { training: [], testing: [] },
  affordable_steps: 7,
  edited: false,
  features: [],
  classes: [],
};
const STATEMENTS = new StatementIndex(SCRIPT);

/** @returns {LineEvent} */
const event = (/** @type {number} */ line) => ({
  line,
  changed: {},
  printed: [],
  warnings: [],
  explanation: null,
  calls_function: false,
  resumed: false,
});

/**
 * @param {number} number
 * @param {number[]} lines
 * @param {Partial<WalkedBatch>} [more]
 * @returns {WalkedBatch}
 */
const batch = (number, lines, more) => ({
  number,
  epoch: Math.floor(number / 3),
  batch: number % 3,
  batches: 3,
  start: {},
  events: lines.map(event),
  last_of_epoch: number % 3 === 2,
  ends_script: false,
  error: "",
  ...more,
});

const FIRST = batch(0, [10, 11, 12, 13, 14]);
const SECOND = batch(1, [12, 13, 14]);
const LAST = batch(2, [12, 13, 14, 12, 15, 16]);

test("states follow from the start and the changes", () => {
  const loss = { kind: /** @type {const} */ ("number"), value: 1 };
  const word = { kind: /** @type {const} */ ("word"), value: "train" };
  const states = replay({ start: { mode: word }, events: [{ changed: { loss } }, { changed: { mode: null } }] });
  assert.deepEqual(states, [{ mode: word, loss }, { loss }]);
});

test("a batch ends before the lines that belong to its epoch", () => {
  assert.equal(STATEMENTS.endOfBatch(FIRST), 4);
  assert.equal(STATEMENTS.endOfBatch(LAST), 2);
});

test("places have positions among the executed lines", () => {
  assert.equal(STATEMENTS.positionOf(FIRST, "fetch"), 2);
  assert.equal(STATEMENTS.positionOf(LAST, "batch end"), 2);
  assert.equal(STATEMENTS.positionOf(LAST, "last"), 5);
  assert.equal(STATEMENTS.positionOf(SECOND, 99), 2);
  assert.equal(STATEMENTS.positionOf(LAST, { line: 13 }), 1);
  assert.equal(STATEMENTS.positionOf(LAST, { line: 16 }), 5);
  assert.equal(STATEMENTS.positionOf(FIRST, { line: 11 }), 1);
  // A line of the test is not executed before the last batch: the nearest is the last line of the batch.
  assert.equal(STATEMENTS.positionOf(SECOND, { line: 16 }), 2);
});

test("the next line is in the next batch after the last line of a batch", () => {
  assert.deepEqual(STATEMENTS.targetOf("next", SECOND, 1), { number: 1, place: 2 });
  assert.deepEqual(STATEMENTS.targetOf("next", SECOND, 2), { number: 2, place: 0 });
  assert.equal(STATEMENTS.targetOf("next", batch(5, [12, 13, 14], { ends_script: true }), 2), undefined);
});

test("going back crosses to the batch before, and stops at the first", () => {
  assert.deepEqual(STATEMENTS.targetOf("back", SECOND, 0), { number: 0, place: "last" });
  assert.equal(STATEMENTS.targetOf("back", FIRST, 0), undefined);
  assert.deepEqual(STATEMENTS.targetOf("restart", LAST, 4), { number: 0, place: "fetch" });
});

test("the end of a batch comes first, then the rest of its epoch, then the next batch", () => {
  assert.deepEqual(STATEMENTS.targetOf("batch", LAST, 0), { number: 2, place: 2 });
  assert.deepEqual(STATEMENTS.targetOf("batch", LAST, 2), { number: 2, place: 5 });
  assert.deepEqual(STATEMENTS.targetOf("batch", LAST, 5), { number: 3, place: "batch end" });
});

test("the end of an epoch is the last line of its last batch", () => {
  assert.deepEqual(STATEMENTS.targetOf("epoch", FIRST, 2), { number: 2, place: "last" });
  assert.deepEqual(STATEMENTS.targetOf("epoch", LAST, 1), { number: 2, place: 5 });
  assert.deepEqual(STATEMENTS.targetOf("epoch", LAST, 5), { number: 5, place: "last" });
  assert.equal(epochToEnd(LAST, 5), 1);
  assert.equal(lastEpoch(SCRIPT, 3), 1);
  assert.equal(lastEpoch(SCRIPT, 100), 0);
});
