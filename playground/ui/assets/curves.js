// Loss above, metric below, over the epochs. Only new points are added; axes grow in coarse steps, never jump.
import { plotly, CONFIG, inks, axis, layout } from "./plotly.js";

const MOST_POINTS = 4000;
const DASHES = { train: "dot", validation: "dash", test: "solid" };

const HTML = `
  <div class="pg-legend" aria-hidden="true"></div>
  <button type="button" class="pg-toggle" data-testid="log-loss" aria-pressed="false" title="Show the loss on a logarithmic axis">log</button>
  <div class="pg-plot" role="img" aria-label="No epoch has been trained yet."></div>`;

export class Curves {
  constructor(root) {
    root.innerHTML = HTML;
    this.root = root;
    this.legend = root.querySelector(".pg-legend");
    this.plot = root.querySelector(".pg-plot");
    this.toggle = root.querySelector(".pg-toggle");
    this.toggle.onclick = () => this.setLog(!this.log);
    this.log = false;
    this.rows = 0;
    this.queue = Promise.resolve();
  }

  // Takes the new points; false when some before them are missing.
  show(curves, style, read) {
    if (!curves.fresh && curves.first !== this.rows) return curves.next <= this.rows;
    this.rows = curves.next;
    this.queue = this.queue.then(async () => {
      const Plotly = await plotly();
      if (!this.root.isConnected) return;
      if (curves.fresh) await this.begin(Plotly, style, curves, read);
      else if (curves.epochs.length) await this.extend(Plotly, curves);
      this.describe(read, style);
    });
    return true;
  }

  async begin(Plotly, style, curves, read) {
    this.style = style;
    this.epochs = [...curves.epochs];
    this.values = Object.fromEntries(style.names.map((name) => [name, [...(curves.values[name] ?? [])]]));
    this.zoomed = false;
    this.drawLegend();
    this.xEnd = this.nextEnd(this.epochs.at(-1) ?? 0);
    this.lossTop = this.topOf([...this.losses(), read.train_loss, read.test_loss]);
    await Plotly.react(this.plot, this.traces(), this.layout(), CONFIG);
    if (!this.listening) {
      this.listening = true;
      this.plot.on("plotly_relayout", (change) => this.noteZoom(change));
    }
  }

  async extend(Plotly, curves) {
    const names = this.style.names;
    this.epochs.push(...curves.epochs);
    for (const name of names) this.values[name].push(...curves.values[name]);
    if (this.epochs.length > MOST_POINTS) {
      // Every second point draws the same curve at this length; the newest always stays.
      const keep = (column) => column.filter((_, at) => (column.length - 1 - at) % 2 === 0);
      this.epochs = keep(this.epochs);
      for (const name of names) this.values[name] = keep(this.values[name]);
      await Plotly.react(this.plot, this.traces(), this.plot.layout, CONFIG);
    } else {
      const update = { x: names.map(() => curves.epochs), y: names.map((name) => curves.values[name]) };
      await Plotly.extendTraces(this.plot, update, names.map((_, at) => at));
    }
    await this.growAxes(Plotly, curves);
  }

  async growAxes(Plotly, curves) {
    if (this.zoomed) return;
    const change = {};
    const last = this.epochs.at(-1);
    if (last > this.xEnd) {
      this.xEnd = this.nextEnd(last);
      change["xaxis.range"] = [0, this.xEnd];
    }
    const losses = this.style.names.filter((name) => name.endsWith("_loss")).flatMap((name) => curves.values[name]);
    const top = Math.max(...losses.filter((value) => value !== null));
    const low = Math.min(...losses.filter((value) => value > 0));
    if (!this.log && top > this.lossTop) {
      this.lossTop = this.topOf([top]);
      change["yaxis.range"] = [0, this.lossTop];
    }
    if (this.log && (low < this.lossLow || top > this.lossTop)) change["yaxis.range"] = this.logRange();
    if (Object.keys(change).length) {
      this.growing = true;
      await Plotly.relayout(this.plot, change);
      this.growing = false;
    }
  }

  noteZoom(change) {
    if (this.growing) return;
    if (Object.keys(change).some((name) => name.includes("autorange") || name === "autosize")) return;
    if (Object.keys(change).some((name) => name.includes("range"))) this.zoomed = !this.atHome();
  }

  atHome() {
    const [from, to] = this.plot.layout.xaxis.range;
    return Math.abs(from) < 1e-9 && Math.abs(to - this.xEnd) < 1e-9;
  }

  losses() {
    return this.style.names.filter((name) => name.endsWith("_loss")).flatMap((name) => this.values[name]);
  }

  topOf(values) {
    const top = Math.max(0, ...values.filter((value) => value !== null && value !== undefined));
    return top > 0 ? 1.15 * top : 1;
  }

  nextEnd(epoch) {
    // 20, 50, 100, 200, 500, …: the axis grows seldom, and the curve always has room.
    for (let end = 20; ; end *= 10) {
      for (const step of [1, 2.5, 5]) if (epoch <= end * step) return end * step;
    }
  }

  logRange() {
    const positive = this.losses().filter((value) => value > 0);
    const low = positive.length ? Math.min(...positive) : 0.1;
    this.lossLow = 10 ** Math.floor(Math.log10(low));
    this.lossTop = Math.max(this.lossTop, ...positive);
    return [Math.log10(this.lossLow), Math.log10(1.3 * this.lossTop)];
  }

  async setLog(log) {
    this.log = log;
    this.toggle.setAttribute("aria-pressed", String(log));
    if (!this.style) return;
    const Plotly = await plotly();
    await Plotly.relayout(this.plot, {
      "yaxis.type": log ? "log" : "linear",
      "yaxis.range": log ? this.logRange() : [0, this.lossTop],
    });
  }

  drawLegend() {
    const parts = this.style.names.filter((name) => name.endsWith("_loss")).map((name) => name.split("_")[0]);
    this.legend.replaceChildren(
      ...parts.map((part) => {
        const item = document.createElement("span");
        item.className = `pg-key pg-key-${DASHES[part]}`;
        item.style.setProperty("--key", this.style.colours.parts[part]);
        item.textContent = part;
        return item;
      }),
    );
  }

  traces() {
    return this.style.names.map((name) => {
      const part = name.split("_")[0];
      return {
        x: [...this.epochs],
        y: [...this.values[name]],
        name: name.replace("_", " "),
        type: "scatter",
        mode: this.epochs.length === 1 ? "markers+lines" : "lines",
        line: { color: this.style.colours.parts[part], width: part === "test" ? 2.2 : 1.8, dash: DASHES[part] },
        yaxis: name.endsWith("_loss") ? "y" : "y2",
        hovertemplate: `epoch %{x}<br>${name.replace("_", " ")} %{y:.4g}<extra></extra>`,
      };
    });
  }

  layout() {
    const ink = inks(this.plot);
    const metricAxis = this.style.metricIsShare ? { range: [0, 1.02], tickformat: ".0%" } : { range: [-0.05, 1.05] };
    return layout(ink, {
      margin: { l: 46, r: 10, t: 8, b: 34 },
      xaxis: axis(ink, { range: [0, this.xEnd], title: { text: "epoch", standoff: 4 }, anchor: "y2" }),
      yaxis: axis(ink, {
        domain: [0.44, 1],
        type: this.log ? "log" : "linear",
        range: this.log ? this.logRange() : [0, this.lossTop],
        title: { text: "loss", standoff: 2 },
        nticks: 6,
      }),
      yaxis2: axis(ink, { domain: [0, 0.34], title: { text: this.style.metric, standoff: 2 }, nticks: 4, ...metricAxis }),
    });
  }

  describe(read, style) {
    const words = this.epochs.length
      ? `Loss and ${style.metric} over ${this.epochs.at(-1) + 1} epochs: train loss ${read.train_loss}, test loss ${read.test_loss}.`
      : "No epoch has been trained yet.";
    if (this.plot.getAttribute("aria-label") !== words) this.plot.setAttribute("aria-label", words);
  }
}
