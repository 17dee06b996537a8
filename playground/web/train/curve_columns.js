// The points of the curves of a run, as columns over its epochs; bounded for a run of any length.
import { linearEnd, logRange } from "../shared/axis_range.js";

/** @import { CurvePanel, CurvePoints } from "../protocol" */

/** @typedef {(number | null)[]} Column */

export const MOST_POINTS = 4000;

/**
 * How points relate to a view that has this many rows of the history: they come next, are known, or follow a gap.
 *
 * @param {Pick<CurvePoints, "fresh" | "first" | "next">} points
 * @param {number} rows
 * @returns {"next" | "known" | "gap"}
 */
export function relationTo({ fresh, first, next }, rows) {
  if (fresh || first === rows) return "next";
  return next <= rows ? "known" : "gap";
}

export class CurveColumns {
  /**
   * @param {string[]} names
   * @param {number[]} epochs
   * @param {Record<string, Column>} values
   */
  constructor(names, epochs, values) {
    this.names = names;
    this.epochs = [...epochs];
    this.values = Object.fromEntries(names.map((name) => [name, [...(values[name] ?? [])]]));
  }

  /** The last epoch; undefined before the first. */
  get last() {
    return this.epochs.at(-1);
  }

  /**
   * Appends points. Returns true when every second point was dropped because there were too many: at that length they
   * draw the same curve. The newest always stays.
   *
   * @param {number[]} epochs
   * @param {Record<string, Column>} values
   */
  append(epochs, values) {
    this.epochs.push(...epochs);
    for (const name of this.names) this.values[name].push(...values[name]);
    if (this.epochs.length <= MOST_POINTS) return false;
    this.epochs = everySecond(this.epochs);
    for (const name of this.names) this.values[name] = everySecond(this.values[name]);
    return true;
  }
}

/**
 * @template Value
 * @param {Value[]} column
 */
const everySecond = (column) => column.filter((_, at) => (column.length - 1 - at) % 2 === 0);

/**
 * The range of a panel's axis that holds some values; of a logarithmic one as powers of ten.
 *
 * @param {CurvePanel["scale"]} scale
 * @param {Column} column
 * @param {boolean} isLog
 * @returns {[number, number]}
 */
export function panelRange(scale, column, isLog) {
  if (scale === "share") return [0, 1.02];
  if (scale === "number") return [-0.05, 1.05];
  const known = column.filter((value) => value !== null);
  return isLog ? logRange(known) : [0, linearEnd(Math.max(0, ...known))];
}

/**
 * The lower and upper end of each of some panels, as shares of the height; of two panels the first is taller.
 *
 * @param {number} count
 * @returns {[number, number][]}
 */
export function panelDomains(count) {
  const gap = 0.16;
  if (count === 2) return [[0.5, 1], [0, 0.5 - gap]];
  const height = (1 - gap * (count - 1)) / count;
  return Array.from({ length: count }, (_, at) => [Math.max(0, 1 - (at + 1) * height - at * gap), 1 - at * (height + gap)]);
}

/**
 * What the key calls a column of the history.
 *
 * @param {string} name
 */
export function columnTitle(name) {
  const layer = name.match(/\d+$/);
  return layer ? `layer ${layer[0]}` : name.replace(/_loss$/, "").replaceAll("_", " ");
}
