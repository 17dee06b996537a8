// Numbers as a student reads them: short, with a true minus sign, and a dash where there is none.
const NONE = "–";

/**
 * A number with this many significant digits, without zeros at its end.
 *
 * @param {number | null | undefined} value
 * @param {number} [digits]
 */
export function short(value, digits = 3) {
  if (value == null) return NONE;
  const text = isExtreme(value) ? value.toExponential(digits - 2) : String(Number(value.toPrecision(digits)));
  return text.replaceAll("-", "−");
}

/**
 * A number whose text always has about the same length: four digits, with the zeros at its end.
 *
 * @param {number | null | undefined} value
 */
export function steady(value) {
  if (value == null) return NONE;
  return isExtreme(value) ? value.toExponential(2) : value.toPrecision(4);
}

/**
 * A share from 0 to 1 in percent.
 *
 * @param {number | null | undefined} value
 */
export const percent = (value) => (value == null ? NONE : `${(100 * value).toFixed(1)} %`);

/**
 * A count with at least this many digits, in groups of three: 000,120.
 *
 * @param {number} count
 * @param {number} digits
 */
export const grouped = (count, digits) => String(count).padStart(digits, "0").replace(/\B(?=(\d{3})+$)/g, ",");

/**
 * A time that is left.
 *
 * @param {number | null | undefined} seconds
 */
export function duration(seconds) {
  if (seconds == null) return NONE;
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (seconds < 3600) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** @param {number} value */
function isExtreme(value) {
  const size = Math.abs(value);
  return size !== 0 && (size < 0.001 || size >= 1e5);
}
