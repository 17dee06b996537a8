// An image of the data set on a canvas.
import { penOf } from "../shared/elements.js";

/**
 * Draws dark ink on light paper.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number[]} shape height and width
 * @param {ArrayLike<number>} pixels ink from 0 to 255, row by row
 */
export function paintPixels(canvas, [height, width], pixels) {
  [canvas.height, canvas.width] = [height, width];
  const pen = penOf(canvas);
  const image = pen.createImageData(width, height);
  Array.from(pixels).forEach((ink, at) => image.data.set([255 - ink, 255 - ink, 255 - ink, 255], 4 * at));
  pen.putImageData(image, 0, 0);
}
