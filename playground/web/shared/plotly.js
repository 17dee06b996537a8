// Plotly, loaded once from our own server, and what all its charts here share.
let loading;

export function plotly() {
  loading ??= new Promise((resolve, reject) => {
    if (window.Plotly) return resolve(window.Plotly);
    const script = document.createElement("script");
    script.src = "/plotly/plotly.min.js";
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => reject(new Error("plotly.min.js did not load from this server"));
    document.head.append(script);
  });
  return loading;
}

export const CONFIG = { displayModeBar: false, responsive: true, doubleClick: "reset" };

// The colours of the page around an element, which follow the theme.
export function inks(element) {
  const style = getComputedStyle(element);
  return {
    text: style.color,
    grid: "rgba(128, 136, 148, 0.25)",
    axis: "rgba(128, 136, 148, 0.6)",
    back: "rgba(0, 0, 0, 0)",
  };
}

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
