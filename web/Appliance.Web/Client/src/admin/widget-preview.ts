import { inkOn, parseColour, toHex } from "../shared/colour.ts";

// <div data-widget-preview>: shows the widget as the form beside it says, while it is being edited.
export function widgetPreview(): void {
  const preview = document.querySelector<HTMLElement>("[data-widget-preview]");
  const form = preview?.closest<HTMLElement>("[data-widget-form]")?.querySelector("form");
  if (!preview || !form) return;

  const value = (part: string) => form.querySelector<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(`[name="Form.${part}"]`)?.value.trim() ?? "";
  const write = (part: string, fallback: string) => {
    const place = preview.querySelector(`[data-part="${part}"]`);
    if (place) place.textContent = value(part) || fallback;
  };
  const update = () => {
    const colour = parseColour(value("Colour"));
    if (colour) {
      preview.style.setProperty("--company", toHex(colour));
      preview.style.setProperty("--on-company", toHex(inkOn(colour)));
    }
    preview.classList.toggle("left", value("Position") === "left");
    for (const part of ["Title", "Subtitle", "Greeting", "Label"]) write(part, preview.dataset[part.toLowerCase()] ?? "");
    preview.querySelector<HTMLElement>("[data-bubble]")?.toggleAttribute("hidden", value("Greeting") === "");
  };
  form.addEventListener("input", update);
  form.addEventListener("change", update);
  update();
}
