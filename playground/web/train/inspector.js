// Below the network: the numbers of the neuron or connection under the pointer, and boxes to set them.
import { element } from "../shared/elements.js";
import { short } from "../shared/formatting.js";

/** @import { LiveAction, NetworkLayout } from "../protocol" */
/** @import { NetworkPlace } from "./network.js" */
/** @import { NeuronPictures } from "./neuron.js" */

const HINT = "Point at a neuron or a connection to read its numbers. Click to select it, and change its weights.";

/** @typedef {{input: HTMLInputElement, gradient: HTMLElement, from: number | null}} WeightBox */

export class Inspector {
  /**
   * @param {HTMLElement} root
   * @param {NeuronPictures} pictures
   * @param {NetworkLayout} layout
   * @param {(action: LiveAction) => void} send
   */
  constructor(root, pictures, layout, send) {
    this.root = root;
    this.pictures = pictures;
    this.layout = layout;
    this.send = send;
    this.canvas = element("canvas");
    this.canvas.width = this.canvas.height = 128;
    this.canvas.setAttribute("aria-hidden", "true");
    this.formula = element("p");
    /** @type {WeightBox[]} */
    this.boxes = [];
    /** @type {NetworkPlace | null} */
    this.place = null;
    root.dataset.testid = "inspector";
    this.show(null);
  }

  /** @param {NetworkPlace | null} place */
  show(place) {
    this.place = place;
    if (!place) {
      this.root.replaceChildren(element("p", "", HINT));
      return;
    }
    const text = element("div", "pg-inspected");
    text.append(element("strong", "", this.name(place)), this.formula, this.buildBoxes(place));
    this.root.replaceChildren(this.canvas, text);
    this.update();
  }

  /** @param {NetworkPlace} place */
  name({ column, row, source }) {
    const neuron = this.neuron(column, row);
    return source === undefined ? neuron : `weight from ${this.neuron(column - 1, source)} to ${neuron}`;
  }

  /**
   * @param {number} column
   * @param {number} row
   */
  neuron(column, row) {
    const { title, names, shown } = this.layout.columns[column];
    return names ? `${title === "inputs" ? "input" : title} ${names[row]}` : `${title}, neuron ${shown[row] + 1}`;
  }

  /** @param {NetworkPlace} place */
  buildBoxes({ column, row, source }) {
    const list = element("div", "pg-weights");
    this.boxes = [];
    const layer = column ? this.pictures.numbers?.layers[column - 1] : undefined;
    if (!layer) return list;
    const inputs = (layer.weights?.length ?? 0) / layer.units;
    const rows = source === undefined ? [...Array(inputs).keys()] : [source];
    for (const from of rows) list.append(this.buildBox(column, row, from));
    if (layer.bias && source === undefined) list.append(this.buildBox(column, row, null));
    return list;
  }

  /**
   * The box of a weight, or of the bias, which has no source.
   *
   * @param {number} column
   * @param {number} row
   * @param {number | null} from row of the column before
   */
  buildBox(column, row, from) {
    const { columns } = this.layout;
    const before = columns[column - 1];
    const name = from === null ? "bias" : (before.names?.[from] ?? `neuron ${before.shown[from] + 1}`);
    const label = element("label");
    const input = element("input");
    Object.assign(input, { type: "number", step: "0.1" });
    input.setAttribute("aria-label", from === null ? "bias" : `weight from ${name}`);
    const gradient = element("small");
    label.append(element("span", "", name), input, gradient);
    input.onchange = () => {
      const value = Number(input.value);
      if (input.value === "" || !Number.isFinite(value)) {
        this.update();
        return;
      }
      const source = from === null ? null : before.shown[from];
      this.send({ do: "weight", layer: column - 1, unit: columns[column].shown[row], source, value });
    };
    this.boxes.push({ input, gradient, from });
    return label;
  }

  update() {
    if (!this.place || !this.pictures.numbers) return;
    const { column, row } = this.place;
    this.pictures.draw(this.canvas, column, row);
    if (column === 0) {
      this.formula.textContent = this.layout.picture === "image" ? "The picture, pixel by pixel." : "An input, as the model receives it.";
      return;
    }
    const { units, weights = [], gradients = [], bias = [], biasGradients = [] } = this.pictures.numbers.layers[column - 1];
    const first = (row * weights.length) / units;
    for (const { input, gradient, from } of this.boxes) {
      const value = from === null ? bias[row] : weights[first + from];
      const slope = from === null ? biasGradients[row] : gradients[first + from];
      if (document.activeElement !== input) input.value = String(value ?? "");
      gradient.textContent = `gradient ${short(slope, 2)}`;
    }
    this.formula.textContent = this.describeFormula(column);
  }

  /** @param {number} column */
  describeFormula(column) {
    const { activation } = this.layout.columns[column];
    const { shown, units } = this.layout.columns[column - 1];
    const sampled = shown.length < units ? ` (${shown.length} of ${units} inputs shown)` : "";
    const applied = !activation || activation === "Identity" ? "" : `, then ${activation}`;
    return `Inputs times weights, summed${this.layout.bias ? ", plus the bias" : ""}${applied}${sampled}.`;
  }
}
