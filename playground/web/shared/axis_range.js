// Where axes begin and end, and where their ticks are. Plotly's own autorange fits an axis to its data at every update,
// so an axis under a growing curve would move all the time. These ends grow rarely, in large steps, and always to a round number.

/**
 * The smallest round number that is not below a positive value.
 *
 * @param {number} value
 * @param {number[]} multiples what is round between 1 and 10, ascending from 1
 */
export function roundUp(value, multiples) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [...multiples, 10].map((multiple) => multiple * power).find((size) => size >= value) ?? value;
}

/**
 * The end of an axis of epochs: 20, 50, 100, 200, 500, …
 *
 * @param {number} epoch the last one
 */
export const epochEnd = (epoch) => roundUp(Math.max(20, epoch), [1, 2, 5]);

/**
 * The end of a linear axis from 0, with some room above the highest value.
 *
 * @param {number} highest
 */
export const linearEnd = (highest) => (highest <= 0 ? 1 : roundUp(1.08 * highest, [1, 1.5, 2, 3, 5, 7.5]));

/**
 * The ends of a logarithmic axis, as powers of ten. Values that are not positive are left out.
 *
 * @param {number[]} values
 * @returns {[number, number]}
 */
export function logRange(values) {
  const positive = values.filter((value) => value > 0);
  if (!positive.length) return [-2, 1];
  return [Math.floor(Math.log10(Math.min(...positive))), Math.log10(1.3 * Math.max(...positive))];
}

/**
 * A range that holds two: an axis grows and never shrinks.
 *
 * @param {[number, number]} one
 * @param {[number, number]} other
 * @returns {[number, number]}
 */
export const union = (one, other) => [Math.min(one[0], other[0]), Math.max(one[1], other[1])];

/**
 * Round numbers between two ends, about four of them, with their labels.
 *
 * @param {number} low
 * @param {number} high
 */
export function ticks(low, high) {
  if (!(high > low)) return [];
  const step = roundUp((high - low) / 4, [1, 2, 5]);
  const marks = [];
  for (let value = Math.ceil(low / step) * step; value <= high; value += step) {
    marks.push({ value, label: String(Number(value.toPrecision(3))).replace("-", "−") });
  }
  return marks;
}
