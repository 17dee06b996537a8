// Two loops side by side: the right one as a line, the other dashed, the training loss above and the test loss below.
import { CONFIG, axis, inks, layout, plotly } from "./plotly.js";
import { element } from "./elements.js";
import { palette } from "./palette.js";

class Beside {
  constructor(root) {
    this.root = root;
    this.legend = element("p", "pg-legend");
    this.legend.innerHTML = '<span class="pg-key">right loop</span><span class="pg-key pg-key-dash"></span>';
    this.plot = element("div", "pg-plot");
    this.plot.setAttribute("role", "img");
    root.append(this.legend, this.plot);
    this.queue = Promise.resolve();
  }

  draw(data) {
    this.legend.lastElementChild.textContent = data.other;
    this.legend.style.setProperty("--key", "currentColor");
    this.plot.setAttribute("aria-label", data.words);
    this.queue = this.queue.then(async () => {
      const Plotly = await plotly();
      if (!this.plot.isConnected) return;
      await Plotly.react(this.plot, this.traces(data), this.layout(data), CONFIG);
    });
  }

  traces({ panels, other }) {
    return panels.flatMap((panel, at) =>
      [["right", "right loop", "solid", 2.2], ["wrong", other, "dash", 2.2]].map(([which, name, dash, width]) => ({
        x: panel[which].epochs,
        y: panel[which].losses,
        type: "scatter",
        mode: "lines",
        name,
        line: { color: palette().parts[panel.part], dash, width },
        xaxis: at ? "x2" : "x",
        yaxis: at ? "y2" : "y",
        hovertemplate: `epoch %{x}<br>${name} %{y:.4g}<extra></extra>`,
      })),
    );
  }

  layout({ panels }) {
    const ink = inks(this.plot);
    const narrow = this.root.clientWidth < 560;
    const cuts = narrow ? [[0, 1], [0, 1]] : [[0, 0.46], [0.54, 1]];
    const heights = narrow ? [[0.58, 1], [0, 0.4]] : [[0, 1], [0, 1]];
    const scale = (panel) => ({ type: panel.log ? "log" : "linear", range: panel.range, exponentformat: "power", nticks: 6, ...(panel.log ? { dtick: Math.max(1, Math.ceil((panel.range[1] - panel.range[0]) / 5)) } : {}) });
    const x = (at) => axis(ink, { domain: cuts[at], anchor: at ? "y2" : "y", title: { text: "epoch", standoff: 3 }, rangemode: "tozero" });
    const title = (panel, at) => ({ text: panel.title, x: cuts[at][0], y: heights[at][1], xref: "paper", yref: "paper", xanchor: "left", yanchor: "bottom", showarrow: false, font: { size: 11 } });
    return layout(ink, {
      margin: { l: 46, r: 10, t: 22, b: 36 },
      xaxis: x(0),
      xaxis2: x(1),
      yaxis: axis(ink, { ...scale(panels[0]), domain: heights[0] }),
      yaxis2: axis(ink, { ...scale(panels[1]), domain: heights[1], anchor: "x2" }),
      annotations: panels.map(title),
    });
  }
}

export function render(component) {
  const root = component.parentElement.querySelector(".pg-loss-comparison");
  if (!root) return;
  root.beside ??= new Beside(root);
  root.beside.draw(component.data);
}
