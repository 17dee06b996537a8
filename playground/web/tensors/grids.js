// Tensors as tables of coloured cells. A cell knows its place in reading order, so that a picture can highlight it.
import { element } from "../shared/elements.js";

/** @typedef {import("../protocol.js").TensorGrid} TensorGrid */
/** @typedef {import("../protocol.js").GridBlock} GridBlock */
/** @typedef {import("../protocol.js").GridCell} GridCell */
/** @typedef {import("../protocol.js").StoragePlace} StoragePlace */

/**
 * The picture of one tensor: its name, its shape, and one table for each matrix that is shown.
 *
 * @param {TensorGrid} grid
 * @param {number} number of the grid in its picture
 * @param {string[]} axes a colour for each axis
 */
export function buildGrid(grid, number, axes) {
  const section = element("section", "pg-grid");
  section.dataset.grid = String(number);
  const title = element("p", "pg-grid-title");
  title.append(element("b", "", grid.name), ` ${describeShape(grid)}`);
  if (grid.dtype) title.append(element("span", "pg-dim", ` ${grid.dtype}`));
  section.append(title);
  if (grid.storage) section.append(buildStorage(grid.name, grid.storage));
  else {
    const blocks = element("div", "pg-blocks");
    blocks.append(...grid.blocks.map((block) => buildBlock(grid, block, axes)));
    section.append(blocks);
    if (isEmpty(grid)) section.append(element("p", "pg-dim", "No elements: a size is 0."));
  }
  if (grid.hidden) section.append(element("p", "pg-dim", describeHidden(grid)));
  return section;
}

/**
 * The shape, and the one to which a broadcast operand is stretched.
 *
 * @param {TensorGrid} grid
 */
export function describeShape(grid) {
  const shape = `[${grid.shape.join(", ")}]`;
  return grid.stretched ? `${shape} stretched to [${grid.stretched.join(", ")}]` : shape;
}

/**
 * What is left out.
 *
 * @param {TensorGrid} grid
 */
export function describeHidden(grid) {
  const [one, many] = grid.storage ? ["place", "places"] : ["matrix", "matrices"];
  return `… and ${grid.hidden} more ${grid.hidden === 1 ? one : many}`;
}

/**
 * Whether no element is shown.
 *
 * @param {TensorGrid} grid
 */
export function isEmpty(grid) {
  return !grid.blocks.some((block) => block.cells.some((row) => row.length));
}

/**
 * @param {TensorGrid} grid
 * @param {GridBlock} block
 * @param {string[]} axes
 */
function buildBlock(grid, block, axes) {
  const table = element("table", "pg-block");
  const size = grid.shape.join(" by ") || "a single number";
  table.setAttribute("aria-label", `${block.title || grid.name}, shape ${size}`);
  const rank = (grid.stretched ?? grid.shape).length;
  if (block.title) table.createCaption().textContent = block.title;
  if (rank > 0) {
    const head = table.createTHead().insertRow();
    if (rank > 1) head.append(buildCorner(rank, axes));
    for (const position of block.columns) head.append(buildIndex(position, axisColour(axes, rank - 1)));
  }
  const body = table.createTBody();
  block.cells.forEach((cells, number) => {
    const row = body.insertRow();
    if (rank > 1) row.append(buildIndex(block.rows[number], axisColour(axes, rank - 2)));
    for (const cell of cells) row.append(buildCell(cell));
  });
  return table;
}

/**
 * The corner of a table, which shows which axis runs down and which to the right.
 *
 * @param {number} rank
 * @param {string[]} axes
 */
function buildCorner(rank, axes) {
  const corner = element("td", "pg-corner");
  corner.title = `axis ${rank - 2} runs down, axis ${rank - 1} to the right`;
  corner.append(
    inAxisColour(element("span", "", `${rank - 2}↓`), axisColour(axes, rank - 2)),
    inAxisColour(element("span", "", `${rank - 1}→`), axisColour(axes, rank - 1)),
  );
  return corner;
}

/**
 * @param {string[]} axes
 * @param {number} axis
 * @returns {string | undefined}
 */
export function axisColour(axes, axis) {
  return axes[axis % axes.length];
}

/**
 * @template {HTMLElement} Tag
 * @param {Tag} node
 * @param {string | undefined} colour
 */
function inAxisColour(node, colour) {
  if (colour) node.style.setProperty("--axis", colour);
  return node;
}

/**
 * @param {number | null} position along an axis; null stands for those left out
 * @param {string | undefined} colour
 */
function buildIndex(position, colour) {
  return inAxisColour(element("th", "pg-index", position === null ? "…" : String(position)), colour);
}

/** @param {GridCell | null} cell null stands for those left out */
function buildCell(cell) {
  if (!cell) return element("td", "pg-gap", "…");
  const [place, text, background, isDark, isCopy] = cell;
  const node = element("td", "pg-cell", text);
  node.dataset.place = String(place);
  if (isCopy) node.classList.add("pg-pale");
  paint(node, background, isDark);
  return node;
}

/**
 * A storage: its places in a row that wraps, the number of each place below it.
 *
 * @param {string} name
 * @param {StoragePlace[]} places
 */
function buildStorage(name, places) {
  const list = element("ol", "pg-storage");
  list.setAttribute("aria-label", name);
  for (const [place, text, background, isDark] of places) {
    const item = element("li", "pg-place");
    const cell = element("span", "pg-cell", text || " ");
    if (!text) item.classList.add("pg-unvisited");
    paint(cell, background, isDark);
    item.dataset.place = String(place);
    item.append(cell, element("small", "", String(place)));
    list.append(item);
  }
  if (!places.length) list.append(element("li", "pg-dim", "empty"));
  return list;
}

/**
 * @param {HTMLElement} cell
 * @param {string} background
 * @param {boolean} isDark
 */
function paint(cell, background, isDark) {
  cell.style.background = background;
  cell.style.color = isDark ? "white" : "black";
}
