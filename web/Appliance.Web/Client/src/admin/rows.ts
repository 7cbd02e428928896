// A click on a row opens what it is about, the middle button opens it in a tab; links and boxes inside keep their own work.
export function rowLinks(): void {
  for (const row of document.querySelectorAll<HTMLTableRowElement>("tr[data-href]")) {
    const open = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("a, button, input, label, select, summary")) return;
      if (getSelection()?.toString()) return;
      const href = row.dataset.href ?? "";
      if (event.button === 1 || event.ctrlKey || event.metaKey) window.open(href, "_blank", "noopener");
      else if (event.button === 0) location.assign(href);
    };
    row.addEventListener("click", open);
    row.addEventListener("auxclick", open);
  }
}
