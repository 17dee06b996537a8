// The plane of two features on a canvas: what the model says at every place, and the samples on top.
const SIZE = 400;
const MARGIN = { left: 34, bottom: 26, top: 6, right: 6 };

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const rgb = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
const mix = (from, to, share) => from.map((value, at) => Math.round(value + (to[at] - value) * share));

export class Plane {
  constructor(root, style, setting) {
    this.style = style;
    this.setting = setting;
    this.canvas = document.createElement("canvas");
    this.canvas.width = this.canvas.height = 2 * SIZE;
    this.canvas.className = "pg-canvas";
    this.canvas.setAttribute("role", "img");
    this.field = document.createElement("canvas");
    this.key = document.createElement("p");
    this.key.className = "pg-legend";
    this.key.setAttribute("aria-hidden", "true");
    this.key.innerHTML = '<span class="pg-dot pg-dot-train">train</span><span class="pg-dot pg-dot-test">test</span>';
    root.append(this.canvas, this.key);
    const { negative, zero, positive, classes } = style.colours;
    this.scale = [negative, zero, positive].map(rgb);
    this.classes = classes.map(rgb);
  }

  // Orange below, grey in the middle, blue above: share from 0 to 1.
  diverging(share) {
    const [low, middle, high] = this.scale;
    return share < 0.5 ? mix(low, middle, 2 * share) : mix(middle, high, 2 * share - 1);
  }

  colourOf(y) {
    if (this.style.task === "multiclass") return this.classes[y % this.classes.length];
    if (this.style.task === "binary") return this.scale[y > 0 ? 2 : 0];
    const [low, high] = this.setting.range;
    return this.diverging((y - low) / (high - low));
  }

  draw(grid, read) {
    this.paintField(grid);
    const pen = this.canvas.getContext("2d");
    pen.setTransform(2, 0, 0, 2, 0, 0);
    pen.clearRect(0, 0, SIZE, SIZE);
    pen.imageSmoothingEnabled = true;
    pen.imageSmoothingQuality = "high";
    const { left, top, right, bottom } = MARGIN;
    const [width, height] = [SIZE - left - right, SIZE - top - bottom];
    pen.drawImage(this.field, left, top, width, height);
    this.drawAxes(pen, width, height);
    for (const part of ["train", "test"]) this.drawSamples(pen, part, width, height);
    this.describe(read);
  }

  paintField(grid) {
    const side = grid.side;
    this.field.width = this.field.height = side;
    const pen = this.field.getContext("2d");
    const image = pen.createImageData(side, side);
    const value = grid.value && bytes(grid.value);
    const label = grid.class && bytes(grid.class);
    const share = grid.share && bytes(grid.share);
    const least = 1 / this.style.classes.length;
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column++) {
        const at = row * side + column;
        const colour = value
          ? this.diverging(value[at] / 255)
          : mix(this.scale[1], this.classes[label[at] % this.classes.length], 0.25 + (0.75 * Math.max(0, share[at] / 255 - least)) / (1 - least));
        // Rows of the grid go up, rows of an image go down.
        const to = 4 * ((side - 1 - row) * side + column);
        image.data.set([...mix([255, 255, 255], colour, 0.72), 255], to);
      }
    }
    pen.putImageData(image, 0, 0);
  }

  place(x1, x2, width, height) {
    const { low, high } = this.setting;
    return [
      MARGIN.left + ((x1 - low[0]) / (high[0] - low[0])) * width,
      MARGIN.top + height - ((x2 - low[1]) / (high[1] - low[1])) * height,
    ];
  }

  drawSamples(pen, part, width, height) {
    const { x, y } = this.setting[part];
    pen.lineWidth = 1.1;
    pen.strokeStyle = part === "train" ? "#ffffff" : "#10151b";
    for (let at = 0; at < y.length; at++) {
      const [across, down] = this.place(x[0][at], x[1][at], width, height);
      pen.fillStyle = `rgb(${this.colourOf(y[at]).join(",")})`;
      pen.beginPath();
      pen.arc(across, down, part === "train" ? 3.4 : 3.1, 0, 2 * Math.PI);
      pen.fill();
      pen.stroke();
    }
  }

  drawAxes(pen, width, height) {
    const { low, high } = this.setting;
    pen.fillStyle = getComputedStyle(this.canvas).color;
    pen.font = "11px sans-serif";
    pen.textBaseline = "top";
    pen.textAlign = "center";
    for (const tick of ticks(low[0], high[0])) {
      pen.fillText(tick.label, this.place(tick.value, low[1], width, height)[0], MARGIN.top + height + 4);
    }
    pen.fillText(this.style.features[0], MARGIN.left + width / 2, MARGIN.top + height + 15);
    pen.textAlign = "right";
    pen.textBaseline = "middle";
    for (const tick of ticks(low[1], high[1])) {
      pen.fillText(tick.label, MARGIN.left - 4, this.place(low[0], tick.value, width, height)[1]);
    }
    pen.save();
    pen.translate(7, MARGIN.top + height / 2);
    pen.rotate(-Math.PI / 2);
    pen.textAlign = "center";
    pen.fillText(this.style.features[1], 0, 0);
    pen.restore();
  }

  describe(read) {
    const what = this.style.task === "regression" ? "Predicted values" : "Predicted classes";
    const score = this.style.metricIsShare ? `test accuracy ${read.test_accuracy ?? "not known yet"}` : `test R² ${read.test_r2 ?? "not known yet"}`;
    this.canvas.setAttribute(
      "aria-label",
      `${what} over ${this.style.features.join(" and ")}, with the samples on top; ${score}.`,
    );
  }
}

function ticks(low, high) {
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough);
  const found = [];
  for (let value = Math.ceil(low / step) * step; value <= high; value += step) {
    found.push({ value, label: String(Number(value.toPrecision(3))).replace("-", "−") });
  }
  return found;
}
