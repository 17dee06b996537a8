// The pictures of a regression that Plotly draws: the fitted curve, predicted against true, residuals, a surface.
import { unsignedBytes } from "../shared/bytes.js";
import { palette } from "../shared/palette.js";
import { CONFIG, DrawingQueue, axis, inks, layout, plotElement } from "../shared/plotly.js";

/** @import { PictureData, PictureSetting, PictureStyle, PlottedSamples, ReadOuts } from "../protocol" */
/** @import { Layout, Trace } from "../shared/plotly.js" */

/** @typedef {"train" | "test"} Part */
/** @typedef {(number | null)[]} Column */
/** @typedef {{traces: Trace[], layout: Layout, text: string}} Figure */

/** @type {Layout["legend"]} */
const LEGEND = { orientation: "h", y: 1.02, yanchor: "bottom", x: 0 };
/** @type {Part[]} */
const PARTS = ["train", "test"];

export class RegressionChart {
  /**
   * @param {HTMLElement} root
   * @param {string} tab
   * @param {PictureStyle} style
   * @param {PictureSetting} setting
   */
  constructor(root, tab, style, setting) {
    this.tab = tab;
    this.style = style;
    this.setting = setting;
    /** @type {[number, number]} */
    this.range = [setting.range?.[0] ?? 0, setting.range?.[1] ?? 1];
    this.plot = plotElement();
    root.append(this.plot);
    this.queue = new DrawingQueue(this.plot);
  }

  /**
   * @param {PictureData} data
   * @param {ReadOuts} readOuts
   */
  draw(data, readOuts) {
    this.queue.add(async (library) => {
      const figure = this.figure(data);
      if (!figure) return;
      await library.react(this.plot, figure.traces, { ...figure.layout, uirevision: "same" }, CONFIG);
      this.plot.setAttribute("aria-label", `${figure.text}; train loss ${readOuts.train_loss}, test loss ${readOuts.test_loss}.`);
    });
  }

  /**
   * @param {PictureData} data
   * @returns {Figure | undefined}
   */
  figure({ curve, predictions, grid }) {
    if (this.tab === "fit" && curve) return this.fit(curve);
    if (this.tab === "against" && predictions) return this.against(predictions);
    if (this.tab === "residuals" && predictions) return this.residuals(predictions);
    if (this.tab === "surface" && grid && "values" in grid) return this.surface(grid.side, grid.values);
    return undefined;
  }

  /**
   * @param {Part} part
   * @param {Column} x
   * @param {Column} y
   * @returns {Trace}
   */
  points(part, x, y) {
    return {
      x,
      y,
      name: part,
      type: "scatter",
      mode: "markers",
      marker: {
        color: palette().parts[part],
        size: 6,
        opacity: 0.75,
        symbol: part === "train" ? "circle" : "diamond",
        line: { width: 0 },
      },
      hovertemplate: `${part}<br>%{x:.3g}, %{y:.3g}<extra></extra>`,
    };
  }

  /**
   * A layout of two axes.
   *
   * @param {{range: Column, title: string}} x
   * @param {{range: Column, title: string}} y
   */
  flat(x, y) {
    const ink = inks(this.plot);
    return layout(ink, {
      showlegend: true,
      legend: LEGEND,
      xaxis: axis(ink, { range: x.range, title: { text: x.title, standoff: 4 } }),
      yaxis: axis(ink, { range: y.range, title: { text: y.title, standoff: 2 } }),
    });
  }

  /**
   * The line on which all points of a perfect model are.
   *
   * @param {number[]} y
   * @param {string} name
   */
  reference(y, name) {
    return line(this.range, y, name, { color: inks(this.plot).axis, dash: "dash" });
  }

  /**
   * @param {Column[]} curve x and y
   * @returns {Figure}
   */
  fit([x, y]) {
    const { low, high, axes } = this.setting;
    const model = line(x, y, "model", { color: palette().positive, width: 3 });
    return {
      traces: [...PARTS.map((part) => this.points(part, this.setting[part].x[0], this.setting[part].y)), model],
      layout: this.flat({ range: [low[0], high[0]], title: axes[0] }, { range: this.range, title: this.style.target }),
      text: "The model's curve through the samples",
    };
  }

  /**
   * @param {Record<Part, Column>} predictions
   * @returns {Figure}
   */
  against(predictions) {
    return {
      traces: [this.reference(this.range, "perfect"), ...PARTS.map((part) => this.points(part, this.setting[part].y, predictions[part]))],
      layout: this.flat({ range: this.range, title: `true ${this.style.target}` }, { range: this.range, title: "predicted" }),
      text: "Predicted against true values",
    };
  }

  /**
   * @param {Record<Part, Column>} predictions
   * @returns {Figure}
   */
  residuals(predictions) {
    const half = (this.range[1] - this.range[0]) / 2;
    const dots = PARTS.map((part) => this.points(part, predictions[part], residualsOf(this.setting[part], predictions[part])));
    return {
      traces: [this.reference([0, 0], "no error"), ...dots],
      layout: this.flat({ range: this.range, title: "predicted" }, { range: [-half, half], title: "true − predicted" }),
      text: "Residuals, true minus predicted, against predicted values",
    };
  }

  /**
   * @param {number} side
   * @param {string} values
   * @returns {Figure}
   */
  surface(side, values) {
    const { low, high, axes } = this.setting;
    const { negative, zero, positive } = palette();
    const ground = /** @type {Trace} */ ({
      type: "surface",
      x: evenly(side, low[0], high[0]),
      y: evenly(side, low[1], high[1]),
      z: surfaceRows(side, values, this.range),
      cmin: this.range[0],
      cmax: this.range[1],
      colorscale: [[0, negative], [0.5, zero], [1, positive]],
      showscale: false,
      opacity: 0.9,
      hovertemplate: "%{x:.2g}, %{y:.2g}: %{z:.3g}<extra></extra>",
    });
    const dots = PARTS.map((part) => this.points3d(part, this.setting[part]));
    const ink = inks(this.plot);
    const side3d = (/** @type {string} */ title, /** @type {Column} */ range) => ({ title: { text: title }, range, color: ink.text, gridcolor: ink.grid });
    return {
      traces: [ground, ...dots],
      layout: layout(ink, {
        scene: {
          xaxis: side3d(axes[0], [low[0], high[0]]),
          yaxis: side3d(axes[1], [low[1], high[1]]),
          zaxis: side3d(this.style.target, this.range),
          aspectmode: "cube",
        },
        margin: { l: 0, r: 0, t: 0, b: 0 },
        showlegend: true,
        legend: LEGEND,
      }),
      text: "The predicted surface over both features, with the samples",
    };
  }

  /**
   * @param {Part} part
   * @param {PlottedSamples} samples
   * @returns {Trace}
   */
  points3d(part, { x, y }) {
    return {
      ...this.points(part, x[0], x[1]),
      z: y,
      type: "scatter3d",
      marker: { color: palette().parts[part], size: 2.5 },
      hovertemplate: `${part} %{z:.3g}<extra></extra>`,
    };
  }
}

/**
 * @param {Column} x
 * @param {Column} y
 * @param {string} name
 * @param {Trace["line"]} style
 * @returns {Trace}
 */
const line = (x, y, name, style) => ({ x, y, name, type: "scatter", mode: "lines", line: style });

/**
 * Each target minus its prediction.
 *
 * @param {PlottedSamples} samples
 * @param {Column} predictions
 */
export function residualsOf({ y }, predictions) {
  return y.map((value, at) => (value ?? NaN) - (predictions[at] ?? NaN));
}

/**
 * Evenly spaced numbers from one to another.
 *
 * @param {number} count
 * @param {number | null} from
 * @param {number | null} to
 */
export function evenly(count, from, to) {
  const [first, last] = [from ?? NaN, to ?? NaN];
  return Array.from({ length: count }, (_, at) => first + (at / (count - 1)) * (last - first));
}

/**
 * The rows of a surface from its bytes, of which 0 and 255 are the ends of the range.
 *
 * @param {number} side
 * @param {string} values base64
 * @param {[number, number]} range
 */
export function surfaceRows(side, values, [low, high]) {
  const heights = Array.from(unsignedBytes(values), (byte) => low + (byte / 255) * (high - low));
  return Array.from({ length: side }, (_, row) => heights.slice(row * side, (row + 1) * side));
}
