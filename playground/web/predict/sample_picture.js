// The picture of one sample: in the plane of its two features, on the curve over its only feature, or as an image.
import { element, penOf } from "../shared/elements.js";
import { palette } from "../shared/palette.js";
import { Plane } from "../shared/plane.js";
import { CONFIG, DrawingQueue, axis, inks, layout, plotElement } from "../shared/plotly.js";
import { written } from "../shared/tensors.js";
import { paintPixels } from "./pixels.js";

/** @import { OneSampleData, SampleImage, SampleInPlane, SampleOnCurve } from "../protocol" */
/** @import { Inks, Trace } from "../shared/plotly.js" */

/** @typedef {[number, number]} Position */

export class PlanePicture {
  /**
   * @param {HTMLElement} root
   * @param {SampleInPlane} picture
   * @param {(position: Position) => void} onClick
   */
  constructor(root, { style, setting }, onClick) {
    this.plane = new Plane(root, style, setting);
    this.plane.canvas.onclick = (event) => onClick(this.positionOf(event));
    root.append(element("p", "pg-about", "The cross is your sample. Click anywhere to move it there."));
  }

  /** @param {SampleInPlane} picture */
  draw({ style, setting, grid, position }) {
    Object.assign(this.plane, { style, setting });
    this.plane.draw({ grid }, {});
    this.drawCross(this.plane.place(position[0], position[1]));
    const place = position.map((each) => written(each, 3)).join(", ");
    this.plane.canvas.setAttribute("aria-label", `Prediction of the model over ${setting.axes.join(" and ")}; the sample at ${place} is marked.`);
  }

  /** @param {Position} place on the canvas */
  drawCross([across, down]) {
    const pen = penOf(this.plane.canvas);
    const { outlines } = palette();
    for (const [width, colour] of /** @type {[number, string][]} */ ([[6, outlines.train], [2.6, outlines.test]])) {
      pen.lineWidth = width;
      pen.strokeStyle = colour;
      pen.beginPath();
      pen.moveTo(across - 10, down);
      pen.lineTo(across + 10, down);
      pen.moveTo(across, down - 10);
      pen.lineTo(across, down + 10);
      pen.stroke();
    }
  }

  /**
   * The features at the place of a click.
   *
   * @param {MouseEvent} event
   * @returns {Position}
   */
  positionOf(event) {
    const { canvas } = this.plane;
    const box = canvas.getBoundingClientRect();
    // The canvas has two pixels for each unit of its coordinates.
    const scale = canvas.width / 2 / box.width;
    const [horizontal, vertical] = [this.plane.bounds(0), this.plane.bounds(1)];
    const [left, top] = this.plane.place(horizontal[0], vertical[1]);
    const [right, bottom] = this.plane.place(horizontal[1], vertical[0]);
    const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
    return [between((x - left) / (right - left), horizontal), between((y - bottom) / (top - bottom), vertical)];
  }
}

/**
 * The number at a share of the way between two bounds; outside, the nearer bound.
 *
 * @param {number} share
 * @param {[number, number]} bounds
 */
export const between = (share, [low, high]) => low + Math.min(1, Math.max(0, share)) * (high - low);

export class CurvePicture {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.plot = plotElement();
    this.queue = new DrawingQueue(this.plot);
    root.append(this.plot, element("p", "pg-about", "The cross is your sample."));
  }

  /**
   * @param {SampleOnCurve} picture
   * @param {OneSampleData} data
   */
  draw(picture, { value }) {
    const { setting, style, position } = picture;
    this.plot.setAttribute("aria-label", `The model's curve through the training samples; at ${setting.axes[0]} ${written(position[0], 3)} it predicts ${written(value, 4)}.`);
    this.queue.add((library) => {
      const ink = inks(this.plot);
      const shown = layout(ink, {
        xaxis: axis(ink, { title: { text: setting.axes[0], standoff: 4 } }),
        yaxis: axis(ink, { range: setting.range, title: { text: style.target, standoff: 2 } }),
        showlegend: true,
        legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0 },
      });
      return library.react(this.plot, curveTraces(picture, value, ink), shown, CONFIG);
    });
  }
}

/**
 * @param {SampleOnCurve} picture
 * @param {OneSampleData["value"]} value
 * @param {Inks} ink
 * @returns {Trace[]}
 */
function curveTraces({ setting, curve, position }, value, ink) {
  const { parts, positive } = palette();
  return [
    { x: setting.train.x[0], y: setting.train.y, mode: "markers", name: "train", marker: { color: parts.train, size: 5, opacity: 0.7 } },
    { x: curve[0], y: curve[1], mode: "lines", name: "model", line: { color: positive, width: 3 } },
    { x: position, y: [value], mode: "markers", name: "your sample", showlegend: false, marker: { color: ink.text, size: 13, symbol: "cross" } },
  ];
}

export class ImagePicture {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.canvas = element("canvas", "pg-sample-image");
    this.canvas.setAttribute("role", "img");
    root.append(this.canvas, element("p", "pg-about", "What the model takes: each pixel is a feature."));
  }

  /**
   * @param {SampleImage} picture
   * @param {OneSampleData} data
   */
  draw({ shape, pixels }, { classes, label }) {
    paintPixels(this.canvas, shape, pixels);
    this.canvas.setAttribute("aria-label", `The image; the model predicts ${classes[label ?? 0]}`);
  }
}
