// <fieldset data-long="…">: many boxes to tick scroll in a frame of their own and are sifted by what one types; how many are ticked stands beside it.
import { siftBox } from "./whole-tables.ts";

export function longChoices(): void {
  for (const set of document.querySelectorAll<HTMLFieldSetElement>("fieldset[data-long]")) {
    const choices = [...set.querySelectorAll<HTMLLabelElement>("label.choice")];
    const { tools, box, count } = siftBox(set.dataset.long ?? "");
    const frame = document.createElement("div");
    frame.className = "choices-frame choices-columns";
    frame.append(...choices);
    set.append(tools, frame);
    const tell = () => { count.textContent = `${set.dataset.chosen ?? ""} ${choices.filter(choice => choice.querySelector("input")?.checked).length} / ${choices.length}`; };
    box.addEventListener("input", event => {
      event.stopPropagation();
      const wanted = box.value.trim().toLocaleLowerCase();
      for (const choice of choices) choice.hidden = wanted !== "" && !(choice.textContent ?? "").toLocaleLowerCase().includes(wanted);
    });
    set.addEventListener("change", tell);
    tell();
  }
}
