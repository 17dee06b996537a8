// Elements of a page, made in one line.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/**
 * A small button.
 *
 * @param {string} text
 * @param {() => void} onclick
 * @param {string} [label] what it does, where the text does not say it
 */
export function smallButton(text, onclick, label) {
  const made = element("button", "pg-small", text);
  Object.assign(made, { type: "button", onclick });
  if (label) {
    made.title = label;
    made.setAttribute("aria-label", label);
  }
  return made;
}

/**
 * The 2D context of a canvas.
 *
 * @param {HTMLCanvasElement} canvas
 */
export function penOf(canvas) {
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser draws on no canvas");
  return pen;
}
