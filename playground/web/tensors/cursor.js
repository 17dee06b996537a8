// Which element of a picture is explained next.

/**
 * The number of the element to which a key moves; undefined for a key that moves nowhere.
 *
 * @param {string} key as `KeyboardEvent.key` names it
 * @param {number} current number of the present element, in reading order
 * @param {number} count of elements
 * @param {number} rowLength elements in a row
 * @returns {number | undefined}
 */
export function moveCursor(key, current, count, rowLength) {
  switch (key) {
    case "ArrowRight":
      return clamp(current + 1, count);
    case "ArrowLeft":
      return clamp(current - 1, count);
    case "ArrowDown":
      return clamp(current + rowLength, count);
    case "ArrowUp":
      return clamp(current - rowLength, count);
    case "Home":
      return 0;
    case "End":
      return clamp(count - 1, count);
    default:
      return undefined;
  }
}

/**
 * The nearest number from 0 to `count` - 1.
 *
 * @param {number} number
 * @param {number} count
 */
export function clamp(number, count) {
  return Math.max(0, Math.min(number, count - 1));
}
