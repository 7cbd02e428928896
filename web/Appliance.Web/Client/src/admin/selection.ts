// <form data-selection>: the bar for selected rows appears with a count; the box in the head takes all of the page.
export function selections(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-selection]")) {
    const boxes = [...form.querySelectorAll<HTMLInputElement>("td.pick input[type=checkbox]")];
    const all = form.querySelector<HTMLInputElement>("th.pick input[type=checkbox]");
    const bar = form.querySelector<HTMLElement>(".bulk");
    const count = bar?.querySelector("[data-count]");
    const update = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      bar?.classList.toggle("shown", chosen > 0);
      if (count) count.textContent = String(chosen);
      if (all) {
        all.checked = chosen > 0 && chosen === boxes.length;
        all.indeterminate = chosen > 0 && chosen < boxes.length;
      }
      for (const box of boxes) box.closest("tr")?.classList.toggle("selected", box.checked);
    };
    form.addEventListener("change", (event) => {
      if (event.target === all && all) for (const box of boxes) box.checked = all.checked;
      update();
    });
    update();
  }
}
