// The picture of the present model: a plane, a curve, predicted against true, and the confusion matrix.
import { plotly, CONFIG, inks, axis, layout } from "./plotly.js";
import { Plane } from "./plane.js";
import { confusionTable } from "./confusion.js";

export class Picture {
  constructor(root) {
    this.root = root;
    this.queue = Promise.resolve();
  }

  begin(style, setting) {
    this.style = style;
    this.setting = setting;
    this.root.replaceChildren();
    this.plane = this.chart = this.table = null;
    if (style.inputs === 2) this.plane = new Plane(this.add("pg-plane"), style, setting);
    else if (style.task === "regression") {
      this.chart = this.add("pg-plot");
      this.chart.setAttribute("role", "img");
    }
    if (style.task !== "regression") this.table = this.add(style.inputs === 2 ? "pg-confusion" : "pg-confusion pg-large");
  }

  add(name) {
    const part = document.createElement("div");
    part.className = name;
    this.root.append(part);
    return part;
  }

  draw(told, read) {
    if (this.plane && told.grid) this.plane.draw(told.grid, read);
    if (this.table && told.confusion) confusionTable(this.table, told.confusion, this.style);
    if (!this.chart) return;
    const chart = this.chart;
    this.queue = this.queue.then(async () => {
      const Plotly = await plotly();
      if (chart !== this.chart || !chart.isConnected) return;
      const [traces, where] = told.curve ? this.curve(told.curve) : this.against(told.predictions);
      await Plotly.react(chart, traces, where, CONFIG);
      const what = told.curve ? "The model's curve through the data" : "Predicted against true values";
      chart.setAttribute("aria-label", `${what}; train loss ${read.train_loss}, test loss ${read.test_loss}.`);
    });
  }

  points(part, x, y) {
    const colour = this.style.colours.parts[part];
    return {
      x,
      y,
      name: part,
      type: "scatter",
      mode: "markers",
      marker: { color: colour, size: 6, opacity: 0.75, symbol: part === "train" ? "circle" : "diamond", line: { width: 0 } },
      hovertemplate: `${part}<br>%{x:.3g}, %{y:.3g}<extra></extra>`,
    };
  }

  curve([x, y]) {
    const { train, test, low, high, range } = this.setting;
    const ink = inks(this.chart);
    const line = { x, y, name: "model", type: "scatter", mode: "lines", line: { color: this.style.colours.positive, width: 3 } };
    const where = layout(ink, {
      uirevision: "kept",
      showlegend: true,
      legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0 },
      xaxis: axis(ink, { range: [low[0], high[0]], title: { text: this.style.features[0], standoff: 4 } }),
      yaxis: axis(ink, { range, title: { text: this.style.target, standoff: 2 } }),
    });
    return [[this.points("train", train.x[0], train.y), this.points("test", test.x[0], test.y), line], where];
  }

  against(predictions) {
    const { train, test, range } = this.setting;
    const ink = inks(this.chart);
    const ideal = { x: range, y: range, name: "perfect", type: "scatter", mode: "lines", line: { color: ink.axis, dash: "dash" } };
    const where = layout(ink, {
      uirevision: "kept",
      showlegend: true,
      legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0 },
      xaxis: axis(ink, { range, title: { text: `true ${this.style.target}`, standoff: 4 } }),
      yaxis: axis(ink, { range, title: { text: "predicted", standoff: 2 } }),
    });
    const dots = ["train", "test"].map((part) => this.points(part, { train, test }[part].y, predictions[part]));
    return [[ideal, ...dots], where];
  }
}
