// What stands below the network: the numbers of the neuron or connection that is pointed at, and boxes to set them by hand.
import { short } from "../shared/formatting.js";

const HINT = "Point at a neuron or a connection to read its numbers. Click to keep it here, and set a weight by hand.";

export class Inspector {
  constructor(root, pictures, layout, send) {
    Object.assign(this, { root, pictures, layout, send });
    root.dataset.testid = "inspector";
    this.show(null);
  }

  // A place is {column, row} of a neuron, with `source`, a row of the column before, for a connection.
  show(place) {
    this.place = place;
    this.root.replaceChildren();
    if (!place) {
      const hint = document.createElement("p");
      hint.textContent = HINT;
      this.root.append(hint);
      return;
    }
    this.canvas = document.createElement("canvas");
    this.canvas.width = this.canvas.height = 128;
    this.canvas.setAttribute("aria-hidden", "true");
    const words = document.createElement("div");
    words.className = "pg-inspected";
    this.title = document.createElement("strong");
    this.title.textContent = this.name(place);
    this.formula = document.createElement("p");
    words.append(this.title, this.formula, this.boxes(place));
    this.root.append(this.canvas, words);
    this.update();
  }

  name({ column, row, source }) {
    const { columns } = this.layout;
    const neuron = this.neuron(column, row);
    return source === undefined ? neuron : `weight from ${this.neuron(column - 1, source)} to ${neuron}`;
  }

  neuron(column, row) {
    const { title, names, shown } = this.layout.columns[column];
    return names ? `${title === "inputs" ? "input" : title} ${names[row]}` : `${title}, neuron ${shown[row] + 1}`;
  }

  boxes({ column, row, source }) {
    const list = document.createElement("div");
    list.className = "pg-weights";
    this.inputs = [];
    if (column === 0) return list;
    const layer = this.pictures.numbers.layers[column - 1];
    const many = layer.weights ? layer.weights.length / layer.units : 0;
    const rows = source === undefined ? [...Array(many).keys()] : [source];
    for (const from of rows) list.append(this.box(column, row, from));
    if (layer.bias && source === undefined) list.append(this.box(column, row, null));
    return list;
  }

  box(column, row, from) {
    const { columns } = this.layout;
    const label = document.createElement("label");
    const before = columns[column - 1];
    const name = from === null ? "bias" : (before.names?.[from] ?? `neuron ${before.shown[from] + 1}`);
    const input = document.createElement("input");
    Object.assign(input, { type: "number", step: "0.1" });
    input.setAttribute("aria-label", from === null ? "bias" : `weight from ${name}`);
    const slope = document.createElement("small");
    const caption = document.createElement("span");
    caption.textContent = name;
    label.append(caption, input, slope);
    input.onchange = () => {
      const value = Number(input.value);
      if (input.value === "" || !Number.isFinite(value)) return this.update();
      this.send({
        do: "weight",
        layer: column - 1,
        unit: columns[column].shown[row],
        source: from === null ? null : before.shown[from],
        value,
      });
    };
    this.inputs.push({ input, slope, from });
    return label;
  }

  update() {
    if (!this.place || !this.pictures.numbers) return;
    const { column, row } = this.place;
    this.pictures.draw(this.canvas, column, row);
    if (column === 0) {
      this.formula.textContent = this.layout.picture === "image" ? "The picture, pixel by pixel." : "What the model is given, as it sees it.";
      return;
    }
    const layer = this.pictures.numbers.layers[column - 1];
    const width = layer.weights ? layer.weights.length / layer.units : 0;
    for (const { input, slope, from } of this.inputs) {
      const value = from === null ? layer.bias[row] : layer.weights[row * width + from];
      const gradient = from === null ? layer.biasGradients[row] : layer.gradients[row * width + from];
      if (document.activeElement !== input) input.value = value ?? "";
      slope.textContent = `gradient ${short(gradient, 2)}`;
    }
    this.formula.textContent = this.sentence(column);
  }

  sentence(column) {
    const { activation, units } = this.layout.columns[column];
    const before = this.layout.columns[column - 1];
    const hidden = before.shown.length < before.units ? ` (${before.shown.length} of ${before.units} inputs shown)` : "";
    const bend = !activation || activation === "Identity" ? "" : `, then ${activation}`;
    return `Inputs times weights, summed${this.layout.bias ? ", plus the bias" : ""}${bend}${hidden}.`;
  }
}
