// The pictures of a regression that Plotly draws: the fitted curve, predicted against true, residuals, a surface.
import { CONFIG, axis, inks, layout, plotly } from "../shared/plotly.js";
import { unsignedBytes } from "../shared/bytes.js";

const LEGEND = { orientation: "h", y: 1.02, yanchor: "bottom", x: 0 };

export class Chart {
  constructor(root, tab, style, setting) {
    Object.assign(this, { root, tab, style, setting });
    root.setAttribute("role", "img");
    this.queue = Promise.resolve();
  }

  draw(told, read) {
    this.queue = this.queue.then(async () => {
      const Plotly = await plotly();
      if (!this.root.isConnected) return;
      const [traces, where, words] = this[this.tab](told);
      await Plotly.react(this.root, traces, { ...where, uirevision: "kept" }, CONFIG);
      this.root.setAttribute("aria-label", `${words}; train loss ${read.train_loss}, test loss ${read.test_loss}.`);
    });
  }

  points(part, x, y) {
    return {
      x,
      y,
      name: part,
      type: "scatter",
      mode: "markers",
      marker: {
        color: this.style.colours.parts[part],
        size: 6,
        opacity: 0.75,
        symbol: part === "train" ? "circle" : "diamond",
        line: { width: 0 },
      },
      hovertemplate: `${part}<br>%{x:.3g}, %{y:.3g}<extra></extra>`,
    };
  }

  flat(x, y) {
    const ink = inks(this.root);
    return layout(ink, {
      showlegend: true,
      legend: LEGEND,
      xaxis: axis(ink, { range: x.range, title: { text: x.title, standoff: 4 } }),
      yaxis: axis(ink, { range: y.range, title: { text: y.title, standoff: 2 } }),
    });
  }

  line(x, y, name, more) {
    return { x, y, name, type: "scatter", mode: "lines", ...more };
  }

  fit({ curve: [x, y] }) {
    const { train, test, low, high, range, axes } = this.setting;
    const model = this.line(x, y, "model", { line: { color: this.style.colours.positive, width: 3 } });
    const where = this.flat({ range: [low[0], high[0]], title: axes[0] }, { range, title: this.style.target });
    return [[this.points("train", train.x[0], train.y), this.points("test", test.x[0], test.y), model], where, "The model's curve through the samples"];
  }

  against({ predictions }) {
    const { range } = this.setting;
    const perfect = this.line(range, range, "perfect", { line: { color: inks(this.root).axis, dash: "dash" } });
    const dots = ["train", "test"].map((part) => this.points(part, this.setting[part].y, predictions[part]));
    const where = this.flat({ range, title: `true ${this.style.target}` }, { range, title: "predicted" });
    return [[perfect, ...dots], where, "Predicted against true values"];
  }

  residuals({ predictions }) {
    const { range } = this.setting;
    const reach = (range[1] - range[0]) / 2;
    const none = this.line(range, [0, 0], "no error", { line: { color: inks(this.root).axis, dash: "dash" } });
    const dots = ["train", "test"].map((part) => {
      const errors = this.setting[part].y.map((y, at) => y - predictions[part][at]);
      return this.points(part, predictions[part], errors);
    });
    const where = this.flat({ range, title: "predicted" }, { range: [-reach, reach], title: "true − predicted" });
    return [[none, ...dots], where, "Residuals, true minus predicted, against predicted values"];
  }

  surface({ grid }) {
    const { low, high, range, axes, train, test } = this.setting;
    const { negative, zero, positive } = this.style.colours;
    const value = Array.from(unsignedBytes(grid.values), (byte) => range[0] + (byte / 255) * (range[1] - range[0]));
    const steps = (axis) => Array.from({ length: grid.side }, (_, at) => low[axis] + (at / (grid.side - 1)) * (high[axis] - low[axis]));
    const rows = steps(1).map((_, row) => value.slice(row * grid.side, (row + 1) * grid.side));
    const ground = {
      type: "surface",
      x: steps(0),
      y: steps(1),
      z: rows,
      cmin: range[0],
      cmax: range[1],
      colorscale: [[0, negative], [0.5, zero], [1, positive]],
      showscale: false,
      opacity: 0.9,
      hovertemplate: "%{x:.2g}, %{y:.2g}: %{z:.3g}<extra></extra>",
    };
    const dots = ["train", "test"].map((part) => ({
      ...this.points(part, (part === "train" ? train : test).x[0], (part === "train" ? train : test).x[1]),
      z: (part === "train" ? train : test).y,
      type: "scatter3d",
      marker: { color: this.style.colours.parts[part], size: 2.5 },
      hovertemplate: `${part} %{z:.3g}<extra></extra>`,
    }));
    const ink = inks(this.root);
    const side = (title, span) => ({ title: { text: title }, range: span, color: ink.text, gridcolor: ink.grid });
    const scene = {
      xaxis: side(axes[0], [low[0], high[0]]),
      yaxis: side(axes[1], [low[1], high[1]]),
      zaxis: side(this.style.target, range),
      aspectmode: "cube",
    };
    const where = layout(ink, { scene, margin: { l: 0, r: 0, t: 0, b: 0 }, showlegend: true, legend: LEGEND });
    return [[ground, ...dots], where, "The predicted surface over both features, with the samples"];
  }
}
