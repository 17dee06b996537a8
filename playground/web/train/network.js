// The network as a picture: columns of neurons from the inputs to the output, and the connections between them.
import { Scale, css } from "../shared/colours.js";
import { short } from "../shared/formatting.js";
import { Inspector } from "./inspector.js";
import { Pictures } from "./neuron.js";

const SVG = "http://www.w3.org/2000/svg";
const HEAD = 54;
const HEIGHT = 310;
const NARROWEST = 64;
// Width of an input that has no picture of its own.
const PLAIN = 14;
// Room beside the first and the last column for the names of what stands there.
const NAME = { least: 26, most: 78, letter: 6.2 };

export class Network {
  constructor(root, send, onPoint) {
    Object.assign(this, { root, send, onPoint });
    root.innerHTML = `
      <div class="pg-net-bar"></div>
      <div class="pg-net-scroll"><div class="pg-net"></div></div>
      <div class="pg-inspector"></div>`;
    [this.bar, this.scroll, this.inspectorRoot] = root.children;
    this.net = this.scroll.firstElementChild;
    new ResizeObserver(() => this.layout && this.place()).observe(this.scroll);
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.keep(null));
  }

  begin(layout, colours) {
    const same = this.layout && JSON.stringify(this.layout) === JSON.stringify(layout);
    if (same) return;
    this.layout = layout;
    this.scale = new Scale(colours);
    this.pictures = new Pictures(layout, this.scale);
    this.kept = null;
    this.fresh = true;
    this.buildBar();
    this.buildColumns();
    this.place();
  }

  buildBar() {
    const { columns, editable, limits } = this.layout;
    const hidden = columns.length - 2;
    this.bar.replaceChildren();
    if (!editable) return;
    const less = this.button("−", "Remove the last hidden layer", () => this.sendLayers(this.rows().slice(0, -1)), hidden < 1);
    const words = document.createElement("span");
    words.textContent = `${hidden} hidden layer${hidden === 1 ? "" : "s"}`;
    const grow = () => {
      const last = columns[hidden];
      this.sendLayers([...this.rows(), hidden ? [last.units, last.activation, hidden - 1] : [4, "Tanh", null]]);
    };
    const more = this.button("+", "Add a hidden layer", grow, hidden >= limits.layers);
    less.dataset.testid = "less-layers";
    more.dataset.testid = "more-layers";
    this.bar.append(less, words, more);
  }

  button(text, label, act, disabled = false) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: text, title: label, disabled, onclick: act });
    button.setAttribute("aria-label", label);
    button.className = "pg-small";
    return button;
  }

  rows() {
    return this.layout.columns.slice(1, -1).map((column, at) => [column.units, column.activation, at]);
  }

  sendLayers(layers) {
    this.send({ do: "layers", layers });
  }

  change(at, units, activation) {
    const rows = this.rows();
    rows[at] = [units, activation, at];
    this.sendLayers(rows);
  }

  buildColumns() {
    this.net.replaceChildren();
    this.edges = document.createElementNS(SVG, "svg");
    this.edges.classList.add("pg-edges");
    this.edges.setAttribute("aria-hidden", "true");
    this.net.append(this.edges);
    this.columns = this.layout.columns.map((column, at) => this.buildColumn(column, at));
    this.lines = [];
    for (let column = 1; column < this.columns.length; column++) {
      if (this.layout.picture === "image" && column === 1) continue;
      this.columns[column].neurons.forEach((_, row) =>
        this.columns[column - 1].neurons.forEach((_, source) => this.lines.push(this.buildLine(column, row, source))),
      );
    }
  }

  buildColumn(column, at) {
    const head = document.createElement("div");
    head.className = "pg-col-head";
    const hidden = at > 0 && at < this.layout.columns.length - 1;
    if (hidden) this.buildHead(head, column, at - 1);
    else head.append(this.caption(column));
    const neurons = column.shown.map((_, row) => this.buildNeuron(at, row));
    this.net.append(head, ...neurons.map((neuron) => neuron.button));
    return { head, neurons, note: head.querySelector(".pg-col-note") };
  }

  caption(column) {
    const words = document.createElement("span");
    words.className = "pg-col-title";
    words.textContent = column.title;
    const note = document.createElement("span");
    note.className = "pg-col-note";
    const sampled = column.shown.length > 1 && column.shown.length < column.units;
    note.textContent = sampled ? `${column.shown.length} of ${column.units} shown` : "";
    const both = document.createElement("span");
    both.append(words, note);
    return both;
  }

  buildHead(head, column, at) {
    const { activations, limits } = this.layout;
    const count = document.createElement("span");
    count.className = "pg-col-count";
    count.textContent = column.units;
    const title = `layer ${at + 1}`;
    const less = this.button("−", `One neuron less in ${title}`, () => this.change(at, column.units - 1, column.activation), column.units < 2);
    const more = this.button("+", `One neuron more in ${title}`, () => this.change(at, column.units + 1, column.activation), column.units >= limits.units);
    less.dataset.testid = `less-${at}`;
    more.dataset.testid = `more-${at}`;
    const row = document.createElement("div");
    row.className = "pg-col-row";
    row.append(less, count, more);
    const select = document.createElement("select");
    select.setAttribute("aria-label", `Activation of ${title}`);
    select.append(...activations.map(([name, words]) => new Option(words, name, false, name === column.activation)));
    select.onchange = () => this.change(at, column.units, select.value);
    const note = document.createElement("span");
    note.className = "pg-col-note";
    head.append(row, select, note);
  }

  buildNeuron(column, row) {
    const button = document.createElement("button");
    button.type = "button";
    const plain = column === 0 && ["bars", "image"].includes(this.layout.picture);
    button.className = plain ? "pg-neuron pg-plain" : "pg-neuron";
    button.dataset.testid = `neuron-${column}-${row}`;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 64;
    const bias = document.createElement("i");
    bias.className = "pg-bias";
    button.append(canvas, bias);
    const { names } = this.layout.columns[column];
    if (names) {
      const name = document.createElement("span");
      name.className = column ? "pg-name pg-name-right" : "pg-name";
      name.textContent = names[row];
      button.append(name);
    }
    this.listen(button, { column, row });
    return { button, canvas, bias, plain };
  }

  buildLine(column, row, source) {
    const line = document.createElementNS(SVG, "path");
    const touch = document.createElementNS(SVG, "path");
    touch.classList.add("pg-touch");
    this.edges.append(line, touch);
    const place = { column, row, source };
    this.listen(touch, place, line);
    // Where many lines cross, thinner ones can still be told apart.
    const many = this.columns[column].neurons.length * this.columns[column - 1].neurons.length;
    return { line, touch, place, thin: Math.min(1, Math.sqrt(16 / many)) };
  }

  listen(element, place, lit = element) {
    const point = (on) => {
      lit.classList.toggle("pg-lit", on);
      if (!this.kept) this.point(on ? place : null);
    };
    element.addEventListener("pointerenter", () => point(true));
    element.addEventListener("pointerleave", () => point(false));
    element.addEventListener("focus", () => point(true));
    element.addEventListener("blur", () => point(false));
    element.addEventListener("click", () => this.keep(JSON.stringify(place) === JSON.stringify(this.kept) ? null : place, lit));
  }

  keep(place, element) {
    this.net.querySelector(".pg-kept")?.classList.remove("pg-kept");
    this.kept = place;
    element?.classList.toggle("pg-kept", Boolean(place));
    this.point(place);
  }

  point(place) {
    if (!this.inspector || !this.pictures.numbers) return;
    this.inspector.show(place);
    const map = place && place.source === undefined && this.layout.picture === "map" ? this.pictures.map(place.column, place.row) : null;
    this.onPoint(map && { map, side: this.pictures.side, name: this.inspector.name(place) });
  }

  place() {
    const count = this.columns.length;
    const [left, right] = [0, count - 1].map((at) => room(this.layout.columns[at].names));
    const most = Math.max(...this.columns.map((column) => column.neurons.length));
    const gap = Math.min(50, (HEIGHT - HEAD) / most);
    const size = Math.min(36, gap - 5);
    const width = Math.max(this.scroll.clientWidth, left + right + size + (count - 1) * NARROWEST);
    const pitch = (width - left - right - size) / (count - 1);
    this.net.style.width = `${width}px`;
    this.net.style.height = `${HEIGHT}px`;
    this.net.style.setProperty("--size", `${size}px`);
    this.edges.setAttribute("width", width);
    this.edges.setAttribute("height", HEIGHT);
    this.columns.forEach((column, at) => {
      const x = left + size / 2 + at * pitch;
      column.head.style.left = `${x}px`;
      column.head.style.width = `${Math.min(pitch - 3, 120)}px`;
      const top = HEAD + (HEIGHT - HEAD - gap * column.neurons.length) / 2;
      column.neurons.forEach((neuron, row) => {
        [neuron.x, neuron.y] = [x, top + gap * (row + 0.5)];
        neuron.button.style.left = `${x}px`;
        neuron.button.style.top = `${neuron.y}px`;
      });
    });
    for (const { line, touch, place } of this.lines) {
      const from = this.columns[place.column - 1].neurons[place.source];
      const to = this.columns[place.column].neurons[place.row];
      const [start, end] = [from.x + (from.plain ? PLAIN : size) / 2, to.x - size / 2];
      const half = (start + end) / 2;
      const path = `M${start},${from.y} C${half},${from.y} ${half},${to.y} ${end},${to.y}`;
      line.setAttribute("d", path);
      touch.setAttribute("d", path);
    }
  }

  draw(numbers) {
    this.pictures.take(numbers);
    if (this.fresh) {
      this.inspector = new Inspector(this.inspectorRoot, this.pictures, this.layout, this.send);
      this.fresh = false;
    }
    this.columns.forEach((column, at) => column.neurons.forEach((neuron, row) => this.drawNeuron(neuron, at, row)));
    for (const each of this.lines) this.drawLine(each);
    numbers.dead.forEach((dead, at) => this.noteDead(at + 1, dead));
    this.inspector.update();
    if (this.kept) this.point(this.kept);
  }

  drawNeuron(neuron, column, row) {
    this.pictures.draw(neuron.canvas, column, row);
    const layer = column ? this.pictures.numbers.layers[column - 1] : null;
    const bias = layer?.bias?.[row];
    neuron.bias.hidden = bias === undefined;
    if (bias !== undefined) neuron.bias.style.background = css(this.scale.at(bias));
    const words = this.inspector.neuron(column, row) + (bias === undefined ? "" : `, bias ${short(bias)}`);
    if (neuron.button.getAttribute("aria-label") !== words) neuron.button.setAttribute("aria-label", words);
  }

  drawLine({ line, place, thin }) {
    const { weights, units } = this.pictures.numbers.layers[place.column - 1];
    const weight = weights[(place.row * weights.length) / units + place.source] ?? 0;
    const size = Math.min(3, Math.abs(weight));
    line.style.strokeWidth = 0.4 + 1.8 * size * thin;
    line.style.stroke = css(this.scale.at(weight < 0 ? -1 : 1));
    line.style.strokeOpacity = 0.2 + 0.7 * Math.min(1, size) * thin;
  }

  noteDead(at, dead) {
    const { units, shown } = this.layout.columns[at];
    const notes = [];
    if (shown.length < units) notes.push(`${shown.length} of ${units} shown`);
    if (dead) notes.push(`${dead} dead`);
    this.columns[at].note.textContent = notes.join(" · ");
    this.columns[at].note.title = dead ? "A dead neuron says the same for every training sample, so it learns nothing." : "";
  }
}

function room(names) {
  const longest = Math.max(0, ...(names ?? []).flatMap((name) => name.split(" ")).map((word) => word.length));
  return Math.min(NAME.most, Math.max(NAME.least, 10 + NAME.letter * longest));
}
