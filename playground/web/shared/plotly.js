// Plotly, loaded once from our own server, and what all its charts here share.
import { element } from "./elements.js";

/** @typedef {typeof import("plotly.js")} Plotly */
/** @typedef {import("plotly.js").PlotlyHTMLElement} PlotlyElement */
/** @typedef {Partial<import("plotly.js").Layout>} Layout */
/** @typedef {Partial<import("plotly.js").LayoutAxis>} Axis */
/** @typedef {Partial<import("plotly.js").PlotData>} Trace */
/** @typedef {{text: string, grid: string, axis: string, back: string}} Inks */

/** @type {Promise<Plotly> | undefined} */
let loading;

/** @returns {Promise<Plotly>} */
export function plotly() {
  loading ??= new Promise((resolve, reject) => {
    const page = /** @type {{Plotly?: Plotly}} */ (/** @type {unknown} */ (window));
    const loaded = () => {
      if (page.Plotly) resolve(page.Plotly);
      else reject(new Error("plotly.min.js did not load from this server"));
    };
    if (page.Plotly) {
      loaded();
      return;
    }
    const script = document.createElement("script");
    script.src = "/plotly/plotly.min.js";
    script.onload = loaded;
    script.onerror = loaded;
    document.head.append(script);
  });
  return loading;
}

/** @type {Partial<import("plotly.js").Config>} */
export const CONFIG = { displayModeBar: false, responsive: true, doubleClick: "reset" };

/**
 * The colours of the page around a chart, which follow the theme.
 *
 * @param {Element} chart
 * @returns {Inks}
 */
export function inks(chart) {
  return {
    text: getComputedStyle(chart).color,
    grid: "rgba(128, 136, 148, 0.25)",
    axis: "rgba(128, 136, 148, 0.6)",
    back: "rgba(0, 0, 0, 0)",
  };
}

/**
 * @param {Inks} ink
 * @param {Axis} more
 * @returns {Axis}
 */
export function axis(ink, more) {
  return {
    gridcolor: ink.grid,
    linecolor: ink.axis,
    zerolinecolor: ink.axis,
    showline: true,
    color: ink.text,
    automargin: false,
    ...more,
  };
}

/**
 * @param {Inks} ink
 * @param {Layout} more
 * @returns {Layout}
 */
export function layout(ink, more) {
  return {
    paper_bgcolor: ink.back,
    plot_bgcolor: ink.back,
    font: { color: ink.text, size: 11, family: "inherit" },
    margin: { l: 46, r: 10, t: 22, b: 34 },
    showlegend: false,
    hovermode: "closest",
    dragmode: "zoom",
    ...more,
  };
}

/**
 * An element that Plotly draws on.
 *
 * @param {string} [label] what it shows at first
 */
export function plotElement(label) {
  const made = element("div", "pg-plot");
  made.setAttribute("role", "img");
  if (label) made.setAttribute("aria-label", label);
  return /** @type {PlotlyElement} */ (/** @type {unknown} */ (made));
}

/** Draws on one element with Plotly, one drawing after the other. */
export class DrawingQueue {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Promise<unknown>} */
    this.last = Promise.resolve();
  }

  /**
   * Calls `draw` when all drawings before it are done, unless the element has left the page.
   *
   * @param {(library: Plotly) => unknown} draw
   */
  add(draw) {
    this.last = this.last
      .then(plotly)
      .then((library) => (this.root.isConnected ? draw(library) : undefined))
      .catch((error) => console.error(error));
  }
}
