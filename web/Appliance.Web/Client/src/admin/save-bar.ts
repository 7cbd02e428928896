// <form data-save-bar>: says which fields are not saved yet, and asks before they are lost.
export function saveBars(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-save-bar]")) {
    const bar = form.querySelector<HTMLElement>(".save-bar");
    const line = bar?.querySelector<HTMLElement>(".unsaved");
    if (!bar || !line) continue;

    const quiet = line.textContent ?? "";
    const initial = values(form);
    // What came back refused is unsaved from the start.
    const refused = document.querySelector(".banner-bad[role=alert]") !== null;
    let leaving = false;
    const changed = () => {
      const now = values(form);
      return [...new Set([...initial.keys(), ...now.keys()])].filter((name) => initial.get(name) !== now.get(name));
    };
    const update = () => {
      const names = changed();
      bar.classList.toggle("dirty", refused || names.length > 0);
      line.textContent = names.length === 0 ? quiet : `${bar.dataset.unsaved ?? ""}${names.map((name) => label(form, name)).filter(Boolean).join(bar.dataset.separator ?? ", ")}`;
    };
    form.addEventListener("input", update);
    form.addEventListener("change", update);
    form.addEventListener("submit", () => (leaving = true));
    window.addEventListener("beforeunload", (event) => {
      if (!leaving && changed().length > 0) event.preventDefault();
    });
    document.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "s") {
        event.preventDefault();
        form.requestSubmit(form.querySelector<HTMLButtonElement>(".save-bar .btn-primary"));
      }
    });
  }
}

function values(form: HTMLFormElement): Map<string, string> {
  const map = new Map<string, string>();
  for (const [name, value] of new FormData(form)) {
    if (name.startsWith("__")) continue;
    map.set(name, `${map.get(name) ?? ""}\n${typeof value === "string" ? value : value.name}`);
  }
  return map;
}

function label(form: HTMLFormElement, name: string): string {
  const input = form.querySelector(`[name="${CSS.escape(name)}"]:not([type=hidden])`);
  const set = input?.closest("fieldset")?.querySelector("legend");
  const text = set ?? input?.closest("label") ?? form.querySelector(`label[for="${CSS.escape(input?.id ?? "")}"]`);
  return (text?.firstChild?.nodeType === Node.TEXT_NODE ? text.firstChild.textContent : text?.querySelector("span")?.textContent)?.trim() ?? "";
}
