// The counters above the picture: fixed width, so that nothing jumps.
const grouped = (number, digits) => String(number).padStart(digits, "0").replace(/\B(?=(\d{3})+$)/g, ",");

const short = (value) => {
  if (value === null || value === undefined) return "–";
  const size = Math.abs(value);
  return size !== 0 && (size < 0.001 || size >= 1e5) ? value.toExponential(2) : value.toPrecision(4);
};

const share = (value) => (value === null || value === undefined ? "–" : (100 * value).toFixed(1) + " %");

const duration = (seconds) => {
  if (seconds === null || seconds === undefined) return "–";
  if (seconds < 60) return Math.ceil(seconds) + " s";
  if (seconds < 3600) return Math.ceil(seconds / 60) + " min";
  return (seconds / 3600).toFixed(1) + " h";
};

const BOXES = [
  ["epoch", "epoch"],
  ["step", "step"],
  ["train_loss", "train loss"],
  ["test_loss", "test loss"],
  ["train_metric", "train"],
  ["test_metric", "test"],
  ["speed", "steps/s"],
  ["left", "time left"],
];

// Builds the boxes in `root`; the function that it returns fills them.
export function readOuts(root) {
  root.innerHTML = BOXES.map(
    ([name, label]) =>
      `<div class="pg-read pg-read-${name}"><span class="pg-label">${label}</span><span class="pg-value" data-testid="read-${name}">–</span></div>`,
  ).join("");
  const box = Object.fromEntries(
    BOXES.map(([name]) => [name, root.querySelector(`.pg-read-${name}`)]),
  );
  const put = (name, text) => {
    const value = box[name].lastElementChild;
    if (value.textContent !== text) value.textContent = text;
  };
  return ({ state, read }, style) => {
    put("epoch", grouped(state.epoch, 6));
    put("step", grouped(state.step, 6));
    put("speed", state.playing ? grouped(state.speed, 1) : "–");
    put("left", duration(state.left));
    put("train_loss", short(read.train_loss));
    put("test_loss", short(read.test_loss));
    if (!style) return;
    const metric = style.metricIsShare ? "accuracy" : "r2";
    const written = style.metricIsShare ? share : short;
    for (const part of ["train", "test"]) {
      box[`${part}_metric`].firstElementChild.textContent = `${part} ${style.metric}`;
      put(`${part}_metric`, written(read[`${part}_${metric}`]));
    }
  };
}
