import assert from "node:assert/strict";
import test from "node:test";

import { connectionPath, connectionStyle, placeNetwork } from "../../../playground/web/train/network_geometry.js";

const COLUMNS = [{ count: 2, names: ["x1", "x2"] }, { count: 4 }, { count: 1, names: ["class"] }];

test("columns are equally far apart and fill the width", () => {
  const { width, size, columns } = placeNetwork(COLUMNS, 800);
  assert.equal(width, 800);
  assert.equal(size, 36);
  assert.ok(Math.abs(columns[1].x - columns[0].x - (columns[2].x - columns[1].x)) < 1e-9);
  assert.ok(columns[0].x >= size / 2 && columns[2].x <= width - size / 2);
});

test("neurons of a column are centred and keep their distance", () => {
  const { height, columns } = placeNetwork(COLUMNS, 800);
  for (const { rows } of columns) assert.ok(Math.abs((rows[0] + rows[rows.length - 1]) / 2 - (54 + height) / 2) < 1e-9);
  assert.deepEqual(columns[1].rows.slice(1).map((y, at) => y - columns[1].rows[at]), [50, 50, 50]);
});

test("many neurons get smaller, so that all fit into the height", () => {
  const { height, size, columns } = placeNetwork([{ count: 1 }, { count: 16 }, { count: 1 }], 800);
  assert.equal(size, (height - 54) / 16 - 5);
  assert.ok(columns[1].rows[15] < height);
});

test("where the page is too narrow, the network is wider than the page", () => {
  const { width } = placeNetwork(Array.from({ length: 8 }, () => ({ count: 1 })), 200);
  assert.ok(width > 7 * 64);
});

test("long names beside the first column take room from the network, up to a bound", () => {
  const x = (/** @type {string} */ name) => placeNetwork([{ count: 1, names: [name] }, { count: 1 }], 800).columns[0].x;
  assert.ok(x("petal length") > x("x"));
  assert.equal(x("a".repeat(40)), x("a".repeat(80)));
});

test("a connection goes from the edge of one neuron to the edge of the next", () => {
  const path = connectionPath({ x: 20, y: 10, plain: false }, { x: 120, y: 50 }, 30);
  assert.equal(path, "M35,10 C70,10 70,50 105,50");
  assert.ok(connectionPath({ x: 20, y: 10, plain: true }, { x: 120, y: 50 }, 30).startsWith("M27,10"));
});

test("a stronger weight is thicker, up to a bound, and thinner where many connections cross", () => {
  const [weak, strong, huge] = [0.1, 1, 50].map((weight) => connectionStyle(weight, 16));
  assert.ok(weak.width < strong.width && strong.width < huge.width);
  assert.deepEqual(connectionStyle(-1, 16), strong);
  assert.deepEqual(connectionStyle(3, 16), huge);
  assert.ok(connectionStyle(1, 256).width < strong.width);
});
