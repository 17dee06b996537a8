import assert from "node:assert/strict";
import test from "node:test";

import { readPalette } from "../../../playground/web/shared/palette.js";

const NAMES = ["negative", "zero", "positive", "train", "validation", "test", "train-outline", "test-outline", "pinned", "class-0", "class-1", "series-0"];

/** @param {string[]} names */
function style(names) {
  // A browser returns a property with the space before its value.
  return { getPropertyValue: (/** @type {string} */ name) => (names.includes(name.slice("--pg-".length)) ? ` ${name}` : "") };
}

test("colours come from the CSS properties, lists of them until one is missing", () => {
  const palette = readPalette(style(NAMES));
  assert.equal(palette.negative, "--pg-negative");
  assert.equal(palette.parts.test, "--pg-test");
  assert.equal(palette.outlines.train, "--pg-train-outline");
  assert.deepEqual(palette.classes, ["--pg-class-0", "--pg-class-1"]);
  assert.deepEqual(palette.series, ["--pg-series-0"]);
});

test("a missing colour is an error that names it", () => {
  assert.throws(() => readPalette(style(NAMES.filter((name) => name !== "zero"))), /--pg-zero/);
});
