// Test images with the model's prediction for each and its probability, the wrong ones first.
import { unsignedBytes } from "../shared/bytes.js";
import { element, penOf } from "../shared/elements.js";

/** @import { ImageSample, PictureData, PictureStyle } from "../protocol" */

/** @typedef {{item: HTMLElement, canvas: HTMLCanvasElement, text: HTMLElement}} SampleItem */

export class Samples {
  /**
   * @param {HTMLElement} root
   * @param {PictureStyle} style
   */
  constructor(root, style) {
    this.style = style;
    this.list = element("ul", "pg-samples");
    root.append(this.list);
    /** @type {SampleItem[]} */
    this.items = [];
  }

  /** @param {PictureData} data */
  draw({ samples = [] }) {
    while (this.items.length < samples.length) this.items.push(this.build());
    samples.forEach((sample, at) => this.fill(this.items[at], sample));
  }

  /** @returns {SampleItem} */
  build() {
    const [item, canvas, text] = [element("li"), element("canvas"), element("span")];
    [canvas.height, canvas.width] = this.style.imageShape;
    item.append(canvas, text);
    this.list.append(item);
    return { item, canvas, text };
  }

  /**
   * @param {SampleItem} drawn
   * @param {ImageSample} sample
   */
  fill({ item, canvas, text }, { image, label, predicted, confidence }) {
    const pen = penOf(canvas);
    const pixels = pen.createImageData(canvas.width, canvas.height);
    unsignedBytes(image).forEach((value, at) => pixels.data.set([255 - value, 255 - value, 255 - value, 255], 4 * at));
    pen.putImageData(pixels, 0, 0);
    const { classes } = this.style;
    const right = label === predicted;
    const percent = Math.round(100 * (confidence ?? NaN));
    item.className = right ? "pg-right" : "pg-wrong";
    text.textContent = `${classes[predicted]} ${percent} %${right ? "" : `, is ${classes[label]}`}`;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `a ${classes[label]}, predicted as ${classes[predicted]}, ${percent} % sure`);
  }
}
