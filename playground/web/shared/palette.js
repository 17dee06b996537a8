// The palette of playground/charts/palette.py, read from the CSS properties in which it arrives.

/**
 * @typedef {object} Palette
 * @property {string} negative
 * @property {string} zero
 * @property {string} positive
 * @property {Record<string, string>} parts train, validation and test
 * @property {Record<string, string>} outlines around a sample of each part
 * @property {string} pinned
 * @property {string[]} classes
 * @property {string[]} series lines that are neither classes nor parts of the data
 */

/** @type {Palette | undefined} */
let known;

/** The palette of this page. */
export function palette() {
  known ??= readPalette(getComputedStyle(document.documentElement));
  return known;
}

/**
 * @param {{getPropertyValue(name: string): string}} style
 * @returns {Palette}
 */
export function readPalette(style) {
  const read = (/** @type {string} */ name) => style.getPropertyValue(`--pg-${name}`).trim();
  const one = (/** @type {string} */ name) => {
    const colour = read(name);
    if (!colour) throw new Error(`the style sheets hold no colour --pg-${name}`);
    return colour;
  };
  const several = (/** @type {string} */ name) => {
    const colours = [one(`${name}-0`)];
    for (let colour = read(`${name}-1`); colour; colour = read(`${name}-${colours.length}`)) colours.push(colour);
    return colours;
  };
  return {
    negative: one("negative"),
    zero: one("zero"),
    positive: one("positive"),
    parts: { train: one("train"), validation: one("validation"), test: one("test") },
    outlines: { train: one("train-outline"), test: one("test-outline") },
    pinned: one("pinned"),
    classes: several("class"),
    series: several("series"),
  };
}
