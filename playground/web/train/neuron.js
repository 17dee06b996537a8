// The small picture of one neuron: a map of the plane, a curve over the axis, an image of its weights, or its weights as bars.
import { signedBytes } from "../shared/bytes.js";
import { css } from "../shared/colours.js";

// Where the numbers of every neuron stand in what the server tells.
export class Pictures {
  constructor(layout, scale) {
    this.layout = layout;
    this.scale = scale;
    this.maps = null;
    this.images = null;
  }

  take(numbers) {
    this.numbers = numbers;
    this.side = numbers.side;
    this.maps = numbers.maps?.map(signedBytes) ?? null;
    this.images = numbers.images ? signedBytes(numbers.images) : null;
  }

  // Values from -1 to 1 of a neuron's own picture, row by row from below; null where it has none.
  map(column, row) {
    if (!this.maps) return null;
    const size = this.layout.picture === "map" ? this.side * this.side : this.side;
    return this.maps[column].subarray(row * size, (row + 1) * size);
  }

  draw(canvas, column, row) {
    const pen = canvas.getContext("2d");
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    const { picture, imageShape } = this.layout;
    if (this.maps && picture === "map") this.raster(pen, this.map(column, row), this.side, this.side, true);
    else if (this.maps) this.curve(pen, this.map(column, row));
    else if (this.images && column === 1) {
      const [height, width] = imageShape;
      this.raster(pen, this.images.subarray(row * height * width, (row + 1) * height * width), width, height, false);
    } else if (column > 0) this.bars(pen, this.weights(column, row));
    else this.blank(pen);
  }

  weights(column, row) {
    const layer = this.numbers.layers[column - 1];
    if (!layer.weights) return [];
    const width = layer.weights.length / layer.units;
    return layer.weights.slice(row * width, (row + 1) * width);
  }

  raster(pen, values, width, height, upwards) {
    const image = pen.createImageData(width, height);
    for (let at = 0; at < width * height; at++) {
      const line = Math.floor(at / width);
      const to = 4 * ((upwards ? height - 1 - line : line) * width + (at % width));
      image.data.set([...this.scale.at(values[at] / 127), 255], to);
    }
    const small = document.createElement("canvas");
    [small.width, small.height] = [width, height];
    small.getContext("2d").putImageData(image, 0, 0);
    pen.imageSmoothingEnabled = upwards;
    pen.drawImage(small, 0, 0, pen.canvas.width, pen.canvas.height);
  }

  blank(pen) {
    pen.fillStyle = css(this.scale.at(0));
    pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height);
  }

  curve(pen, values) {
    const { width, height } = pen.canvas;
    this.blank(pen);
    pen.strokeStyle = "rgba(0, 0, 0, 0.25)";
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(0, height / 2);
    pen.lineTo(width, height / 2);
    pen.stroke();
    pen.strokeStyle = css(this.scale.at(1));
    pen.lineWidth = Math.max(2, width / 24);
    pen.beginPath();
    values.forEach((value, at) => pen.lineTo((at / (values.length - 1)) * width, height / 2 - (value / 127) * (height / 2 - 3)));
    pen.stroke();
  }

  bars(pen, weights) {
    const { width, height } = pen.canvas;
    this.blank(pen);
    const step = width / Math.max(1, weights.length);
    weights.forEach((weight, at) => {
      const size = (Math.min(1, Math.abs(weight ?? 0)) * height) / 2;
      pen.fillStyle = css(this.scale.at(weight < 0 ? -1 : 1));
      pen.fillRect(at * step + step * 0.12, weight < 0 ? height / 2 : height / 2 - size, step * 0.76, size);
    });
    pen.fillStyle = "rgba(0, 0, 0, 0.3)";
    pen.fillRect(0, height / 2 - 0.5, width, 1);
  }
}
