// The slider that rewinds the run.
const PAUSE = 120;

export class Rewind {
  constructor(root, send) {
    root.innerHTML = `
      <label><span>Rewind</span><input type="range" min="0" max="0" step="1" data-testid="rewind"></label>
      <output></output>
      <button type="button" class="pg-small" hidden>To the present</button>`;
    this.slider = root.querySelector("input");
    this.words = root.querySelector("output");
    this.home = root.querySelector("button");
    this.slider.setAttribute("aria-label", "Rewind to an earlier epoch");
    this.slider.oninput = () => {
      this.dragging = true;
      this.say(Number(this.slider.value), this.present);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.dragging = false;
        send({ do: "rewind", epoch: Number(this.slider.value) });
      }, PAUSE);
    };
    this.home.onclick = () => send({ do: "rewind", epoch: this.present });
  }

  show({ epoch, present, past, playing, checkpoints, maxCheckpoints }) {
    this.present = present;
    this.bound = `${checkpoints} checkpoints stored, at most ${maxCheckpoints}; trained again in between`;
    this.home.hidden = !past;
    this.slider.disabled = present === 0 || playing;
    this.slider.title = playing ? "Pause to rewind." : "Every picture and number shows that epoch; Play continues from there.";
    if (this.dragging) return;
    this.slider.max = present;
    this.slider.value = epoch;
    this.say(epoch, present);
  }

  say(epoch, present) {
    const words = epoch < present ? `epoch ${epoch.toLocaleString("en")} of ${present.toLocaleString("en")} · ${this.bound}` : "the present";
    if (this.words.textContent !== words) this.words.textContent = words;
    this.slider.setAttribute("aria-valuetext", words);
  }
}
