// F1 opens the article that belongs to the page, as the question mark in the rail does.
export function guideKey(): void {
  const link = document.querySelector<HTMLAnchorElement>("a[data-guide]");
  if (!link) return;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F1" || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    link.click();
  });
}
