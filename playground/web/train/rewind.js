// The slider over the run's past.
const PAUSE = 120;

export class Rewind {
  constructor(root, send) {
    root.innerHTML = `
      <label><span>Look back</span><input type="range" min="0" max="0" step="1" data-testid="rewind"></label>
      <output></output>
      <button type="button" class="pg-small" hidden>To the present</button>`;
    this.slider = root.querySelector("input");
    this.words = root.querySelector("output");
    this.home = root.querySelector("button");
    this.slider.setAttribute("aria-label", "Look back at an earlier epoch");
    this.slider.oninput = () => {
      this.held = true;
      this.say(Number(this.slider.value), this.present);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.held = false;
        send({ do: "back", epoch: Number(this.slider.value) });
      }, PAUSE);
    };
    this.home.onclick = () => send({ do: "back", epoch: this.present });
  }

  show({ epoch, present, past, playing, kept, mostKept }) {
    this.present = present;
    this.bound = `${kept} states kept, at most ${mostKept}; trained again in between`;
    this.home.hidden = !past;
    this.slider.disabled = present === 0 || playing;
    this.slider.title = playing ? "Pause to look back." : "Every picture and number goes back to that epoch; Play goes on from there.";
    if (this.held) return;
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
