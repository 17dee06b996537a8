// How a result is computed: pointing at an element of it, touching it or stepping to it highlights the elements that it
// comes from, and shows its formula.
import { viewOf } from "../shared/component.js";
import { element } from "../shared/elements.js";
import { clamp, moveCursor } from "./cursor.js";
import { axisColour, buildGrid } from "./grids.js";

/** @typedef {import("../protocol.js").TensorPictureData} TensorPictureData */

class TensorPicture {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** The number of the element whose formula is shown. */
    this.current = 0;
    this.shown = "";
    /** @type {TensorPictureData | undefined} */
    this.data = undefined;
    /** @type {HTMLElement[]} */
    this.grids = [];
    this.formula = element("output", "pg-formula");
  }

  /** @param {TensorPictureData} data */
  show(data) {
    // The same message comes again when something else on the page changes: the picture stays as it is.
    const message = JSON.stringify(data);
    if (message === this.shown) return;
    this.shown = message;
    this.data = data;
    this.root.replaceChildren(this.buildGrids(data), ...(data.steps.length ? [this.buildStepper()] : []));
    this.root.setAttribute("role", "group");
    this.root.setAttribute("aria-label", data.description);
    if (data.steps.length) {
      this.prepareCells(data);
      this.explain(this.current, false);
    }
  }

  /** @param {TensorPictureData} data */
  buildGrids(data) {
    const grids = element("div", `pg-tensors pg-tensors-${data.layout}`);
    this.grids = data.grids.map((grid, number) => buildGrid(grid, number, data.axes));
    this.grids.forEach((grid, number) => {
      const sign = number > 0 && data.signs[number - 1];
      if (sign) grids.append(element("span", "pg-sign", sign));
      grid.classList.add(`pg-at-${number}`);
      grids.append(grid);
    });
    return grids;
  }

  buildStepper() {
    const bar = element("div", "pg-stepper");
    this.formula = element("output", "pg-formula");
    this.formula.setAttribute("aria-live", "polite");
    this.formula.dataset.testid = "element-formula";
    bar.append(
      stepButton("‹", "Previous element", () => this.explain(this.current - 1, false)),
      stepButton("›", "Next element", () => this.explain(this.current + 1, false)),
      this.formula,
    );
    return bar;
  }

  /**
   * Makes the cells of the result react to pointer, touch and keyboard.
   *
   * @param {TensorPictureData} data
   */
  prepareCells(data) {
    const numbers = new Map(data.steps.map((step, number) => [step.place, number]));
    const result = this.grids[data.result];
    for (const table of result.querySelectorAll("table")) table.setAttribute("role", "grid");
    for (const cell of cellsIn(result)) {
      const number = numbers.get(Number(cell.dataset.place));
      if (number === undefined) continue;
      cell.tabIndex = -1;
      cell.classList.add("pg-pickable");
      cell.onpointerenter = (event) => {
        if (event.pointerType === "mouse") this.explain(number, false);
      };
      cell.onclick = () => this.explain(number, true);
      cell.onfocus = () => this.explain(number, false);
      cell.onkeydown = (event) => this.moveByKey(event);
    }
  }

  /** @param {KeyboardEvent} event */
  moveByKey(event) {
    if (!this.data) return;
    const row = this.grids[this.data.result].querySelector("tbody tr");
    const rowLength = Math.max(1, row ? cellsIn(row).length : 1);
    const next = moveCursor(event.key, this.current, this.data.steps.length, rowLength);
    if (next === undefined) return;
    event.preventDefault();
    this.explain(next, true);
  }

  /**
   * Highlights what an element of the result comes from, and shows its formula.
   *
   * @param {number} number of the element; the nearest one where there is none of that number
   * @param {boolean} focus move the keyboard's focus there
   */
  explain(number, focus) {
    const data = this.data;
    if (!data) return;
    this.current = clamp(number, data.steps.length);
    const { place, sources, text, arrows } = data.steps[this.current];
    this.clearHighlights();
    sources.forEach((places, grid) => places.forEach((each) => this.cell(grid, each)?.classList.add("pg-source")));
    this.root.classList.toggle(
      "pg-has-sources",
      sources.some((places) => places.length),
    );
    for (const [axis, target, stride] of arrows ?? []) {
      const cell = this.cell(data.storage ?? data.result, target);
      if (!cell) continue;
      cell.classList.add("pg-stride");
      cell.style.setProperty("--axis", axisColour(data.axes, axis) ?? "");
      cell.dataset.stride = cell.dataset.stride ? `${cell.dataset.stride} ${stride}` : stride;
    }
    this.markCurrent(data.result, place, focus);
    if (this.formula.textContent !== text) this.formula.textContent = text;
  }

  clearHighlights() {
    for (const cell of this.root.querySelectorAll(".pg-source, .pg-current, .pg-stride")) {
      cell.classList.remove("pg-source", "pg-current", "pg-stride");
      cell.removeAttribute("data-stride");
    }
  }

  /**
   * @param {number} result number of its grid
   * @param {number} place
   * @param {boolean} focus
   */
  markCurrent(result, place, focus) {
    for (const cell of cellsIn(this.grids[result])) if (cell.tabIndex === 0) cell.tabIndex = -1;
    const current = this.cell(result, place);
    if (!current) return;
    current.classList.add("pg-current");
    current.tabIndex = 0;
    if (focus && document.activeElement !== current) current.focus({ preventScroll: false });
  }

  /**
   * @param {number} grid
   * @param {number} place
   * @returns {HTMLElement | null}
   */
  cell(grid, place) {
    return this.grids[grid].querySelector(`[data-place="${place}"]`);
  }
}

/**
 * @param {Element} parent
 * @returns {NodeListOf<HTMLElement>}
 */
function cellsIn(parent) {
  return parent.querySelectorAll(".pg-cell");
}

/**
 * @param {string} sign
 * @param {string} label
 * @param {() => void} onclick
 */
function stepButton(sign, label, onclick) {
  const button = element("button", "pg-step", sign);
  button.type = "button";
  button.setAttribute("aria-label", label);
  button.onclick = onclick;
  return button;
}

/** @param {import("../shared/component.js").Component<TensorPictureData>} component */
export function render(component) {
  viewOf(component, "pg-tensor-picture", (root) => new TensorPicture(root))?.show(component.data);
}
