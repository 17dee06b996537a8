// A Plotly figure that is updated in place: nothing blinks, and the zoom stays while the axes do.
import { viewOf } from "./component.js";
import { CONFIG, DrawingQueue, inks } from "./plotly.js";

/** @import { ChartData } from "../protocol" */
/** @import { Component } from "./component" */
/** @import { Axis, Inks, Layout, Trace } from "./plotly.js" */

/** @param {Component<ChartData>} component */
export function render(component) {
  const { data } = component;
  const queue = viewOf(component, "pg-chart", (root) => new DrawingQueue(root));
  if (!queue) return;
  const { root } = queue;
  root.style.height = `${data.height}px`;
  root.setAttribute("role", "img");
  root.setAttribute("aria-label", data.alternative);
  const layout = themed(data.layout, inks(root), getComputedStyle(root).fontFamily);
  const traces = /** @type {Trace[]} */ (data.traces);
  queue.add((library) => library.react(root, traces, layout, CONFIG));
}

/**
 * A layout whose axes, grid and text have the colours of the page.
 *
 * @param {Layout} given
 * @param {Inks} ink
 * @param {string} family of the font
 * @returns {Layout}
 */
export function themed(given, ink, family) {
  const axes = Object.fromEntries(
    Object.entries(given)
      .filter(([name]) => /^[xy]axis/.test(name))
      .map(([name, axis]) => [
        name,
        { gridcolor: ink.grid, linecolor: ink.axis, zerolinecolor: ink.axis, showline: true, color: ink.text, .../** @type {Axis} */ (axis) },
      ]),
  );
  return {
    paper_bgcolor: ink.back,
    plot_bgcolor: ink.back,
    ...given,
    ...axes,
    font: { color: ink.text, size: 12, family },
    legend: { ...given.legend, font: { color: ink.text } },
  };
}
