// The small picture of one neuron: a map of the plane, a curve over the axis, an image of its weights, or its weights as bars.
import { signedBytes } from "../shared/bytes.js";
import { css } from "../shared/colours.js";
import { penOf } from "../shared/elements.js";

/** @import { NetworkLayout, NetworkNumbers } from "../protocol" */
/** @import { Scale } from "../shared/colours.js" */

/** The pictures of all neurons, drawn from the numbers of a message. */
export class NeuronPictures {
  /**
   * @param {NetworkLayout} layout
   * @param {Scale} scale
   */
  constructor(layout, scale) {
    this.layout = layout;
    this.scale = scale;
    this.side = 0;
    /** @type {NetworkNumbers | undefined} */
    this.numbers = undefined;
    /** @type {Int8Array[] | null} */
    this.maps = null;
    /** @type {Int8Array | null} */
    this.images = null;
  }

  /** @param {NetworkNumbers} numbers */
  setNumbers(numbers) {
    this.numbers = numbers;
    this.side = numbers.side ?? 0;
    this.maps = numbers.maps?.map(signedBytes) ?? null;
    this.images = numbers.images ? signedBytes(numbers.images) : null;
  }

  /**
   * Values from -127 to 127 of a neuron's own picture, row by row upwards; null where it has none.
   *
   * @param {number} column
   * @param {number} row
   */
  map(column, row) {
    if (!this.maps) return null;
    const size = this.layout.picture === "map" ? this.side * this.side : this.side;
    return this.maps[column].subarray(row * size, (row + 1) * size);
  }

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {number} column
   * @param {number} row
   */
  draw(canvas, column, row) {
    const pen = penOf(canvas);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    const map = this.map(column, row);
    if (map && this.layout.picture === "map") this.raster(pen, map, this.side, this.side, true);
    else if (map) this.curve(pen, map);
    else if (this.images && column === 1) {
      const [height, width] = this.layout.imageShape;
      this.raster(pen, this.images.subarray(row * height * width, (row + 1) * height * width), width, height, false);
    } else if (column > 0) this.bars(pen, this.weights(column, row));
    else this.blank(pen);
  }

  /**
   * The weights of a neuron, one for each neuron drawn of the column before.
   *
   * @param {number} column
   * @param {number} row
   */
  weights(column, row) {
    const { weights = [], units = 1 } = this.numbers?.layers[column - 1] ?? {};
    const width = weights.length / units;
    return weights.slice(row * width, (row + 1) * width);
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {Int8Array} values
   * @param {number} width
   * @param {number} height
   * @param {boolean} upwards the first row is the lowest
   */
  raster(pen, values, width, height, upwards) {
    const image = pen.createImageData(width, height);
    for (let at = 0; at < width * height; at++) {
      const line = Math.floor(at / width);
      const to = 4 * ((upwards ? height - 1 - line : line) * width + (at % width));
      image.data.set([...this.scale.at(values[at] / 127), 255], to);
    }
    const small = document.createElement("canvas");
    [small.width, small.height] = [width, height];
    penOf(small).putImageData(image, 0, 0);
    pen.imageSmoothingEnabled = upwards;
    pen.drawImage(small, 0, 0, pen.canvas.width, pen.canvas.height);
  }

  /** @param {CanvasRenderingContext2D} pen */
  blank(pen) {
    pen.fillStyle = css(this.scale.at(0));
    pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height);
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {Int8Array} values
   */
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

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {(number | null)[]} weights
   */
  bars(pen, weights) {
    const { width, height } = pen.canvas;
    this.blank(pen);
    const step = width / Math.max(1, weights.length);
    weights.forEach((weight, at) => {
      const size = (Math.min(1, Math.abs(weight ?? 0)) * height) / 2;
      const below = (weight ?? 0) < 0;
      pen.fillStyle = css(this.scale.at(below ? -1 : 1));
      pen.fillRect(at * step + step * 0.12, below ? height / 2 : height / 2 - size, step * 0.76, size);
    });
    pen.fillStyle = "rgba(0, 0, 0, 0.3)";
    pen.fillRect(0, height / 2 - 0.5, width, 1);
  }
}
