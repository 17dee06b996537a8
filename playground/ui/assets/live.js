// The live view of a run: read-outs, the picture of the present model, and the curves. Python tells it what is new.
import { Curves } from "./curves.js";
import { Picture } from "./picture.js";
import { readOuts } from "./readouts.js";

const LAYOUT = `
  <div class="pg-reads" data-testid="read-outs"></div>
  <p class="pg-say" role="status" aria-live="polite" data-testid="run-message" hidden></p>
  <div class="pg-stage">
    <div class="pg-picture" data-testid="picture"></div>
    <div class="pg-curves" data-testid="curves"></div>
  </div>`;

class Live {
  constructor(root) {
    root.innerHTML = LAYOUT;
    this.root = root;
    this.reads = readOuts(root.querySelector(".pg-reads"));
    this.say = root.querySelector(".pg-say");
    this.picture = new Picture(root.querySelector(".pg-picture"));
    this.curves = new Curves(root.querySelector(".pg-curves"));
    this.generation = null;
  }

  // Returns false when points are missing, so that the page must start afresh.
  show(data) {
    if (data.style) {
      this.style = data.style;
      this.setting = data.setting;
      this.generation = data.generation;
      this.picture.begin(this.style, this.setting);
    }
    this.reads(data, this.style);
    this.tell(data.state);
    this.root.classList.toggle("pg-waiting", !data.state.ready && !data.state.bad);
    if (!this.style || data.generation !== this.generation) return !this.style || !data.state.ready;
    if (data.picture) this.picture.draw(data.picture, data.read);
    return this.curves.show(data.curves, this.style, data.read);
  }

  tell(state) {
    if (this.say.textContent !== state.message) this.say.textContent = state.message;
    this.say.hidden = !state.message;
    this.say.classList.toggle("pg-bad", state.bad);
  }
}

export function render(component) {
  const root = component.parentElement.querySelector(".pg-live");
  if (!root) return;
  root.live ??= new Live(root);
  if (!root.live.show(component.data)) component.setTriggerValue("missed", Date.now());
}
