// The plane of the data on a canvas: what the model predicts at every place, and the samples on top.
import { ticks } from "./axis_range.js";
import { Scale, css } from "./colours.js";
import { element, penOf } from "./elements.js";
import { palette } from "./palette.js";
import { fieldColours, pixelsOf } from "./plane_field.js";

/** @import { Grid, PartPredictions, PictureSetting, PictureStyle, ReadOuts } from "../protocol" */

/** @typedef {{grid?: Grid, predictions?: PartPredictions}} PlaneData */
/** @typedef {{map: Int8Array, side: number, name: string}} NeuronMap */

const SIZE = 400;
const MARGIN = { left: 34, bottom: 26, top: 6, right: 6 };
const WIDTH = SIZE - MARGIN.left - MARGIN.right;
const HEIGHT = SIZE - MARGIN.top - MARGIN.bottom;

/**
 * The key of the samples on a plane.
 *
 * @param {("train" | "test" | "wrong")[]} kinds
 */
export function planeKey(kinds) {
  const key = element("span", "pg-legend");
  key.append(...kinds.map((kind) => element("span", `pg-dot pg-dot-${kind}`, kind)));
  return key;
}

export class Plane {
  /**
   * @param {HTMLElement} root
   * @param {PictureStyle} style
   * @param {PictureSetting} setting
   */
  constructor(root, style, setting) {
    this.style = style;
    this.setting = setting;
    this.outlines = palette().outlines;
    this.scale = new Scale(palette());
    this.options = { test: true, sharp: false };
    /** @type {PlaneData | undefined} */
    this.data = undefined;
    /** @type {ReadOuts} */
    this.readOuts = {};
    /** @type {NeuronMap | null} */
    this.neuron = null;
    this.canvas = document.createElement("canvas");
    this.canvas.width = this.canvas.height = 2 * SIZE;
    this.canvas.className = "pg-canvas";
    this.canvas.setAttribute("role", "img");
    this.field = document.createElement("canvas");
    root.append(this.canvas);
  }

  /**
   * @param {PlaneData} [data] the grid, and the predictions where wrong ones are to be marked
   * @param {ReadOuts} [readOuts]
   */
  draw(data, readOuts) {
    this.data = data ?? this.data;
    this.readOuts = readOuts ?? this.readOuts;
    if (!this.data?.grid) return;
    this.paintField(this.data.grid);
    const pen = penOf(this.canvas);
    pen.setTransform(2, 0, 0, 2, 0, 0);
    pen.clearRect(0, 0, SIZE, SIZE);
    pen.imageSmoothingEnabled = !this.options.sharp;
    pen.imageSmoothingQuality = "high";
    pen.drawImage(this.field, MARGIN.left, MARGIN.top, WIDTH, HEIGHT);
    this.drawAxes(pen);
    this.drawSamples(pen, "train");
    if (this.options.test) this.drawSamples(pen, "test");
    this.describe();
  }

  /**
   * Shows the outputs of a neuron instead of the model's, or the model's again.
   *
   * @param {NeuronMap | null} neuron
   */
  show(neuron) {
    this.neuron = neuron;
    this.draw();
  }

  /**
   * @param {"test" | "sharp"} option
   * @param {boolean} on
   */
  set(option, on) {
    this.options[option] = on;
    this.draw();
  }

  /** @param {number} y the target of a sample */
  colourOf(y) {
    if (this.style.task === "multiclass") return this.scale.ofClass(y);
    if (this.style.task === "binary") return this.scale.at(y > 0 ? 1 : -1);
    const [low, high] = this.setting.range ?? [0, 1];
    return this.scale.at((2 * (y - low)) / (high - low) - 1);
  }

  /** @param {Grid} grid */
  paintField(grid) {
    const side = this.neuron?.side ?? grid.side;
    const map = this.neuron?.map;
    const colourAt = map ? (/** @type {number} */ at) => this.scale.at(map[at] / 127) : fieldColours(grid, this.style, this.scale, this.options.sharp);
    this.field.width = this.field.height = side;
    penOf(this.field).putImageData(new ImageData(pixelsOf(side, colourAt), side), 0, 0);
  }

  /**
   * The position of a place of the plane on the canvas, in its own units.
   *
   * @param {number} x1
   * @param {number} x2
   * @returns {[number, number]}
   */
  place(x1, x2) {
    const [[left, right], [bottom, top]] = [this.bounds(0), this.bounds(1)];
    return [MARGIN.left + ((x1 - left) / (right - left)) * WIDTH, MARGIN.top + HEIGHT - ((x2 - bottom) / (top - bottom)) * HEIGHT];
  }

  /**
   * @param {number} axis
   * @returns {[number, number]}
   */
  bounds(axis) {
    return [this.setting.low[axis] ?? NaN, this.setting.high[axis] ?? NaN];
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {"train" | "test"} part
   */
  drawSamples(pen, part) {
    const { x, y } = this.setting[part];
    const predicted = this.style.task === "regression" ? undefined : this.data?.predictions?.[part];
    for (let at = 0; at < y.length; at++) {
      const [across, down] = this.place(x[0][at] ?? NaN, x[1][at] ?? NaN);
      if (predicted && predicted[at] !== y[at] && !this.neuron) this.ring(pen, across, down);
      pen.lineWidth = 1.1;
      pen.strokeStyle = this.outlines[part];
      pen.fillStyle = css(this.colourOf(y[at] ?? NaN));
      pen.beginPath();
      pen.arc(across, down, part === "train" ? 3.4 : 3.1, 0, 2 * Math.PI);
      pen.fill();
      pen.stroke();
    }
  }

  /**
   * Draws a ring around a wrong prediction.
   *
   * @param {CanvasRenderingContext2D} pen
   * @param {number} across
   * @param {number} down
   */
  ring(pen, across, down) {
    for (const [width, colour] of /** @type {[number, string][]} */ ([[2.4, this.outlines.train], [1, this.outlines.test]])) {
      pen.lineWidth = width;
      pen.strokeStyle = colour;
      pen.beginPath();
      pen.arc(across, down, 5.6, 0, 2 * Math.PI);
      pen.stroke();
    }
  }

  /** @param {CanvasRenderingContext2D} pen */
  drawAxes(pen) {
    const { axes } = this.setting;
    const [[left, right], [bottom, top]] = [this.bounds(0), this.bounds(1)];
    pen.fillStyle = getComputedStyle(this.canvas).color;
    pen.font = "11px sans-serif";
    pen.textBaseline = "top";
    pen.textAlign = "center";
    for (const tick of ticks(left, right)) pen.fillText(tick.label, this.place(tick.value, bottom)[0], MARGIN.top + HEIGHT + 4);
    pen.fillText(axes[0], MARGIN.left + WIDTH / 2, MARGIN.top + HEIGHT + 15);
    pen.textAlign = "right";
    pen.textBaseline = "middle";
    for (const tick of ticks(bottom, top)) pen.fillText(tick.label, MARGIN.left - 4, this.place(left, tick.value)[1]);
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
    const { test_accuracy: accuracy, test_r2: r2 } = this.readOuts;
    const score = metricIsShare ? `test accuracy ${accuracy ?? "not known yet"}` : `test R² ${r2 ?? "not known yet"}`;
    const shown = this.neuron ? `Output of ${this.neuron.name}` : what;
    this.canvas.setAttribute("aria-label", `${shown} over ${this.setting.axes.join(" and ")}, with the samples on top; ${score}.`);
  }
}
