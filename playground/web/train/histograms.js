// Histograms of a layer over the time of the run: time to the right, values upwards, dark where many are.
import { unsignedBytes } from "../shared/bytes.js";
import { rgb } from "../shared/colours.js";
import { element, penOf } from "../shared/elements.js";
import { palette } from "../shared/palette.js";

/** @import { HistogramImages, LiveAction } from "../protocol" */

export class Histograms {
  /**
   * @param {HTMLElement} root
   * @param {(action: LiveAction) => void} send
   */
  constructor(root, send) {
    this.select = element("select");
    this.select.setAttribute("aria-label", "Layer whose histograms are shown");
    this.select.dataset.testid = "histogram-layer";
    this.select.onchange = () => send({ do: "select", layer: Number(this.select.value) });
    const label = element("label", "pg-check", "layer ");
    label.append(this.select);
    this.note = element("span", "pg-histogram-note");
    this.list = element("div", "pg-histograms");
    root.append(label, this.note, this.list);
    /** @type {Record<string, HTMLCanvasElement>} */
    this.canvases = {};
  }

  /** @param {HistogramImages} data */
  draw({ images, layer, layers, dead, bins, titles, epochs }) {
    if (this.select.length !== layers) {
      const title = (/** @type {number} */ at) => (at === layers - 1 ? "output" : String(at + 1));
      this.select.replaceChildren(...Array.from({ length: layers }, (_, at) => new Option(title(at), String(at))));
    }
    if (document.activeElement !== this.select) this.select.value = String(layer);
    const count = dead[layer];
    this.note.textContent = count === undefined ? "" : `${count} dead neuron${count === 1 ? "" : "s"}`;
    for (const [kind, image] of Object.entries(images)) {
      const canvas = (this.canvases[kind] ??= this.addFigure(titles[kind]));
      canvas.setAttribute("aria-label", `Histogram of ${titles[kind]}, over ${Math.floor(epochs.at(-1) ?? 0)} epochs.`);
      paint(canvas, unsignedBytes(image), bins);
    }
  }

  /** @param {string} title */
  addFigure(title) {
    const [figure, canvas] = [element("figure"), element("canvas")];
    canvas.setAttribute("role", "img");
    figure.append(canvas, element("figcaption", "", title));
    this.list.append(figure);
    return canvas;
  }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Uint8Array} shades column by column, each upwards
 * @param {number} bins
 */
function paint(canvas, shades, bins) {
  const width = shades.length / bins;
  const colour = rgb(palette().positive);
  [canvas.width, canvas.height] = [width, bins];
  const pen = penOf(canvas);
  const image = pen.createImageData(width, bins);
  shades.forEach((shade, at) => {
    const to = 4 * ((bins - 1 - (at % bins)) * width + Math.floor(at / bins));
    image.data.set([...colour, shade], to);
  });
  pen.putImageData(image, 0, 0);
}
