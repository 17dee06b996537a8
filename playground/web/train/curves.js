// Curves over the epochs. Only new points are added; axes grow in coarse steps, and a zoom stays.
import { epochEnd, union } from "../shared/axis_range.js";
import { element } from "../shared/elements.js";
import { palette } from "../shared/palette.js";
import { CONFIG, DrawingQueue, axis, inks, layout, plotElement, plotly } from "../shared/plotly.js";
import { CurveColumns, columnTitle, panelDomains, panelRange, relationTo } from "./curve_columns.js";

/** @import { CurveLines, CurvePanel, CurvePoints, ReadOuts } from "../protocol" */
/** @import { Column } from "./curve_columns.js" */
/** @import { Axis, Layout, Plotly, Trace } from "../shared/plotly.js" */

/** @typedef {{past: boolean, epoch: number, best: number}} Marks */

/** @type {Record<string, "dot" | "dash" | "solid">} */
const DASHES = { train: "dot", validation: "dash", test: "solid" };

export class Curves {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.legend = element("div", "pg-legend");
    this.legend.setAttribute("aria-hidden", "true");
    this.plot = plotElement("No epoch has been trained yet.");
    root.append(this.legend, this.plot);
    this.queue = new DrawingQueue(this.plot);
    this.log = false;
    this.rows = 0;
    this.marked = "";
    this.zoomed = false;
    // Our own changes of the axes are not a zoom.
    this.growing = false;
    this.listening = false;
    this.xEnd = epochEnd(0);
    /** @type {CurvePanel[]} */
    this.panels = [];
    this.columns = new CurveColumns([], [], {});
    /** @type {CurveLines | null} */
    this.pinned = null;
    /** @type {[number, number][]} */
    this.ranges = [];
    /** @type {number[]} */
    this.first = [];
  }

  /**
   * Takes the new points; false when some before them are missing.
   *
   * @param {CurvePoints} points
   * @param {ReadOuts} readOuts
   * @param {Marks} marks
   * @param {CurveLines | null} pinned
   */
  show(points, readOuts, marks, pinned) {
    const relation = relationTo(points, this.rows);
    if (relation !== "next") return relation === "known";
    this.rows = points.next;
    if (points.panels?.length === 0) this.panels = [];
    else if (points.fresh || this.panels.length) this.queue.add((library) => this.draw(library, points, readOuts, marks, pinned));
    return true;
  }

  /**
   * @param {Plotly} library
   * @param {CurvePoints} points
   * @param {ReadOuts} readOuts
   * @param {Marks} marks
   * @param {CurveLines | null} pinned
   */
  async draw(library, points, readOuts, marks, pinned) {
    if (points.panels) await this.begin(library, points.panels, points, readOuts, pinned);
    else if (points.epochs.length) await this.extend(library, points);
    await this.mark(library, marks);
    this.describe(readOuts);
  }

  /**
   * @param {Plotly} library
   * @param {CurvePanel[]} panels
   * @param {CurvePoints} points
   * @param {ReadOuts} readOuts
   * @param {CurveLines | null} pinned
   */
  async begin(library, panels, points, readOuts, pinned) {
    Object.assign(this, { panels, pinned, zoomed: false, marked: "" });
    this.columns = new CurveColumns(panels.flatMap((panel) => panel.names), points.epochs, points.values);
    // The losses of the untrained model give the axis its first height.
    this.first = [readOuts.train_loss, readOuts.test_loss].filter((value) => value != null);
    this.drawLegend();
    this.xEnd = epochEnd(Math.max(this.columns.last ?? 0, pinned?.epochs.at(-1) ?? 0));
    this.ranges = panels.map((panel) => this.rangeOf(panel));
    await library.react(this.plot, this.traces(), this.layout(), CONFIG);
    if (this.listening) return;
    this.listening = true;
    this.plot.on("plotly_relayout", (change) => this.noteZoom(Object.keys(change)));
  }

  /**
   * @param {Plotly} library
   * @param {CurvePoints} points
   */
  async extend(library, points) {
    const { names } = this.columns;
    if (this.columns.append(points.epochs, points.values)) {
      await library.react(this.plot, this.traces(), this.plot.layout, CONFIG);
    } else {
      const update = { x: names.map(() => points.epochs), y: names.map((name) => points.values[name]) };
      await library.extendTraces(this.plot, update, names.map((_, at) => at));
    }
    await this.growAxes(library);
  }

  /** @param {Plotly} library */
  async growAxes(library) {
    if (this.zoomed) return;
    /** @type {Record<string, unknown>} */
    const change = {};
    const last = this.columns.last ?? 0;
    if (last > this.xEnd) {
      this.xEnd = epochEnd(last);
      change["xaxis.range"] = [0, this.xEnd];
    }
    this.panels.forEach((panel, at) => {
      const grown = union(this.ranges[at], this.rangeOf(panel));
      if (grown.join() === this.ranges[at].join()) return;
      this.ranges[at] = grown;
      change[`${axisName(at)}.range`] = grown;
    });
    if (Object.keys(change).length) await this.relayout(library, change);
  }

  /**
   * @param {Plotly} library
   * @param {Layout} change
   */
  async relayout(library, change) {
    this.growing = true;
    await library.relayout(this.plot, change);
    this.growing = false;
  }

  /** @param {CurvePanel} panel */
  isLog(panel) {
    return panel.scale === "log" || (this.log && panel.scale === "positive");
  }

  /** @param {CurvePanel} panel */
  rangeOf(panel) {
    const all = panel.names.flatMap((name) => [...this.columns.values[name], ...(this.pinned?.values[name] ?? [])]);
    return panelRange(panel.scale, panel.title === "loss" ? [...all, ...this.first] : all, this.isLog(panel));
  }

  /**
   * Marks the epoch to which the run is rewound, and the one with the lowest watched loss.
   *
   * @param {Plotly} library
   * @param {Marks} marks
   */
  async mark(library, { past, epoch, best }) {
    const marked = JSON.stringify([past ? epoch : null, best]);
    if (marked === this.marked || !this.panels.length) return;
    this.marked = marked;
    const ink = inks(this.plot);
    /** @type {(x: number, dash: "dot" | "solid") => Partial<import("plotly.js").Shape>} */
    const line = (x, dash) => ({ type: "line", x0: x, x1: x, y0: 0, y1: 1, yref: "paper", line: { color: ink.text, width: 1.2, dash } });
    const shapes = [];
    const annotations = this.titles();
    if (best >= 0) {
      shapes.push(line(best, "dot"));
      annotations.push({ x: best, y: 1, yref: "paper", xanchor: "left", yanchor: "top", text: `best: epoch ${best}`, showarrow: false, font: { size: 10 } });
    }
    if (past) shapes.push(line(Math.max(0, epoch - 1), "solid"));
    await this.relayout(library, { shapes, annotations });
  }

  /** @param {string[]} changed properties of the layout */
  noteZoom(changed) {
    if (this.growing || changed.some((name) => name.includes("autorange") || name === "autosize")) return;
    if (changed.some((name) => name.includes("range"))) this.zoomed = !this.showsAllEpochs();
  }

  showsAllEpochs() {
    const [from, to] = this.plot.layout.xaxis.range ?? [];
    return Math.abs(from) < 1e-9 && Math.abs(to - this.xEnd) < 1e-9;
  }

  /** @param {boolean} log */
  async setLog(log) {
    this.log = log;
    if (!this.panels.length) return;
    this.ranges = this.panels.map((panel) => this.rangeOf(panel));
    /** @type {Record<string, unknown>} */
    const change = {};
    this.panels.forEach((panel, at) => {
      change[`${axisName(at)}.type`] = this.isLog(panel) ? "log" : "linear";
      change[`${axisName(at)}.range`] = this.ranges[at];
    });
    await (await plotly()).relayout(this.plot, change);
  }

  drawLegend() {
    const item = (/** @type {string} */ text, /** @type {string} */ colour, /** @type {string} */ dash) => {
      const key = element("span", `pg-key pg-key-${dash}`, text);
      key.style.setProperty("--key", colour);
      return key;
    };
    const own = this.panels[0].names.map((name) => item(columnTitle(name), colourOf(name), dashOf(name)));
    this.legend.replaceChildren(...own, ...(this.pinned ? [item("pinned run, thin", palette().pinned, "thin")] : []));
  }

  /** @returns {Trace[]} */
  traces() {
    const axisOf = Object.fromEntries(this.panels.flatMap((panel, at) => panel.names.map((name) => [name, at ? `y${at + 1}` : "y"])));
    /** @type {(name: string, x: number[], y: Column, pinned: boolean) => Trace} */
    const trace = (name, x, y, pinned) => {
      const title = `${pinned ? "pinned, " : ""}${name.replaceAll("_", " ")}`;
      return {
        x: [...x],
        y: [...y],
        name: title,
        type: "scatter",
        mode: x.length === 1 ? "lines+markers" : "lines",
        opacity: pinned ? 0.55 : 1,
        line: { color: colourOf(name), width: pinned ? 1 : partOf(name) === "test" ? 2.2 : 1.8, dash: dashOf(name) },
        yaxis: axisOf[name],
        hovertemplate: `epoch %{x}<br>${title} %{y:.4g}<extra></extra>`,
      };
    };
    const { names, epochs, values } = this.columns;
    const { pinned } = this;
    const thin = pinned ? names.filter((name) => pinned.values[name]).map((name) => trace(name, pinned.epochs, pinned.values[name], true)) : [];
    return [...names.map((name) => trace(name, epochs, values[name], false)), ...thin];
  }

  layout() {
    const ink = inks(this.plot);
    const count = this.panels.length;
    const domains = panelDomains(count);
    const axes = this.panels.map((panel, at) => [axisName(at), axis(ink, { domain: domains[at], ...this.axisOf(panel, this.ranges[at]) })]);
    const anchor = /** @type {import("plotly.js").AxisName} */ (count > 1 ? `y${count}` : "y");
    return layout(ink, {
      annotations: this.titles(),
      margin: { l: 40, r: 10, t: 16, b: 32 },
      xaxis: axis(ink, { range: [0, this.xEnd], title: { text: "epoch", standoff: 4 }, anchor }),
      ...Object.fromEntries(axes),
    });
  }

  /**
   * @param {CurvePanel} panel
   * @param {[number, number]} range
   * @returns {Axis}
   */
  axisOf(panel, range) {
    const isLog = this.isLog(panel);
    return {
      type: isLog ? "log" : "linear",
      range,
      nticks: 5,
      exponentformat: "power",
      ...(panel.scale === "share" ? { tickformat: ".0%" } : isLog ? { dtick: Math.ceil((range[1] - range[0]) / 3) } : {}),
    };
  }

  /**
   * What each panel shows, written into its corner.
   *
   * @returns {Partial<import("plotly.js").Annotations>[]}
   */
  titles() {
    const domains = panelDomains(this.panels.length);
    return this.panels.map((panel, at) => ({
      text: panel.title,
      x: 0,
      xref: "paper",
      xanchor: "left",
      y: domains[at][1],
      yref: "paper",
      yanchor: "bottom",
      showarrow: false,
      font: { size: 10.5 },
    }));
  }

  /** @param {ReadOuts} readOuts */
  describe(readOuts) {
    const { last } = this.columns;
    const what = this.panels.map((panel) => panel.title).join(" and ");
    const text =
      last === undefined
        ? "No epoch has been trained yet."
        : `${what} over ${last + 1} epochs: train loss ${readOuts.train_loss}, test loss ${readOuts.test_loss}.`;
    if (this.plot.getAttribute("aria-label") !== text) this.plot.setAttribute("aria-label", text);
  }
}

const axisName = (/** @type {number} */ at) => (at ? `yaxis${at + 1}` : "yaxis");
const partOf = (/** @type {string} */ name) => name.split("_")[0];
const dashOf = (/** @type {string} */ name) => DASHES[partOf(name)] ?? "solid";

/** @param {string} name of a column of the history */
function colourOf(name) {
  const { parts, series } = palette();
  const layer = Number(name.match(/\d+$/)?.[0] ?? 1);
  return parts[partOf(name)] ?? series[(layer - 1) % series.length];
}
