// What a model predicts over the plane, as one colour for each place of a grid.
import { unsignedBytes } from "./bytes.js";
import { mix } from "./colours.js";

/** @import { Grid, PictureStyle } from "../protocol" */
/** @import { Rgb, Scale } from "./colours.js" */

/** @type {Rgb} */
const WHITE = [255, 255, 255];
const STRENGTH = 0.72;

/**
 * The colour at each place of a grid, row by row upwards.
 *
 * @param {Grid} grid
 * @param {PictureStyle} style
 * @param {Scale} scale
 * @param {boolean} sharp one colour for each class, or steps, instead of shades
 * @returns {(at: number) => Rgb}
 */
export function fieldColours(grid, style, scale, sharp) {
  if ("values" in grid) {
    const values = unsignedBytes(grid.values);
    const shade = (/** @type {number} */ at) => values[at] / 127.5 - 1;
    if (!sharp) return (at) => scale.at(shade(at));
    if (style.task === "binary") return (at) => scale.at(shade(at) > 0 ? 1 : -1);
    return (at) => scale.at(Math.round(4 * shade(at)) / 4);
  }
  const [classes, probabilities] = [unsignedBytes(grid.classes), unsignedBytes(grid.probabilities)];
  const least = 1 / style.classes.length;
  // Where all classes are equally probable, a quarter of the colour is left.
  const strength = (/** @type {number} */ at) => 0.25 + (0.75 * Math.max(0, probabilities[at] / 255 - least)) / (1 - least);
  return (at) => mix(scale.at(0), scale.ofClass(classes[at]), sharp ? 1 : strength(at));
}

/**
 * The pixels of a square image, four bytes each. Rows of the grid go up, rows of an image go down.
 *
 * @param {number} side
 * @param {(at: number) => Rgb} colourAt
 */
export function pixelsOf(side, colourAt) {
  const pixels = new Uint8ClampedArray(4 * side * side);
  for (let at = 0; at < side * side; at++) {
    const to = 4 * ((side - 1 - Math.floor(at / side)) * side + (at % side));
    pixels.set([...mix(WHITE, colourAt(at), STRENGTH), 255], to);
  }
  return pixels;
}
