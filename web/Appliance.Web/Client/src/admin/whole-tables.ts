// <table data-whole="…">: a list that is on the page from its first to its last row is sorted by a click on a column's head and, when
// it is long, sifted by what one types; the attribute names the box. Lists that come in pages are sorted and sifted by the server.
const LONG = 12;

export function wholeTables(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-whole]")) {
    const body = table.tBodies[0];
    if (!body || body.rows.length < 2) continue;
    sortable(table, body);
    if (body.rows.length > LONG) sifted(table, body);
  }
}

function sortable(table: HTMLTableElement, body: HTMLTableSectionElement): void {
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  heads.forEach((head, column) => {
    const name = head.textContent?.trim();
    if (!name) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = name;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].map(row => ({ row, value: valueOf(row.cells[column]) }));
      // What has no value stands last, whichever way it is sorted.
      rows.sort((a, b) => Number(a.value === "") - Number(b.value === "") || collator.compare(a.value, b.value) * (down ? -1 : 1));
      body.append(...rows.map(({ row }) => row));
    });
  });
}

function valueOf(cell: HTMLTableCellElement | undefined): string {
  const text = cell?.querySelector("time")?.dateTime ?? cell?.textContent?.trim() ?? "";
  return text === "–" ? "" : /^[\d,]+$/.test(text) ? text.replaceAll(",", "") : text;
}

function sifted(table: HTMLTableElement, body: HTMLTableSectionElement): void {
  const rows = [...body.rows];
  const { tools, box, count } = siftBox(table.dataset.whole ?? "");
  table.closest(".list")?.before(tools);
  box.addEventListener("input", () => {
    const words = box.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent?.toLocaleLowerCase() ?? "";
      row.hidden = !words.every(word => text.includes(word));
      if (!row.hidden) shown++;
    }
    count.textContent = words.length > 0 ? `${shown} / ${rows.length}` : "";
  });
}

/** A box to type in, and a place to say how many are left. */
export function siftBox(label: string): { tools: HTMLElement; box: HTMLInputElement; count: HTMLElement } {
  const tools = document.createElement("div");
  tools.className = "tools sift";
  const box = document.createElement("input");
  box.type = "search";
  box.className = "form-control";
  box.placeholder = label;
  box.setAttribute("aria-label", label);
  // It may stand in a form, which Enter would send.
  box.addEventListener("keydown", event => { if (event.key === "Enter") event.preventDefault(); });
  const count = document.createElement("span");
  count.className = "hint";
  count.setAttribute("role", "status");
  tools.append(box, count);
  return { tools, box, count };
}
