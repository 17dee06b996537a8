// Data sets as pictures: a group of radio buttons that look like thumbnails.
export function render(component) {
  const { data, parentElement, setStateValue } = component;
  const root = parentElement.querySelector(".pg-chooser");
  if (!root) return;
  if (root.dataset.names !== data.items.map((item) => item.name).join()) build(root, data);
  for (const input of root.querySelectorAll("input")) {
    input.checked = input.value === data.chosen;
    input.onchange = () => setStateValue("chosen", input.value);
  }
}

function build(root, data) {
  root.dataset.names = data.items.map((item) => item.name).join();
  root.setAttribute("role", "radiogroup");
  root.setAttribute("aria-label", data.label);
  root.replaceChildren(
    ...data.items.map((item) => {
      const label = document.createElement("label");
      label.className = "pg-choice";
      label.title = item.advice;
      label.dataset.testid = `data-${item.name}`;
      // The drawing is made by the server from samples; the words are put in as text.
      label.innerHTML = `<input type="radio" name="pg-data">${item.svg}<span></span>`;
      label.querySelector("input").value = item.name;
      label.querySelector("span").textContent = item.label;
      return label;
    }),
  );
}
