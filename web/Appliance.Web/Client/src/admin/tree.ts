// <ul data-tree>: arrow keys walk and fold it as trees do (WAI-ARIA); without a script every row is there and every button works.
export function trees(): void {
  for (const tree of document.querySelectorAll<HTMLElement>("[data-tree]")) {
    const rows = [...tree.querySelectorAll<HTMLElement>("[role=treeitem]")];
    const depth = (row: HTMLElement) => Number(row.dataset.depth);
    const below = (row: HTMLElement) => {
      const from = rows.indexOf(row) + 1;
      const end = rows.findIndex((other, at) => at >= from && depth(other) <= depth(row));
      return rows.slice(from, end < 0 ? undefined : end);
    };
    const show = () => {
      let closed = Infinity;
      for (const row of rows) {
        if (depth(row) <= closed) closed = Infinity;
        row.hidden = depth(row) > closed;
        if (row.ariaExpanded === "false" && !row.hidden) closed = depth(row);
      }
    };
    const fold = (row: HTMLElement, open: boolean) => {
      if (row.ariaExpanded === null) return;
      row.ariaExpanded = String(open);
      show();
    };
    const go = (row: HTMLElement | undefined) => {
      if (!row) return;
      for (const other of rows) other.tabIndex = other === row ? 0 : -1;
      row.focus();
    };
    tree.addEventListener("click", (event) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>(".tree-fold")?.closest<HTMLElement>("[role=treeitem]") : null;
      if (row) fold(row, row.ariaExpanded === "false");
    });
    tree.addEventListener("keydown", (event) => {
      const row = event.target as HTMLElement;
      if (!rows.includes(row)) return;
      const seen = rows.filter((other) => !other.hidden);
      const at = seen.indexOf(row);
      const steps: Record<string, () => void> = {
        ArrowDown: () => go(seen[at + 1]),
        ArrowUp: () => go(seen[at - 1]),
        Home: () => go(seen[0]),
        End: () => go(seen.at(-1)),
        ArrowRight: () => (row.ariaExpanded === "false" ? fold(row, true) : go(below(row)[0])),
        ArrowLeft: () => (row.ariaExpanded === "true" ? fold(row, false) : go(seen.slice(0, at).reverse().find((other) => depth(other) < depth(row)))),
        Enter: () => row.querySelector<HTMLAnchorElement>("a")?.click(),
      };
      const step = steps[event.key];
      if (!step) return;
      event.preventDefault();
      step();
    });
  }
}
