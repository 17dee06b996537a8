// The confusion matrix of the test samples as a table: rows true, columns predicted.
export function confusionTable(root, confusion, style) {
  const counts = confusion.test;
  const most = Math.max(1, ...counts.map((row) => row.reduce((sum, count) => sum + count, 0)));
  if (!root.firstChild) root.append(build(style.classes));
  const cells = root.querySelectorAll("td");
  counts.flat().forEach((count, at) => {
    const [row, column] = [Math.floor(at / counts.length), at % counts.length];
    const colour = row === column ? style.colours.positive : style.colours.negative;
    cells[at].textContent = count;
    cells[at].style.backgroundColor = `color-mix(in srgb, ${colour} ${Math.round((45 * count) / most)}%, transparent)`;
  });
}

function build(classes) {
  const table = document.createElement("table");
  table.dataset.testid = "confusion";
  const caption = table.createCaption();
  caption.textContent = "Test samples: true class by row, predicted by column";
  const head = table.createTHead().insertRow();
  head.append(heading("", "col"), ...classes.map((name) => heading(name, "col")));
  const body = table.createTBody();
  for (const name of classes) {
    const row = body.insertRow();
    row.append(heading(name, "row"));
    for (const _ of classes) row.insertCell();
  }
  return table;
}

function heading(text, scope) {
  const cell = document.createElement(text ? "th" : "td");
  if (!text) return Object.assign(document.createElement("th"), { innerHTML: '<span class="pg-hidden">true</span>' });
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}
