// The network as a picture: columns of neurons from the inputs to the output, and the connections between them.
import { Scale, css } from "../shared/colours.js";
import { element } from "../shared/elements.js";
import { short } from "../shared/formatting.js";
import { palette } from "../shared/palette.js";
import { Inspector } from "./inspector.js";
import { connectionPath, connectionStyle, placeNetwork } from "./network_geometry.js";
import { columnHead, layerButtons, layerHead } from "./network_head.js";
import { NeuronPictures } from "./neuron.js";

/** @import { LiveAction, NetworkColumn, NetworkLayout, NetworkNumbers } from "../protocol" */
/** @import { NeuronMap } from "../shared/plane.js" */
/** @import { LayerRows } from "./network_head.js" */

/**
 * A neuron, or a connection to it from the neuron in row `source` of the column before.
 *
 * @typedef {{column: number, row: number, source?: number}} NetworkPlace
 */
/** @typedef {{button: HTMLButtonElement, canvas: HTMLCanvasElement, bias: HTMLElement, plain: boolean}} Neuron */
/** @typedef {{head: HTMLElement, neurons: Neuron[], note: HTMLElement}} Column */
/** @typedef {{line: SVGPathElement, touch: SVGPathElement, place: Required<NetworkPlace>, connections: number}} Connection */

const SVG = "http://www.w3.org/2000/svg";

export class Network {
  /**
   * @param {HTMLElement} root
   * @param {(action: LiveAction) => void} send
   * @param {(neuron: NeuronMap | null) => void} onPoint called with the map of the neuron under the pointer
   */
  constructor(root, send, onPoint) {
    this.send = send;
    this.onPoint = onPoint;
    this.bar = element("div", "pg-net-bar");
    this.scroll = element("div", "pg-net-scroll");
    this.net = element("div", "pg-net");
    this.scroll.append(this.net);
    this.inspectorRoot = element("div", "pg-inspector");
    root.append(this.bar, this.scroll, this.inspectorRoot);
    this.edges = document.createElementNS(SVG, "svg");
    this.edges.classList.add("pg-edges");
    this.edges.setAttribute("aria-hidden", "true");
    this.scale = new Scale(palette());
    /** @type {Column[]} */
    this.columns = [];
    /** @type {Connection[]} */
    this.connections = [];
    /** @type {NetworkLayout | undefined} */
    this.layout = undefined;
    /** @type {NeuronPictures | undefined} */
    this.pictures = undefined;
    /** @type {Inspector | undefined} */
    this.inspector = undefined;
    /** @type {NetworkPlace | null} the one that was clicked */
    this.fixed = null;
    new ResizeObserver(() => this.place()).observe(this.scroll);
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.fix(null));
  }

  /** @param {NetworkLayout} layout */
  begin(layout) {
    if (JSON.stringify(this.layout) === JSON.stringify(layout)) return;
    this.layout = layout;
    this.pictures = new NeuronPictures(layout, this.scale);
    this.inspector = undefined;
    this.fixed = null;
    const sendLayers = (/** @type {LayerRows} */ layers) => this.send({ do: "layers", layers });
    this.bar.replaceChildren(...layerButtons(layout, sendLayers));
    this.edges.replaceChildren();
    this.net.replaceChildren(this.edges);
    this.columns = layout.columns.map((column, at) => this.buildColumn(layout, column, at, sendLayers));
    this.connections = this.buildConnections(layout);
    this.place();
  }

  /**
   * @param {NetworkLayout} layout
   * @param {NetworkColumn} column
   * @param {number} at
   * @param {(layers: LayerRows) => void} sendLayers
   */
  buildColumn(layout, column, at, sendLayers) {
    const hidden = at > 0 && at < layout.columns.length - 1;
    const { parts, note } = hidden ? layerHead(layout, at - 1, sendLayers) : columnHead(column);
    const head = element("div", "pg-col-head");
    head.append(...parts);
    const neurons = column.shown.map((_, row) => this.buildNeuron(layout, at, row));
    this.net.append(head, ...neurons.map((neuron) => neuron.button));
    return { head, neurons, note };
  }

  /**
   * @param {NetworkLayout} layout
   * @param {number} column
   * @param {number} row
   * @returns {Neuron}
   */
  buildNeuron(layout, column, row) {
    const plain = column === 0 && ["bars", "image"].includes(layout.picture);
    const button = element("button", plain ? "pg-neuron pg-plain" : "pg-neuron");
    button.type = "button";
    button.dataset.testid = `neuron-${column}-${row}`;
    const canvas = element("canvas");
    canvas.width = canvas.height = 64;
    const bias = element("i", "pg-bias");
    button.append(canvas, bias);
    const { names } = layout.columns[column];
    if (names) button.append(element("span", column ? "pg-name pg-name-right" : "pg-name", names[row]));
    this.listen(button, { column, row }, button);
    return { button, canvas, bias, plain };
  }

  /** @param {NetworkLayout} layout */
  buildConnections(layout) {
    /** @type {Connection[]} */
    const built = [];
    // Every pixel is connected to every neuron of the first layer: its weights are an image instead.
    for (let column = layout.picture === "image" ? 2 : 1; column < this.columns.length; column++) {
      const [sources, rows] = [this.columns[column - 1].neurons.length, this.columns[column].neurons.length];
      for (let row = 0; row < rows; row++) {
        for (let source = 0; source < sources; source++) built.push(this.buildConnection({ column, row, source }, rows * sources));
      }
    }
    return built;
  }

  /**
   * @param {Required<NetworkPlace>} place
   * @param {number} connections between these two columns
   * @returns {Connection}
   */
  buildConnection(place, connections) {
    const line = document.createElementNS(SVG, "path");
    const touch = document.createElementNS(SVG, "path");
    touch.classList.add("pg-touch");
    this.edges.append(line, touch);
    this.listen(touch, place, line);
    return { line, touch, place, connections };
  }

  /**
   * @param {Element} target
   * @param {NetworkPlace} place
   * @param {Element} lit what lights up
   */
  listen(target, place, lit) {
    const point = (/** @type {boolean} */ on) => {
      lit.classList.toggle("pg-lit", on);
      if (!this.fixed) this.point(on ? place : null);
    };
    target.addEventListener("pointerenter", () => point(true));
    target.addEventListener("pointerleave", () => point(false));
    target.addEventListener("focus", () => point(true));
    target.addEventListener("blur", () => point(false));
    target.addEventListener("click", () => this.fix(JSON.stringify(place) === JSON.stringify(this.fixed) ? null : place, lit));
  }

  /**
   * Shows a place until another one is clicked, wherever the pointer is.
   *
   * @param {NetworkPlace | null} place
   * @param {Element} [lit]
   */
  fix(place, lit) {
    this.net.querySelector(".pg-fixed")?.classList.remove("pg-fixed");
    this.fixed = place;
    lit?.classList.toggle("pg-fixed", Boolean(place));
    this.point(place);
  }

  /** @param {NetworkPlace | null} place */
  point(place) {
    if (!this.inspector || !this.pictures?.numbers) return;
    this.inspector.show(place);
    const neuron = place && place.source === undefined ? place : null;
    const map = neuron && this.layout?.picture === "map" ? this.pictures.map(neuron.column, neuron.row) : null;
    this.onPoint(neuron && map ? { map, side: this.pictures.side, name: this.inspector.name(neuron) } : null);
  }

  place() {
    if (!this.layout) return;
    const { columns } = this.layout;
    const counts = this.columns.map(({ neurons }, at) => ({ count: neurons.length, names: columns[at].names }));
    const placed = placeNetwork(counts, this.scroll.clientWidth);
    this.net.style.width = `${placed.width}px`;
    this.net.style.height = `${placed.height}px`;
    this.net.style.setProperty("--size", `${placed.size}px`);
    this.edges.setAttribute("width", String(placed.width));
    this.edges.setAttribute("height", String(placed.height));
    this.columns.forEach(({ head, neurons }, at) => {
      const { x, rows } = placed.columns[at];
      head.style.left = `${x}px`;
      head.style.width = `${placed.headWidth}px`;
      neurons.forEach(({ button }, row) => {
        button.style.left = `${x}px`;
        button.style.top = `${rows[row]}px`;
      });
    });
    const at = (/** @type {number} */ column, /** @type {number} */ row) => ({ x: placed.columns[column].x, y: placed.columns[column].rows[row] });
    for (const { line, touch, place } of this.connections) {
      const { plain } = this.columns[place.column - 1].neurons[place.source];
      const path = connectionPath({ ...at(place.column - 1, place.source), plain }, at(place.column, place.row), placed.size);
      line.setAttribute("d", path);
      touch.setAttribute("d", path);
    }
  }

  /** @param {NetworkNumbers} numbers */
  draw(numbers) {
    const { layout, pictures } = this;
    if (!layout || !pictures) return;
    pictures.setNumbers(numbers);
    this.inspector ??= new Inspector(this.inspectorRoot, pictures, layout, this.send);
    for (const [at, { neurons }] of this.columns.entries()) {
      for (const [row, neuron] of neurons.entries()) this.drawNeuron(pictures, this.inspector, neuron, { column: at, row });
    }
    for (const connection of this.connections) this.drawConnection(numbers, connection);
    numbers.dead.forEach((dead, at) => this.noteDead(layout, at + 1, dead));
    this.inspector.update();
    if (this.fixed) this.point(this.fixed);
  }

  /**
   * @param {NeuronPictures} pictures
   * @param {Inspector} inspector
   * @param {Neuron} neuron
   * @param {NetworkPlace} place
   */
  drawNeuron(pictures, inspector, neuron, { column, row }) {
    pictures.draw(neuron.canvas, column, row);
    const bias = column ? pictures.numbers?.layers[column - 1].bias?.[row] : undefined;
    neuron.bias.hidden = bias === undefined;
    if (bias !== undefined) neuron.bias.style.background = css(this.scale.at(bias ?? 0));
    const text = inspector.neuron(column, row) + (bias === undefined ? "" : `, bias ${short(bias)}`);
    if (neuron.button.getAttribute("aria-label") !== text) neuron.button.setAttribute("aria-label", text);
  }

  /**
   * @param {NetworkNumbers} numbers
   * @param {Connection} connection
   */
  drawConnection(numbers, { line, place, connections }) {
    const { weights = [], units } = numbers.layers[place.column - 1];
    const weight = weights[(place.row * weights.length) / units + place.source] ?? 0;
    const { width, opacity } = connectionStyle(weight, connections);
    line.style.strokeWidth = String(width);
    line.style.stroke = css(this.scale.at(weight < 0 ? -1 : 1));
    line.style.strokeOpacity = String(opacity);
  }

  /**
   * @param {NetworkLayout} layout
   * @param {number} at column
   * @param {number} dead neurons
   */
  noteDead(layout, at, dead) {
    const { units, shown } = layout.columns[at];
    const notes = [];
    if (shown.length < units) notes.push(`${shown.length} of ${units} shown`);
    if (dead) notes.push(`${dead} dead`);
    const { note } = this.columns[at];
    note.textContent = notes.join(" · ");
    note.title = dead ? "A dead neuron has the same output for every training sample, so it learns nothing." : "";
  }
}
