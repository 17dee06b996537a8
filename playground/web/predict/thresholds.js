// A threshold that can be moved: the confusion matrix, its rates, and the point on the ROC and the precision-recall curve.
import { viewOf } from "../shared/component.js";
import { element } from "../shared/elements.js";
import { palette } from "../shared/palette.js";
import { CONFIG, DrawingQueue, axis, inks, layout, plotElement } from "../shared/plotly.js";
import { fillConfusion, firstPosition, rateBox, rateList, rateText } from "./threshold_tables.js";

/** @import { ThresholdsData } from "../protocol" */
/** @import { Component } from "../shared/component.js" */
/** @import { Axis, Inks, Layout, Trace } from "../shared/plotly.js" */

/** @typedef {(number | null)[]} Column */
/** @typedef {{x: [number, number], y: [number, number]}} Panel its domain in the plot, in shares of width and height */

const NARROW = 520;

class Thresholds {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.name = "";
    /** @type {ThresholdsData | undefined} */
    this.data = undefined;
    const label = element("label", "pg-threshold", "threshold ");
    this.slider = element("input");
    Object.assign(this.slider, { type: "range", min: 0, step: 1, oninput: () => this.move() });
    this.slider.dataset.testid = "threshold";
    this.value = element("output");
    this.value.dataset.testid = "threshold-value";
    label.append(this.slider, this.value);
    this.code = element("code", "pg-word");
    this.counts = element("table", "pg-plain-table pg-counts");
    this.counts.dataset.testid = "threshold-counts";
    this.rates = element("div", "pg-reads pg-rates");
    this.plot = plotElement();
    this.queue = new DrawingQueue(this.plot);
    const left = element("div");
    left.append(label, this.code, this.counts, this.rates);
    root.replaceChildren(left, this.plot);
  }

  /** @param {ThresholdsData} data */
  show(data) {
    const name = JSON.stringify([data.positive, data.auc, data.averagePrecision, data.counts.truePositives]);
    this.data = data;
    if (name !== this.name) {
      this.name = name;
      this.slider.max = String(data.thresholds.length - 1);
      this.slider.value = String(firstPosition(data.thresholds));
    }
    this.code.textContent = data.code;
    this.move();
  }

  move() {
    const { data } = this;
    if (!data) return;
    const at = Number(this.slider.value);
    this.value.textContent = data.thresholds[at].toFixed(2);
    this.slider.setAttribute("aria-valuetext", data.thresholds[at].toFixed(2));
    fillConfusion(this.counts, data, at);
    this.rates.replaceChildren(...rateList(data, at).map(rateBox));
    this.plot.setAttribute("aria-label", describeCurves(data, at));
    this.queue.add((library) => {
      const ink = inks(this.plot);
      return library.react(this.plot, curveTraces(data, at, ink), curveLayout(data, ink, this.plot.clientWidth < NARROW), CONFIG);
    });
  }
}

/**
 * @param {ThresholdsData} data
 * @param {number} at position of the threshold
 */
function describeCurves({ auc, averagePrecision, thresholds, rates }, at) {
  const curves = `ROC curve with an area of ${auc}, and precision-recall curve with an average precision of ${averagePrecision}.`;
  const [falsePositiveRate, recall, precision] = [rates.falsePositiveRate, rates.recall, rates.precision].map((column) => rateText(column[at]));
  return `${curves} At the threshold ${thresholds[at]}: false positive rate ${falsePositiveRate}, recall ${recall}, precision ${precision}.`;
}

/**
 * @param {ThresholdsData} data
 * @param {number} at position of the threshold
 * @param {Inks} ink
 * @returns {Trace[]}
 */
function curveTraces({ roc, precisionRecall, rates }, at, ink) {
  return [
    { x: [0, 1], y: [0, 1], mode: "lines", line: { color: ink.axis, dash: "dash", width: 1 }, hoverinfo: "skip" },
    curve(roc, ""),
    point(rates.falsePositiveRate[at], rates.recall[at], ""),
    curve(precisionRecall, "2"),
    point(rates.recall[at], rates.precision[at], "2"),
  ];
}

/**
 * @param {Column[]} columns
 * @param {"" | "2"} panel
 * @returns {Trace}
 */
function curve([x, y], panel) {
  return { x, y, mode: "lines", line: { color: palette().positive, width: 2.4, shape: "linear" }, xaxis: `x${panel}`, yaxis: `y${panel}`, hovertemplate: "%{x:.3f}, %{y:.3f}<extra></extra>" };
}

/**
 * @param {number | null} x
 * @param {number | null} y
 * @param {"" | "2"} panel
 * @returns {Trace}
 */
function point(x, y, panel) {
  const { parts, outlines } = palette();
  const marker = { color: parts.test, size: 12, line: { color: outlines.train, width: 1.5 } };
  return { x: [x], y: [y], mode: "markers", marker, xaxis: `x${panel}`, yaxis: `y${panel}`, hovertemplate: "at this threshold<extra></extra>" };
}

/**
 * The two curves side by side, or one below the other where there is little room.
 *
 * @param {ThresholdsData} data
 * @param {Inks} ink
 * @param {boolean} narrow
 * @returns {Layout}
 */
function curveLayout({ auc, averagePrecision }, ink, narrow) {
  /** @type {[Panel, Panel]} */
  const [left, right] = narrow ? [{ x: [0, 1], y: [0.58, 1] }, { x: [0, 1], y: [0, 0.4] }] : [{ x: [0, 0.46], y: [0, 1] }, { x: [0.54, 1], y: [0, 1] }];
  const side = (/** @type {Axis} */ more) => axis(ink, { range: [-0.02, 1.03], ...more });
  return layout(ink, {
    margin: { l: 46, r: 10, t: 24, b: 38 },
    xaxis: side({ domain: left.x, anchor: "y", title: { text: "false positive rate", standoff: 3 } }),
    yaxis: side({ domain: left.y }),
    xaxis2: side({ domain: right.x, anchor: "y2", title: { text: "recall", standoff: 3 } }),
    yaxis2: side({ domain: right.y, anchor: "x2" }),
    annotations: [panelTitle(`ROC: recall upwards; area ${auc}`, left), panelTitle(`Precision upwards; average precision ${averagePrecision}`, right)],
  });
}

/**
 * @param {string} text
 * @param {Panel} panel
 * @returns {Partial<import("plotly.js").Annotations>}
 */
const panelTitle = (text, panel) => ({ text, x: panel.x[0], y: panel.y[1], xref: "paper", yref: "paper", xanchor: "left", yanchor: "bottom", showarrow: false, font: { size: 11 } });

/** @param {Component<ThresholdsData>} component */
export function render(component) {
  viewOf(component, "pg-thresholds", (root) => new Thresholds(root))?.show(component.data);
}
