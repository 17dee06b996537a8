// The arithmetic of the drawing pad: where the pen is, and how much ink it leaves.

/** @typedef {{height: number, width: number}} Size in pixels */

const CENTRE_INK = 200;
const EDGE_INK = 70;
const MORE_INK = 6;
const CENTRE = 0.75;
const EDGE = 1.15;

/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** @type {Record<string, number>} */
const INKS = { " ": 255, x: 0, X: 0 };

/**
 * Pixels after a stroke of the pen: ink where it is, and a little around. The digits of the data set were scanned, and
 * have soft edges.
 *
 * @param {number[]} pixels from 0 to 255, row by row
 * @param {Size} size
 * @param {number} x where the pen is, in pixels from the left
 * @param {number} y in pixels from the top
 */
export function addInk(pixels, { width }, x, y) {
  return pixels.map((value, at) => {
    const distance = Math.hypot((at % width) + 0.5 - x, Math.floor(at / width) + 0.5 - y);
    const ink = distance < CENTRE ? CENTRE_INK : distance < EDGE ? EDGE_INK : 0;
    return Math.min(255, Math.max(value, ink) + (ink ? MORE_INK : 0));
  });
}

/**
 * The column and row of a place on the pad; one outside gives the nearest pixel.
 *
 * @param {Size} size
 * @param {number} x in pixels from the left
 * @param {number} y in pixels from the top
 * @returns {[number, number]}
 */
export function pixelAt({ height, width }, x, y) {
  return [clamp(Math.floor(x), width - 1), clamp(Math.floor(y), height - 1)];
}

/**
 * The pixel to which a key moves the pen; nothing where the key does not move it.
 *
 * @param {Size} size
 * @param {[number, number]} pixel column and row
 * @param {string} key
 * @returns {[number, number] | undefined}
 */
export function moved(size, [column, row], key) {
  const move = MOVES[key];
  return move && pixelAt(size, column + move[0], row + move[1]);
}

/**
 * The ink that a key leaves on the pixel of the pen; nothing where the key does not draw.
 *
 * @param {string} key
 * @returns {number | undefined}
 */
export const inkOf = (key) => INKS[key];

/**
 * @param {number} value
 * @param {number} most
 */
const clamp = (value, most) => Math.min(most, Math.max(0, value));
