// The plane of the data on a canvas: what the model says at every place, and the samples on top.
import { unsignedBytes } from "./bytes.js";
import { Scale, css, mix } from "./colours.js";

const SIZE = 400;
const MARGIN = { left: 34, bottom: 26, top: 6, right: 6 };
const WIDTH = SIZE - MARGIN.left - MARGIN.right;
const HEIGHT = SIZE - MARGIN.top - MARGIN.bottom;

export class Plane {
  constructor(root, style, setting) {
    this.style = style;
    this.setting = setting;
    this.scale = new Scale(style.colours);
    this.options = { test: true, sharp: false };
    this.canvas = document.createElement("canvas");
    this.canvas.width = this.canvas.height = 2 * SIZE;
    this.canvas.className = "pg-canvas";
    this.canvas.setAttribute("role", "img");
    this.field = document.createElement("canvas");
    root.append(this.canvas);
  }

  // `answers` holds the grid, and the predictions where wrong ones are to be ringed; `neuron` a map to show instead.
  draw(answers, read) {
    this.answers = answers ?? this.answers;
    this.read = read ?? this.read;
    if (!this.answers) return;
    if (this.neuron) this.paintMap(this.neuron);
    else this.paintField(this.answers.grid);
    const pen = this.canvas.getContext("2d");
    pen.setTransform(2, 0, 0, 2, 0, 0);
    pen.clearRect(0, 0, SIZE, SIZE);
    pen.imageSmoothingEnabled = !this.options.sharp;
    pen.imageSmoothingQuality = "high";
    pen.drawImage(this.field, MARGIN.left, MARGIN.top, WIDTH, HEIGHT);
    this.drawAxes(pen);
    for (const part of this.options.test ? ["train", "test"] : ["train"]) this.drawSamples(pen, part);
    this.describe();
  }

  show(neuron) {
    this.neuron = neuron;
    this.draw();
  }

  set(option, on) {
    this.options[option] = on;
    this.draw();
  }

  colourOf(y) {
    if (this.style.task === "multiclass") return this.scale.ofClass(y);
    if (this.style.task === "binary") return this.scale.at(y > 0 ? 1 : -1);
    const [low, high] = this.setting.range;
    return this.scale.at((2 * (y - low)) / (high - low) - 1);
  }

  paint(side, colourAt) {
    this.field.width = this.field.height = side;
    const pen = this.field.getContext("2d");
    const image = pen.createImageData(side, side);
    for (let at = 0; at < side * side; at++) {
      // Rows of the grid go up, rows of an image go down.
      const to = 4 * ((side - 1 - Math.floor(at / side)) * side + (at % side));
      image.data.set([...mix([255, 255, 255], colourAt(at), 0.72), 255], to);
    }
    pen.putImageData(image, 0, 0);
  }

  paintMap({ map, side }) {
    this.paint(side, (at) => this.scale.at(map[at] / 127));
  }

  paintField(grid) {
    const { sharp } = this.options;
    if (grid.values) {
      const value = unsignedBytes(grid.values);
      const shade = (at) => value[at] / 127.5 - 1;
      const step = this.style.task === "binary" ? (at) => (shade(at) > 0 ? 1 : -1) : (at) => Math.round(4 * shade(at)) / 4;
      this.paint(grid.side, (at) => this.scale.at(sharp ? step(at) : shade(at)));
      return;
    }
    const [label, share] = [unsignedBytes(grid.classes), unsignedBytes(grid.probabilities)];
    const least = 1 / this.style.classes.length;
    const sure = (at) => (sharp ? 1 : 0.25 + (0.75 * Math.max(0, share[at] / 255 - least)) / (1 - least));
    this.paint(grid.side, (at) => mix(this.scale.at(0), this.scale.ofClass(label[at]), sure(at)));
  }

  place(x1, x2) {
    const { low, high } = this.setting;
    return [
      MARGIN.left + ((x1 - low[0]) / (high[0] - low[0])) * WIDTH,
      MARGIN.top + HEIGHT - ((x2 - low[1]) / (high[1] - low[1])) * HEIGHT,
    ];
  }

  drawSamples(pen, part) {
    const { x, y } = this.setting[part];
    const said = this.style.task === "regression" ? null : this.answers.predictions?.[part];
    for (let at = 0; at < y.length; at++) {
      const [across, down] = this.place(x[0][at], x[1][at]);
      if (said && said[at] !== y[at] && !this.neuron) this.ring(pen, across, down);
      pen.lineWidth = 1.1;
      pen.strokeStyle = part === "train" ? "#ffffff" : "#10151b";
      pen.fillStyle = css(this.colourOf(y[at]));
      pen.beginPath();
      pen.arc(across, down, part === "train" ? 3.4 : 3.1, 0, 2 * Math.PI);
      pen.fill();
      pen.stroke();
    }
  }

  ring(pen, across, down) {
    for (const [width, colour] of [[2.4, "#ffffff"], [1, "#10151b"]]) {
      pen.lineWidth = width;
      pen.strokeStyle = colour;
      pen.beginPath();
      pen.arc(across, down, 5.6, 0, 2 * Math.PI);
      pen.stroke();
    }
  }

  drawAxes(pen) {
    const { low, high, axes } = this.setting;
    pen.fillStyle = getComputedStyle(this.canvas).color;
    pen.font = "11px sans-serif";
    pen.textBaseline = "top";
    pen.textAlign = "center";
    for (const tick of ticks(low[0], high[0])) pen.fillText(tick.label, this.place(tick.value, low[1])[0], MARGIN.top + HEIGHT + 4);
    pen.fillText(axes[0], MARGIN.left + WIDTH / 2, MARGIN.top + HEIGHT + 15);
    pen.textAlign = "right";
    pen.textBaseline = "middle";
    for (const tick of ticks(low[1], high[1])) pen.fillText(tick.label, MARGIN.left - 4, this.place(low[0], tick.value)[1]);
    pen.save();
    pen.translate(7, MARGIN.top + HEIGHT / 2);
    pen.rotate(-Math.PI / 2);
    pen.textAlign = "center";
    pen.fillText(axes[1], 0, 0);
    pen.restore();
  }

  describe() {
    const { task, metricIsShare } = this.style;
    const what = task === "regression" ? "Predicted values" : "Predicted classes";
    const said = metricIsShare ? `test accuracy ${this.read.test_accuracy ?? "not known yet"}` : `test R² ${this.read.test_r2 ?? "not known yet"}`;
    const shown = this.neuron ? `Output of ${this.neuron.name}` : what;
    this.canvas.setAttribute("aria-label", `${shown} over ${this.setting.axes.join(" and ")}, with the samples on top; ${said}.`);
  }
}

function ticks(low, high) {
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough);
  const found = [];
  for (let value = Math.ceil(low / step) * step; value <= high; value += step) {
    found.push({ value, label: String(Number(value.toPrecision(3))).replace("-", "−") });
  }
  return found;
}
