// A small table of numbers that can be changed cell by cell. Python says what stands in it; a change goes back at once.
export function render(component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".pg-cells");
  if (!root) return;
  const shape = `${data.name} ${data.rows.map((row) => row.length).join()} ${data.editable}`;
  if (root.dataset.shape !== shape) build(root, data, shape);
  const changed = new Set(data.changed.map((place) => place.join()));
  for (const input of root.querySelectorAll("input")) {
    const { row, column } = input.dataset;
    const value = data.rows[row][column];
    // What is being typed is left alone until it is done.
    if (document.activeElement !== input || input.value === "") input.value = value;
    input.classList.toggle("pg-changed", changed.has(`${row},${column}`));
    input.onchange = () => {
      const typed = Number(input.value);
      if (input.value === "" || !Number.isFinite(typed)) input.value = value;
      else if (typed !== Number(value)) {
        setTriggerValue("set", { row: Number(row), column: Number(column), value: typed });
      }
    };
    input.onkeydown = (event) => {
      if (event.key === "Enter") input.blur();
    };
  }
}

function build(root, data, shape) {
  root.dataset.shape = shape;
  const table = document.createElement("table");
  table.setAttribute("aria-label", data.label);
  data.rows.forEach((row, at) => {
    const line = table.insertRow();
    row.forEach((_, column) => line.insertCell().append(cell(data, at, column)));
  });
  root.replaceChildren(table);
}

function cell(data, row, column) {
  const input = document.createElement("input");
  input.type = "number";
  input.step = "any";
  input.min = data.low;
  input.max = data.high;
  input.readOnly = !data.editable;
  input.dataset.row = row;
  input.dataset.column = column;
  const index = { 0: "", 1: `[${column}]`, 2: `[${row}, ${column}]` }[data.dimensions];
  input.setAttribute("aria-label", `${data.name}${index}`);
  return input;
}
