// Tensors as tables of coloured cells. A cell knows its place in reading order, so that a picture can light it.

// The whole picture of one tensor: its name, shape, and one table for each matrix that is shown.
export function buildGrid(told, number, axes) {
  const figure = element("section", "pg-grid");
  figure.dataset.grid = number;
  const title = element("p", "pg-grid-title");
  const name = element("b", "", told.name);
  title.append(name, ` [${told.shape.join(", ")}]`);
  if (told.stretched) title.append(` stretched to [${told.stretched.join(", ")}]`);
  if (told.dtype) title.append(element("span", "pg-dim", ` ${told.dtype}`));
  figure.append(title);
  if (told.strip) figure.append(buildStrip(told));
  else {
    const blocks = element("div", "pg-blocks");
    blocks.append(...told.blocks.map((block) => buildBlock(told, block, axes)));
    figure.append(blocks);
    if (!told.blocks.length || !told.blocks.some((block) => block.cells.flat().length)) {
      figure.append(element("p", "pg-dim", "No elements: a size is 0."));
    }
  }
  if (told.hidden) figure.append(element("p", "pg-dim", told.strip ? `… and ${told.hidden} more places` : `… and ${told.hidden} more matrices`));
  return figure;
}

function buildBlock(told, block, axes) {
  const table = element("table", "pg-block");
  table.setAttribute("aria-label", `${block.title || told.name}, shape ${told.shape.join(" by ") || "a single number"}`);
  const rank = (told.stretched ?? told.shape).length;
  if (block.title) {
    const caption = table.createCaption();
    caption.textContent = block.title;
  }
  if (rank > 0) {
    const head = table.createTHead().insertRow();
    if (rank > 1) head.append(corner(rank, axes));
    for (const at of block.columns) head.append(index(at, axisColour(axes, rank - 1)));
  }
  const body = table.createTBody();
  block.cells.forEach((cells, at) => {
    const row = body.insertRow();
    if (rank > 1) row.append(index(block.rows[at], axisColour(axes, rank - 2)));
    for (const cell of cells) row.append(buildCell(cell));
  });
  return table;
}

function corner(rank, axes) {
  const cell = element("td", "pg-corner");
  cell.title = `axis ${rank - 2} runs down, axis ${rank - 1} to the right`;
  cell.append(
    element("span", "", `${rank - 2}↓`, axisColour(axes, rank - 2)),
    element("span", "", `${rank - 1}→`, axisColour(axes, rank - 1)),
  );
  return cell;
}

const axisColour = (axes, axis) => axes?.[axis % axes.length];

function index(at, colour) {
  const cell = element("th", "pg-index", at === null ? "…" : String(at), colour);
  return cell;
}

export function buildCell(cell) {
  if (!cell) return element("td", "pg-gap", "…");
  const [place, text, back, dark, pale] = cell;
  const made = element("td", "pg-cell", text);
  made.dataset.place = place;
  if (pale) made.classList.add("pg-pale");
  made.style.background = back;
  made.style.color = dark ? "white" : "black";
  return made;
}

// A storage: its places in a row that wraps, the number of each place under it.
function buildStrip(told) {
  const list = element("ol", "pg-strip");
  list.setAttribute("aria-label", told.name);
  for (const [place, text, back, dark] of told.strip) {
    const item = element("li", "pg-place");
    const cell = element("span", "pg-cell", text || " ");
    if (!text) item.classList.add("pg-unvisited");
    cell.style.background = back;
    cell.style.color = dark ? "white" : "black";
    item.dataset.place = place;
    item.append(cell, element("small", "", String(place)));
    list.append(item);
  }
  if (!told.strip.length) list.append(element("li", "pg-dim", "empty"));
  return list;
}

export function element(tag, className, text, colour) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  if (colour) made.style.setProperty("--axis", colour);
  return made;
}
