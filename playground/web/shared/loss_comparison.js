// The losses of two loops: the right one as a line, the other dashed, the training loss and the test loss.
import { element } from "./elements.js";
import { palette } from "./palette.js";
import { CONFIG, DrawingQueue, axis, inks, layout, plotElement } from "./plotly.js";
import { viewOf } from "./component.js";

/** @import { ComparisonPanel, LossComparisonData } from "../protocol" */
/** @import { Axis, Layout, Trace } from "./plotly.js" */
/** @import { Component } from "./component.js" */

/** @typedef {{loop: "right" | "changed", name: string, dash: "solid" | "dash"}} Line */

const NARROW = 560;

class LossComparison {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.changedName = element("span", "pg-key pg-key-dash");
    const legend = element("p", "pg-legend");
    legend.style.setProperty("--key", "currentColor");
    legend.append(element("span", "pg-key", "right loop"), this.changedName);
    this.plot = plotElement();
    root.append(legend, this.plot);
    this.queue = new DrawingQueue(this.plot);
  }

  /** @param {LossComparisonData} data */
  draw(data) {
    this.changedName.textContent = data.changed_name;
    this.plot.setAttribute("aria-label", data.description);
    this.queue.add((library) => library.react(this.plot, traces(data), this.layout(data.panels), CONFIG));
  }

  /** @param {ComparisonPanel[]} panels */
  layout(panels) {
    const ink = inks(this.plot);
    const narrow = this.root.clientWidth < NARROW;
    /** @type {[number, number][]} */
    const columns = narrow ? [[0, 1], [0, 1]] : [[0, 0.46], [0.54, 1]];
    /** @type {[number, number][]} */
    const rows = narrow ? [[0.58, 1], [0, 0.4]] : [[0, 1], [0, 1]];
    const epochs = (/** @type {0 | 1} */ at) =>
      axis(ink, { domain: columns[at], anchor: at ? "y2" : "y", title: { text: "epoch", standoff: 3 }, rangemode: "tozero" });
    return layout(ink, {
      margin: { l: 46, r: 10, t: 22, b: 36 },
      xaxis: epochs(0),
      xaxis2: epochs(1),
      yaxis: axis(ink, { ...lossAxis(panels[0]), domain: rows[0] }),
      yaxis2: axis(ink, { ...lossAxis(panels[1]), domain: rows[1], anchor: "x2" }),
      annotations: panels.map((panel, at) => panelTitle(panel.title, columns[at][0], rows[at][1])),
    });
  }
}

/**
 * @param {LossComparisonData} data
 * @returns {Trace[]}
 */
function traces({ panels, changed_name: changedName }) {
  /** @type {Line[]} */
  const lines = [
    { loop: "right", name: "right loop", dash: "solid" },
    { loop: "changed", name: changedName, dash: "dash" },
  ];
  return panels.flatMap((panel, at) =>
    lines.map(({ loop, name, dash }) => ({
      x: panel[loop].epochs,
      y: panel[loop].losses,
      type: "scatter",
      mode: "lines",
      name,
      line: { color: palette().parts[panel.split], dash, width: 2.2 },
      xaxis: at ? "x2" : "x",
      yaxis: at ? "y2" : "y",
      hovertemplate: `epoch %{x}<br>${name} %{y:.4g}<extra></extra>`,
    })),
  );
}

/**
 * @param {ComparisonPanel} panel
 * @returns {Axis}
 */
export function lossAxis({ log, range }) {
  /** @type {Axis} */
  const common = { range, exponentformat: "power", nticks: 6 };
  if (!log) return { ...common, type: "linear" };
  return { ...common, type: "log", dtick: Math.max(1, Math.ceil((range[1] - range[0]) / 5)) };
}

/**
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @returns {NonNullable<Layout["annotations"]>[number]}
 */
function panelTitle(text, x, y) {
  return { text, x, y, xref: "paper", yref: "paper", xanchor: "left", yanchor: "bottom", showarrow: false, font: { size: 11 } };
}

/** @param {Component<LossComparisonData>} component */
export function render(component) {
  viewOf(component, "pg-loss-comparison", (root) => new LossComparison(root))?.draw(component.data);
}
