// The confusion matrix of the test samples, and precision, recall and F1 of every class: two tables of words and numbers.
const share = (value) => (value === null ? "–" : value.toFixed(2));

export class Confusion {
  constructor(root, style) {
    this.style = style;
    this.counts = table(root, "confusion", "Test samples: true class by row, predicted by column", style.classes, style.classes);
    this.scores = table(root, "per-class", "Test samples, by class", style.classes, ["precision", "recall", "F1"]);
  }

  draw({ confusion, perClass }) {
    const counts = confusion.test;
    const most = Math.max(1, ...counts.map((row) => row.reduce((sum, count) => sum + count, 0)));
    const { positive, negative } = this.style.colours;
    counts.flat().forEach((count, at) => {
      const right = Math.floor(at / counts.length) === at % counts.length;
      this.counts[at].textContent = count;
      this.counts[at].style.backgroundColor = `color-mix(in srgb, ${right ? positive : negative} ${Math.round((45 * count) / most)}%, transparent)`;
    });
    for (let row = 0; row < counts.length; row++) {
      perClass.forEach((column, at) => (this.scores[3 * row + at].textContent = share(column[row])));
    }
  }
}

function table(root, name, caption, rows, columns) {
  const table = document.createElement("table");
  table.dataset.testid = name;
  table.createCaption().textContent = caption;
  const head = table.createTHead().insertRow();
  head.append(heading("true", "col", true), ...columns.map((title) => heading(title, "col")));
  const body = table.createTBody();
  const cells = rows.flatMap((title) => {
    const row = body.insertRow();
    row.append(heading(title, "row"));
    return columns.map(() => row.insertCell());
  });
  root.append(table);
  return cells;
}

function heading(text, scope, hidden = false) {
  const cell = document.createElement("th");
  cell.scope = scope;
  const words = document.createElement("span");
  words.textContent = text;
  if (hidden) words.className = "pg-hidden";
  cell.append(words);
  return cell;
}
