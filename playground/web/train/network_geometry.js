// The positions of the columns, neurons and connections of a network, in pixels.
const HEAD = 54;
const HEIGHT = 310;
const NARROWEST = 64;
const LARGEST = 36;
// Width of an input that is drawn without a picture.
const PLAIN = 14;
// Room beside the first and the last column for the names of their neurons.
const NAME = { least: 26, most: 78, letter: 6.2 };

/**
 * @typedef {object} NetworkGeometry
 * @property {number} width
 * @property {number} height
 * @property {number} size of a neuron
 * @property {number} headWidth
 * @property {{x: number, rows: number[]}[]} columns the centre of each column, and those of its neurons from top to bottom
 */

/**
 * Neurons as large as the fullest column allows, in the middle of the height; columns as far apart as the width allows.
 *
 * @param {{count: number, names?: string[]}[]} columns how many neurons are drawn, and the names beside them
 * @param {number} available width
 * @returns {NetworkGeometry}
 */
export function placeNetwork(columns, available) {
  const steps = columns.length - 1;
  const [left, right] = [room(columns[0].names), room(columns[steps].names)];
  const gap = Math.min(50, (HEIGHT - HEAD) / Math.max(...columns.map((column) => column.count)));
  const size = Math.min(LARGEST, gap - 5);
  const width = Math.max(available, left + right + size + steps * NARROWEST);
  const pitch = (width - left - right - size) / steps;
  return {
    width,
    height: HEIGHT,
    size,
    headWidth: Math.min(pitch - 3, 120),
    columns: columns.map(({ count }, at) => {
      const top = HEAD + (HEIGHT - HEAD - gap * count) / 2;
      return { x: left + size / 2 + at * pitch, rows: Array.from({ length: count }, (_, row) => top + gap * (row + 0.5)) };
    }),
  };
}

/**
 * The longest word decides: a name may take several lines.
 *
 * @param {string[]} [names]
 */
function room(names = []) {
  const longest = Math.max(0, ...names.flatMap((name) => name.split(" ")).map((word) => word.length));
  return Math.min(NAME.most, Math.max(NAME.least, 10 + NAME.letter * longest));
}

/**
 * The path of a connection from one neuron to another.
 *
 * @param {{x: number, y: number, plain: boolean}} from a plain one is drawn without a picture
 * @param {{x: number, y: number}} to
 * @param {number} size of a neuron
 */
export function connectionPath(from, to, size) {
  const [start, end] = [from.x + (from.plain ? PLAIN : size) / 2, to.x - size / 2];
  const half = (start + end) / 2;
  return `M${start},${from.y} C${half},${from.y} ${half},${to.y} ${end},${to.y}`;
}

/**
 * How a connection is drawn: the stronger the thicker. Where many cross, thinner ones stay distinct.
 *
 * @param {number} weight
 * @param {number} connections between the two columns
 */
export function connectionStyle(weight, connections) {
  const thin = Math.min(1, Math.sqrt(16 / connections));
  const size = Math.min(3, Math.abs(weight));
  return { width: 0.4 + 1.8 * size * thin, opacity: 0.2 + 0.7 * Math.min(1, size) * thin };
}
