// Filters apply when chosen; their button is for those without a script.
export function submitOnChange(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-auto-submit]")) {
    form.addEventListener("change", (event) => {
      if (event.target instanceof HTMLSelectElement || (event.target instanceof HTMLInputElement && event.target.type === "date")) form.requestSubmit();
    });
  }
}

// A menu closes when one clicks elsewhere or presses Escape, and gives the focus back.
export function closeMenus(): void {
  const menus = document.querySelectorAll<HTMLDetailsElement>("details.me");
  document.addEventListener("click", (event) => {
    for (const menu of menus) if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus) {
      if (!menu.open) continue;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
}

// The two windows of the first try, side by side: each half of the screen.
export function sideBySide(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-side]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || screen.availWidth < 1000) return;
      const width = Math.floor(screen.availWidth / 2);
      const left = link.dataset.side === "right" ? width : 0;
      if (window.open(link.href, `appliance-${link.dataset.side}`, `left=${left},top=0,width=${width},height=${screen.availHeight}`)) event.preventDefault();
    });
  }
}
