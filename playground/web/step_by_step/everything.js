// Everything there is now: the batch, sample by sample, and every parameter with its gradient, last update and memory.
import { element, numbers, written } from "../shared/tensors.js";

const OUTPUTS = ["logits", "predictions", "probabilities", "log_probabilities"];
const MOST_FEATURES = 6;

export class Everything {
  constructor(root) {
    this.root = root;
    this.body = element("div", "pg-everything-body");
    root.append(element("summary", "", "Everything there is now: the batch, every parameter, the optimizer's memory"), this.body);
    root.dataset.testid = "walk-everything";
    root.ontoggle = () => this.fill();
  }

  begin(source) {
    this.source = source;
  }

  draw(state) {
    this.state = state;
    this.fill();
  }

  // Nothing is built while nobody looks.
  fill() {
    if (!this.root.open || !this.state) return;
    this.body.replaceChildren(this.batch(), this.parameters());
  }

  batch() {
    const { state, source } = this;
    const [x, y] = [state["variable X_batch"], state["variable y_batch"]];
    const block = element("section");
    block.append(element("h4", "", "This batch"));
    if (!x) {
      block.append(element("p", "pg-about", "No batch has been fetched yet."));
      return block;
    }
    const name = OUTPUTS.find((each) => state[`variable ${each}`]);
    const outputs = name && state[`variable ${name}`];
    const fits = outputs && outputs.shape[0] === x.shape[0];
    const columns = x.columns.slice(0, MOST_FEATURES);
    const table = element("table", "pg-plain-table");
    const head = table.createTHead().insertRow();
    const titles = ["sample", ...columns.map((at) => source.features[at] ?? `x${at}`), "target", ...(fits ? [name] : [])];
    for (const title of titles) {
      const cell = element("th", "", title);
      cell.scope = "col";
      head.append(cell);
    }
    const rows = table.createTBody();
    x.values.forEach((values, at) => {
      const row = rows.insertRow();
      const first = element("th", "", String(x.rows[at]));
      first.scope = "row";
      row.append(first);
      for (const value of values.slice(0, columns.length)) row.insertCell().textContent = written(value);
      row.insertCell().textContent = targets(y, at, source.classes);
      if (fits) row.insertCell().textContent = (outputs.values[at] ?? []).map((value) => written(value)).join("  ");
    });
    const more = x.shape[1] > columns.length ? `${columns.length} of ${x.shape[1]} features are shown.` : "";
    const scroll = element("div", "pg-scroll");
    scroll.append(table);
    block.append(scroll, element("p", "pg-about", more));
    return block;
  }

  parameters() {
    const block = element("section");
    block.append(element("h4", "", "Every parameter"));
    const names = Object.keys(this.state).filter((key) => key.startsWith("value ")).map((key) => key.slice(6));
    for (const name of names) {
      const row = element("div", "pg-parameter");
      const value = this.state[`value ${name}`];
      const title = element("p");
      title.append(element("code", "", name), element("span", "pg-about", `[${value.shape.join(", ")}] ${value.dtype}`));
      const body = element("div", "pg-before-after");
      const add = (words, item) => {
        const figure = element("figure");
        figure.append(element("figcaption", "", words), numbers(item, { label: `${name}, ${words}` }));
        body.append(figure);
      };
      add("value", value);
      add(".grad", this.state[`gradient ${name}`]);
      if (this.state[`update ${name}`]) add("last update", this.state[`update ${name}`]);
      for (const [key, item] of Object.entries(this.state)) if (key.startsWith(`state ${name} `)) add(key.slice(7 + name.length), item);
      row.append(title, body);
      block.append(row);
    }
    return block;
  }
}

function targets(y, at, classes) {
  if (!y) return "–";
  const row = y.shape.length < 2 ? [y.values[0][at]] : y.values[at];
  if (!row || row[0] === undefined) return "–";
  if (row.length > 1) return classes[row.indexOf(Math.max(...row))] ?? row.join(" ");
  const value = row[0];
  const name = classes[value < 0 ? 0 : value];
  return name ? `${written(value)} (${name})` : written(value);
}
