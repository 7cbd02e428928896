// <form data-typed-name="…">: its button waits until the name has been typed; the server checks it again.
export function typedNames(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-typed-name]")) {
    const input = form.querySelector<HTMLInputElement>("input[name=typedName]");
    const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
    if (!input || !button) continue;
    const update = () => (button.disabled = input.value.trim() !== form.dataset.typedName);
    input.addEventListener("input", update);
    update();
  }
}
