// How a result came about: pointing at, touching or stepping to an element of it lights what went in, and writes the sum.
import { buildGrid, element } from "./grids.js";

class How {
  constructor(root) {
    this.root = root;
    this.at = 0;
    this.told = "";
  }

  show(data) {
    // The same picture may be told again when something else on the page changed: it stays as it is.
    const told = JSON.stringify(data);
    if (told === this.told) return;
    this.told = told;
    this.data = data;
    this.root.replaceChildren(this.stage(), ...(data.steps.length ? [this.stepper()] : []));
    this.root.setAttribute("role", "group");
    this.root.setAttribute("aria-label", data.description);
    if (data.steps.length) {
      this.byPlace = new Map(data.steps.map((step, number) => [step.place, number]));
      this.prepareCells();
      this.go(Math.min(this.at, data.steps.length - 1), false);
    }
  }

  stage() {
    const stage = element("div", `pg-operation-stage pg-operation-${this.data.layout}`);
    this.grids = this.data.grids.map((grid, number) => buildGrid(grid, number, this.data.axes));
    this.grids.forEach((grid, number) => {
      if (number > 0 && this.data.signs[number - 1]) stage.append(element("span", "pg-sign", this.data.signs[number - 1]));
      grid.classList.add(`pg-at-${number}`);
      stage.append(grid);
    });
    return stage;
  }

  stepper() {
    const bar = element("div", "pg-stepper");
    const back = button("‹", "Previous element", () => this.go(this.at - 1, false));
    const on = button("›", "Next element", () => this.go(this.at + 1, false));
    this.words = element("output", "pg-words");
    this.words.setAttribute("aria-live", "polite");
    this.words.dataset.testid = "how-words";
    bar.append(back, on, this.words);
    return bar;
  }

  prepareCells() {
    const result = this.grids[this.data.result];
    for (const table of result.querySelectorAll("table")) table.setAttribute("role", "grid");
    for (const cell of result.querySelectorAll(".pg-cell")) {
      const number = this.byPlace.get(Number(cell.dataset.place));
      if (number === undefined) continue;
      cell.tabIndex = -1;
      cell.classList.add("pg-pickable");
      cell.onpointerenter = (event) => event.pointerType === "mouse" && this.go(number, false);
      cell.onclick = () => this.go(number, true);
      cell.onfocus = () => this.go(number, false);
      cell.onkeydown = (event) => this.key(event);
    }
  }

  key(event) {
    const rowLength = this.rowLength();
    const move = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: rowLength, ArrowUp: -rowLength, Home: -this.at, End: Infinity }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    this.go(this.at + move, true);
  }

  rowLength() {
    const row = this.grids[this.data.result].querySelector("tbody tr");
    return Math.max(1, row ? row.querySelectorAll(".pg-cell").length : 1);
  }

  go(number, focus) {
    this.at = Math.max(0, Math.min(number, this.data.steps.length - 1));
    const { place, sources, text, arrows } = this.data.steps[this.at];
    for (const lit of this.root.querySelectorAll(".pg-went-in, .pg-now, .pg-hop")) {
      lit.classList.remove("pg-went-in", "pg-now", "pg-hop");
      lit.removeAttribute("data-hop");
    }
    sources.forEach((places, grid) => places.forEach((each) => this.cell(grid, each)?.classList.add("pg-went-in")));
    this.root.classList.toggle("pg-has-lit", sources.some((places) => places.length));
    for (const [axis, target, label] of arrows ?? []) {
      const cell = this.cell(this.data.storage, target);
      if (!cell) continue;
      cell.classList.add("pg-hop");
      cell.style.setProperty("--axis", this.data.axes[axis % this.data.axes.length]);
      cell.dataset.hop = cell.dataset.hop ? `${cell.dataset.hop} ${label}` : label;
    }
    const now = this.cell(this.data.result, place);
    for (const cell of this.grids[this.data.result].querySelectorAll("[tabindex='0']")) cell.tabIndex = -1;
    if (now) {
      now.classList.add("pg-now");
      now.tabIndex = 0;
      if (focus && document.activeElement !== now) now.focus({ preventScroll: false });
    }
    if (this.words.textContent !== text) this.words.textContent = text;
  }

  cell(grid, place) {
    return this.grids[grid].querySelector(`[data-place="${place}"]`);
  }
}

function button(sign, label, action) {
  const made = element("button", "pg-step", sign);
  made.type = "button";
  made.setAttribute("aria-label", label);
  made.onclick = action;
  return made;
}

export function render(component) {
  const root = component.parentElement.querySelector(".pg-operation");
  if (!root) return;
  root.how ??= new How(root);
  root.how.show(component.data);
}
