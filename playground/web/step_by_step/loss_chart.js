// The loss as a chart: a curve for each sample of the batch, a dot at the model's own output, and the slope below.
import { element } from "../shared/elements.js";
import { palette } from "../shared/palette.js";
import { CONFIG, DrawingQueue, axis, inks, layout, plotElement } from "../shared/plotly.js";
import { written } from "../shared/tensors.js";

/** @import { JsonNumber, LossChart, LossCurve, ShownValue } from "../protocol" */
/** @import { Layout, Trace } from "../shared/plotly.js" */

const finite = (/** @type {JsonNumber} */ value) => (typeof value === "number" ? value : null);

export class LossChartView {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    root.className = "pg-explanation";
    this.words = element("p", "pg-explanation-words");
    this.plot = plotElement();
    root.append(element("h4", "", "The loss as a chart"), this.words, this.plot);
    this.queue = new DrawingQueue(this.plot);
  }

  /**
   * @param {LossChart} chart
   * @param {ShownValue | null | undefined} loss the loss of the batch
   * @param {string[]} classes
   */
  draw(chart, loss, classes) {
    const mean = loss?.kind === "tensor" ? `, ${written(loss.values[0][0], 5)}` : "";
    this.words.textContent =
      `${chart.loss} of each sample, if its ${chart.axis} were another and its target stayed the same. The dots are this ` +
      `batch; its loss is their mean${mean}. Below is the slope: the steeper the curve, the larger the gradient.`;
    const points = chart.curves.map((curve) => `${curveName(curve, classes)}: ${written(curve.at.loss)}`);
    this.plot.setAttribute("aria-label", `${chart.loss} against the ${chart.axis}. ${points.join("; ")}.`);
    this.queue.add((library) => library.react(this.plot, traces(chart, classes), this.layout(chart.axis), CONFIG));
  }

  /** @param {string} output */
  layout(output) {
    const ink = inks(this.plot);
    return layout(ink, {
      margin: { l: 42, r: 10, t: 18, b: 34 },
      xaxis: axis(ink, { title: { text: output, standoff: 4 }, anchor: "y2" }),
      yaxis: axis(ink, { domain: [0.52, 1], nticks: 5 }),
      yaxis2: axis(ink, { domain: [0, 0.4], nticks: 4 }),
      annotations: [rowTitle("loss", 1), rowTitle(`slope: ∂loss/∂${output.split(" ")[0]}`, 0.4)],
    });
  }
}

/**
 * @param {string} text
 * @param {number} y
 * @returns {NonNullable<Layout["annotations"]>[number]}
 */
function rowTitle(text, y) {
  return { text, x: 0, xref: "paper", xanchor: "left", y, yref: "paper", yanchor: "bottom", showarrow: false, font: { size: 10.5 } };
}

/** @param {LossCurve} curve */
const classOf = ({ target }) => Math.max(0, Number(target));

/**
 * @param {LossCurve} curve
 * @param {string[]} classes
 */
export function curveName(curve, classes) {
  return `sample ${curve.sample}, target ${classes.length ? classes[classOf(curve)] : written(curve.target, 3)}`;
}

/**
 * @param {LossChart} chart
 * @param {string[]} classes
 * @returns {Trace[]}
 */
function traces(chart, classes) {
  const colours = palette().classes;
  return chart.curves.flatMap((curve) => {
    const colour = classes.length ? colours[classOf(curve) % colours.length] : colours[1];
    const name = curveName(curve, classes);
    return [...rowTraces(chart, curve, "loss", "y", colour, name), ...rowTraces(chart, curve, "slope", "y2", colour, name)];
  });
}

/**
 * The curve of one sample and its dot, in the row for the loss or for its slope.
 *
 * @param {LossChart} chart
 * @param {LossCurve} curve
 * @param {"loss" | "slope"} row
 * @param {"y" | "y2"} yaxis
 * @param {string} colour
 * @param {string} name
 * @returns {Trace[]}
 */
function rowTraces(chart, curve, row, yaxis, colour, name) {
  return [
    {
      x: curve.x.map(finite),
      y: curve[row].map(finite),
      mode: "lines",
      line: { color: colour, width: 1.4 },
      opacity: 0.7,
      yaxis,
      hoverinfo: "skip",
    },
    {
      x: [finite(curve.at.x)],
      y: [finite(curve.at[row])],
      mode: "markers",
      marker: { color: colour, size: 9, line: { color: palette().outlines.train, width: 1.2 } },
      yaxis,
      name,
      hovertemplate: `${name}<br>${chart.axis} %{x:.4g}<br>${row} %{y:.4g}<extra></extra>`,
    },
  ];
}
