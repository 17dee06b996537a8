// Arithmetic of colours. The colours themselves come from palette.js; one is [red, green, blue], each from 0 to 255.

/** @typedef {[number, number, number]} Rgb */

/**
 * @param {string} colour as #rrggbb
 * @returns {Rgb}
 */
export function rgb(colour) {
  const part = (/** @type {number} */ at) => parseInt(colour.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

/**
 * A colour between two.
 *
 * @param {Rgb} from
 * @param {Rgb} to
 * @param {number} share 0 is the first, 1 the second
 * @returns {Rgb}
 */
export function mix(from, to, share) {
  const part = (/** @type {number} */ at) => Math.round(from[at] + (to[at] - from[at]) * share);
  return [part(0), part(1), part(2)];
}

/** @param {Rgb} colour */
export const css = (colour) => `rgb(${colour.join(",")})`;

/** What colours of values and classes need to know. */
export class Scale {
  /** @param {{negative: string, zero: string, positive: string, classes: string[]}} palette */
  constructor({ negative, zero, positive, classes }) {
    this.negative = rgb(negative);
    this.zero = rgb(zero);
    this.positive = rgb(positive);
    this.classes = classes.map(rgb);
  }

  /**
   * From -1 (orange) over 0 (grey) to 1 (blue); a value outside has the colour of its end.
   *
   * @param {number} value
   */
  at(value) {
    return mix(this.zero, value < 0 ? this.negative : this.positive, Math.min(1, Math.abs(value)));
  }

  /** @param {number} number */
  ofClass(number) {
    return this.classes[number % this.classes.length];
  }
}
