// A threshold that can be moved: the confusion matrix, its rates, and the point on the ROC and the precision-recall curve.
import { palette } from "../shared/palette.js";
import { CONFIG, axis, inks, layout, plotly } from "../shared/plotly.js";
import { element } from "../shared/tensors.js";

const HALF = 0.5;
const rateText = (value) => (value === null ? "–" : value.toFixed(3));

class Thresholds {
  constructor(root) {
    this.root = root;
    root.replaceChildren();
    const label = element("label", "pg-threshold", "threshold ");
    this.slider = element("input");
    Object.assign(this.slider, { type: "range", min: 0, step: 1 });
    this.slider.dataset.testid = "threshold";
    this.slider.oninput = () => this.move();
    this.value = element("output");
    this.value.dataset.testid = "threshold-value";
    label.append(this.slider, this.value);
    this.code = element("code", "pg-word");
    this.counts = element("table", "pg-plain-table pg-counts");
    this.counts.dataset.testid = "threshold-counts";
    this.rates = element("div", "pg-reads pg-rates");
    this.plot = element("div", "pg-plot");
    this.plot.setAttribute("role", "img");
    const left = element("div");
    left.append(label, this.code, this.counts, this.rates);
    root.append(left, this.plot);
    this.queue = Promise.resolve();
  }

  show(data) {
    const name = JSON.stringify([data.positive, data.auc, data.averagePrecision, data.counts.truePositives]);
    this.data = data;
    if (name !== this.name) {
      this.name = name;
      this.slider.max = data.thresholds.length - 1;
      this.slider.value = data.thresholds.findIndex((value) => value >= HALF);
    }
    this.code.textContent = data.code;
    this.move();
  }

  move() {
    const { data } = this;
    const at = Number(this.slider.value);
    this.value.textContent = data.thresholds[at].toFixed(2);
    this.slider.setAttribute("aria-valuetext", data.thresholds[at].toFixed(2));
    this.fillCounts(at);
    this.fillRates(at);
    this.draw(at);
  }

  fillCounts(at) {
    const { counts, positive, negative } = this.data;
    const cell = (row, value, words, colour) => {
      const made = row.insertCell();
      made.append(element("b", "", String(value)), element("small", "", words));
      made.style.backgroundColor = `color-mix(in srgb, ${colour} 18%, transparent)`;
    };
    const head = (row, text, scope) => {
      const made = element("th", "", text);
      made.scope = scope;
      row.append(made);
    };
    this.counts.replaceChildren();
    const top = this.counts.createTHead().insertRow();
    head(top, "true class", "col");
    head(top, `predicted ${positive}`, "col");
    head(top, `predicted ${negative}`, "col");
    const body = this.counts.createTBody();
    const first = body.insertRow();
    head(first, positive, "row");
    cell(first, counts.truePositives[at], "true positives (found)", "var(--pg-positive)");
    cell(first, counts.falseNegatives[at], "false negatives (missed)", "var(--pg-negative)");
    const second = body.insertRow();
    head(second, negative, "row");
    cell(second, counts.falsePositives[at], "false positives (false alarms)", "var(--pg-negative)");
    cell(second, counts.trueNegatives[at], "true negatives (correctly rejected)", "var(--pg-positive)");
  }

  fillRates(at) {
    const { rates } = this.data;
    const boxes = [
      ["precision", rates.precision[at], "of the samples predicted positive, the share that are"],
      ["recall", rates.recall[at], "of the positive samples, the share predicted positive"],
      ["F1", rates.f1[at], "high only when precision and recall both are"],
      ["false positive rate", rates.falsePositiveRate[at], "of the negative samples, the share predicted positive"],
    ];
    this.rates.replaceChildren(
      ...boxes.map(([name, value, words]) => {
        const box = element("div", "pg-read");
        box.title = words;
        const shown = element("span", "pg-value", rateText(value));
        shown.dataset.testid = `rate-${name}`;
        box.append(element("span", "pg-label", name), shown, element("small", "", words));
        return box;
      }),
    );
  }

  draw(at) {
    const { data } = this;
    const { rates } = data;
    this.plot.setAttribute(
      "aria-label",
      `ROC curve with an area of ${data.auc}, and precision-recall curve with an average precision of ${data.averagePrecision}. At the threshold ${data.thresholds[at]}: false positive rate ${rateText(rates.falsePositiveRate[at])}, recall ${rateText(rates.recall[at])}, precision ${rateText(rates.precision[at])}.`,
    );
    this.queue = this.queue.then(async () => {
      const Plotly = await plotly();
      if (!this.plot.isConnected) return;
      await Plotly.react(this.plot, this.traces(at), this.layout(), CONFIG);
    });
  }

  traces(at) {
    const { roc, precisionRecall, rates } = this.data;
    const line = (curve, second, shape) => ({ x: curve[0], y: curve[1], mode: "lines", line: { color: palette().positive, width: 2.4, shape }, xaxis: second ? "x2" : "x", yaxis: second ? "y2" : "y", hovertemplate: "%{x:.3f}, %{y:.3f}<extra></extra>" });
    const point = (x, y, second) => ({ x: [x], y: [y], mode: "markers", marker: { color: palette().parts.test, size: 12, line: { color: palette().outlines.train, width: 1.5 } }, xaxis: second ? "x2" : "x", yaxis: second ? "y2" : "y", hovertemplate: "at this threshold<extra></extra>" });
    const diagonal = { x: [0, 1], y: [0, 1], mode: "lines", line: { color: inks(this.plot).axis, dash: "dash", width: 1 }, hoverinfo: "skip" };
    return [
      diagonal,
      line(roc, false, "linear"),
      point(rates.falsePositiveRate[at], rates.recall[at], false),
      line(precisionRecall, true, "linear"),
      point(rates.recall[at], rates.precision[at], true),
    ];
  }

  layout() {
    const ink = inks(this.plot);
    const narrow = this.plot.clientWidth < 520;
    const cuts = narrow ? [[0, 1], [0, 1]] : [[0, 0.46], [0.54, 1]];
    const heights = narrow ? [[0.58, 1], [0, 0.4]] : [[0, 1], [0, 1]];
    const title = (text, at) => ({ text, x: cuts[at][0], y: heights[at][1], xref: "paper", yref: "paper", xanchor: "left", yanchor: "bottom", showarrow: false, font: { size: 11 } });
    const side = (more) => axis(ink, { range: [-0.02, 1.03], ...more });
    return layout(ink, {
      margin: { l: 46, r: 10, t: 24, b: 38 },
      xaxis: side({ domain: cuts[0], anchor: "y", title: { text: "false positive rate", standoff: 3 } }),
      yaxis: side({ domain: heights[0] }),
      xaxis2: side({ domain: cuts[1], anchor: "y2", title: { text: "recall", standoff: 3 } }),
      yaxis2: side({ domain: heights[1], anchor: "x2" }),
      annotations: [title(`ROC: recall upwards; area ${this.data.auc}`, 0), title(`Precision upwards; average precision ${this.data.averagePrecision}`, 1)],
    });
  }
}

export function render(component) {
  const root = component.parentElement.querySelector(".pg-thresholds");
  if (!root) return;
  root.thresholds ??= new Thresholds(root);
  root.thresholds.show(component.data);
}
