// <button data-copy="#id" data-copied="已复制">: copies the text of that element and says so for two seconds.
export function copyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    const word = button.querySelector("span") ?? button;
    const before = word.textContent;
    button.addEventListener("click", async () => {
      const source = document.querySelector(button.dataset.copy ?? "");
      if (!source) return;
      await copy(source);
      word.textContent = button.dataset.copied ?? before;
      setTimeout(() => (word.textContent = before), 2000);
    });
  }
}

// The clipboard is there on https and localhost alone; elsewhere the text is selected and copied the old way.
async function copy(source: Element): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(source.textContent?.trim() ?? "");
  const range = document.createRange();
  range.selectNodeContents(source);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  document.execCommand("copy");
}
