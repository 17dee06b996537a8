// A Plotly figure that is updated in place: nothing blinks, and the zoom stays while the axes do.
import { plotly, CONFIG, inks } from "./plotly.js";

export function render(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".pg-chart");
  if (!root) return;
  root.style.height = `${data.height}px`;
  root.setAttribute("role", "img");
  root.setAttribute("aria-label", data.alternative);
  const ink = inks(root);
  const layout = themed(data.layout, ink, getComputedStyle(root).fontFamily);
  root.queue = (root.queue ?? Promise.resolve())
    .then(plotly)
    .then((library) => root.isConnected && library.react(root, data.traces, layout, CONFIG))
    .catch((error) => console.error(error));
}

// Axes, grid and words take the colours of the page.
function themed(layout, ink, family) {
  const axes = Object.fromEntries(
    Object.entries(layout)
      .filter(([name]) => /^[xy]axis/.test(name))
      .map(([name, axis]) => [
        name,
        { gridcolor: ink.grid, linecolor: ink.axis, zerolinecolor: ink.axis, showline: true, color: ink.text, ...axis },
      ]),
  );
  return {
    paper_bgcolor: ink.back,
    plot_bgcolor: ink.back,
    ...layout,
    ...axes,
    font: { color: ink.text, size: 12, family },
    legend: { ...layout.legend, font: { color: ink.text } },
  };
}
