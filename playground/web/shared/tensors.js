// Tensors as small tables: orange below zero, blue above, the deeper the larger among those shown.
import { element } from "./elements.js";
import { short } from "./formatting.js";

export { element };

const DEEPEST = 46;

// A number, a truth value, or a word that stands for a number that JSON does not have.
export function written(value, digits = 4) {
  if (value === true) return "True";
  if (value === false) return "False";
  return (typeof value === "string" ? value : short(value, digits)).replaceAll("-", "−");
}

// What stands beside the name of a tensor: its shape, its type, and how it was made.
export function about(item) {
  if (!item || item.kind !== "tensor") return "";
  const how = item.grad_fn ? ` · grad_fn=<${item.grad_fn}>` : item.requires_grad ? " · requires_grad" : "";
  return `[${item.shape.join(", ")}] ${item.dtype}${how}`;
}

export function isPart(item) {
  if (item.shape.length < 2) return item.columns.length < (item.shape[0] ?? 1);
  const width = item.shape.slice(1).reduce((product, size) => product * size, 1);
  return item.rows.length < item.shape[0] || item.columns.length < width;
}

export function partWords(item) {
  if (!isPart(item)) return "";
  const count = (shown, all, what) => (shown === all ? "" : `${shown} of ${all.toLocaleString("en")} ${what}`);
  if (item.shape.length < 2) return `${count(item.columns.length, item.shape[0], "numbers")}, evenly picked`;
  const width = item.shape.slice(1).reduce((product, size) => product * size, 1);
  const parts = [count(item.rows.length, item.shape[0], "rows"), count(item.columns.length, width, "columns")];
  return `${parts.filter(Boolean).join(", ")}, evenly picked`;
}

// The numbers of an item; `pick(row, column)` makes every number a button, `picked` marks one.
export function numbers(item, { pick, picked, label } = {}) {
  if (!item || item.kind === "none") return element("code", "pg-none", "None");
  if (item.kind === "word") return element("code", "pg-word", item.value);
  if (item.kind === "number") return element("code", "pg-word", written(item.value, 5) + (item.unit ? ` ${item.unit}` : ""));
  if (item.kind === "lists") return lists(item);
  const holder = element("div", "pg-tensor");
  const table = element("table");
  if (label) table.setAttribute("aria-label", label);
  const sizes = item.values.flat().filter((value) => typeof value === "number").map(Math.abs);
  const most = Math.max(...sizes, 1e-30);
  item.values.forEach((row, r) => {
    const line = table.insertRow();
    row.forEach((value, c) => {
      const cell = line.insertCell();
      const depth = typeof value === "number" ? (DEEPEST * Math.abs(value)) / most : 0;
      cell.style.backgroundColor = `color-mix(in srgb, var(--pg-${value < 0 ? "negative" : "positive"}) ${depth.toFixed(0)}%, transparent)`;
      cell.title = `[${item.shape.length < 2 ? item.columns[c] : `${item.rows[r]}, ${item.columns[c]}`}] = ${value}`;
      if (!pick) {
        cell.textContent = written(value);
        return;
      }
      const button = element("button", "pg-pick", written(value));
      button.type = "button";
      button.setAttribute("aria-pressed", String(picked?.[0] === r && picked?.[1] === c));
      button.onclick = () => pick(r, c);
      cell.append(button);
    });
  });
  holder.append(table);
  const words = partWords(item);
  if (words) holder.append(element("small", "pg-part", words));
  return holder;
}

function lists(item) {
  const holder = element("div", "pg-tensor");
  for (const [name, values] of Object.entries(item.values)) {
    const more = item.length > values.length ? "…, " : "";
    holder.append(element("div", "pg-word", `${name}: [${more}${values.map((value) => written(value, 5)).join(", ")}]`));
  }
  return holder;
}
