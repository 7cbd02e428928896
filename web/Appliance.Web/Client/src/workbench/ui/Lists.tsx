import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { strings } from "../i18n/strings.ts";
import { count } from "../../shared/time.ts";
import { holdOrder, type Section, waitingSince } from "../store/listOrder.ts";
import { FOLDED } from "../store/listView.ts";
import { useTools } from "./context.ts";
import { Row } from "./Row.tsx";
import { SearchBox } from "./SearchBox.tsx";
import { useVirtual } from "./useVirtual.ts";
import { Waiting } from "./Waiting.tsx";

type Item =
  | { kind: "head"; section: Section }
  | { kind: "row"; id: number; section: Section | "found"; gone: boolean }
  | { kind: "fold"; total: number }
  | { kind: "empty"; section: Section | "found" }
  | { kind: "loading" };

const HEIGHTS: Record<Item["kind"], number> = { head: 36, row: 60, fold: 36, empty: 96, loading: 44 };

export function Lists() {
  const { workbench, lists } = useTools();
  const scroller = useRef<HTMLDivElement>(null);
  const { held, fresh, orders, handlers, release } = useHeld();
  const t = strings.value;
  const words = lists.words.value.trim();

  const items = useMemo<Item[]>(() => {
    if (words) {
      const rows = lists.found.value.map((id): Item => ({ kind: "row", id, section: "found", gone: false }));
      if (rows.length === 0 && !lists.searching.value) return [{ kind: "empty", section: "found" }];
      return lists.searching.value ? [...rows, { kind: "loading" }] : rows;
    }
    return lists.sections.value.flatMap((section): Item[] => {
      const { ids, gone } = orders[section]!;
      const inbox = lists.tab.value === "inbox";
      const folded = section === "waiting" && inbox && !lists.unfolded.value && ids.length > FOLDED;
      const rows = (folded ? ids.slice(0, FOLDED) : ids).map((id): Item => ({ kind: "row", id, section, gone: gone.has(id) }));
      return [
        ...(inbox ? [{ kind: "head", section } as Item] : []),
        ...(ids.length === 0 ? [{ kind: "empty", section } as Item] : rows),
        ...(section === "waiting" && inbox && ids.length > FOLDED ? [{ kind: "fold", total: ids.length } as Item] : []),
        ...(section === "recent" && workbench.recentMore.value !== null ? [{ kind: "loading" } as Item] : []),
      ];
    });
  }, [words, lists.found.value, lists.searching.value, lists.sections.value, lists.unfolded.value, orders, workbench.recentMore.value]);

  const virtual = useVirtual(
    items.length,
    scroller,
    (index) => HEIGHTS[items[index]!.kind],
    (index) => keyOf(items[index]!),
  );

  // The end of what is read is near: read on.
  const last = virtual.rows[virtual.rows.length - 1]?.index ?? 0;
  const reading = useRef(false);
  useEffect(() => {
    if (lists.tab.value !== "recent" || words || last < items.length - 10 || workbench.recentMore.value === null || reading.current) return;
    reading.current = true;
    workbench.moreRecent().catch(() => undefined).finally(() => (reading.current = false));
  }, [last, items.length, words]);

  // J and K move to rows that may be out of sight.
  const open = workbench.openId.value;
  useEffect(() => {
    const index = items.findIndex((item) => item.kind === "row" && item.id === open);
    if (index >= 0 && !held) virtual.scrollToIndex(index);
  }, [open]);

  return (
    <section class="lists" aria-label={t.conversations}>
      <SearchBox />
      <Tabs />
      <div class="lists-body">
        {fresh > 0 && !words && (
          <button type="button" class="pill pill-top" onClick={() => { release(); scroller.current?.scrollTo({ top: 0 }); }}>{t.newRows(fresh)}</button>
        )}
        <div class="lists-scroll" ref={scroller} {...handlers} tabIndex={-1}>
          <div class="lists-inner" role="list" style={{ height: `${virtual.height}px` }}>
            {virtual.rows.map((row) => (
              <div key={row.key} class="lists-item" role="listitem" style={{ height: `${row.size}px`, transform: `translateY(${row.start}px)` }}>
                <ItemView item={items[row.index]!} words={words} />
              </div>
            ))}
          </div>
        </div>
      </div>
    </section>
  );
}

/** While the pointer or the keyboard's focus is in the list, nothing moves; what is new is counted. */
function useHeld() {
  const { workbench, lists } = useTools();
  const [held, setHeld] = useState<Partial<Record<Section, readonly number[]>> | null>(null);
  const inside = useRef({ pointer: false, focus: false });
  const snapshot = () => Object.fromEntries(lists.sections.peek().map((section) => [section, workbench.index.lists[section].peek()]));
  const update = () => {
    const hold = inside.current.pointer || inside.current.focus;
    setHeld((before) => (hold ? (before ?? snapshot()) : null));
  };
  const sections = lists.sections.value;
  const current = sections.map((section) => workbench.index.lists[section].value);
  const open = workbench.openId.value;
  const orders = useMemo(() => {
    const entries = sections.map((section, index) => {
      const before = held?.[section];
      return [section, before ? holdOrder(before, current[index]!, open) : { ids: current[index]!, gone: new Set<number>(), fresh: 0 }] as const;
    });
    return Object.fromEntries(entries) as Partial<Record<Section, ReturnType<typeof holdOrder>>>;
  }, [held, open, sections, ...current]);
  return {
    held: held !== null,
    orders,
    fresh: Object.values(orders).reduce((sum, order) => sum + order!.fresh, 0),
    release: () => setHeld(inside.current.pointer || inside.current.focus ? snapshot() : null),
    handlers: {
      onPointerEnter: (event: PointerEvent) => { if (event.pointerType === "mouse") { inside.current.pointer = true; update(); } },
      onPointerLeave: () => { inside.current.pointer = false; update(); },
      onFocusIn: (event: FocusEvent) => { inside.current.focus = (event.target as Element).matches(":focus-visible"); update(); },
      onFocusOut: () => { inside.current.focus = false; update(); },
    },
  };
}

function keyOf(item: Item): string {
  switch (item.kind) {
    case "row":
      return `${item.section} ${item.id}`;
    case "head":
    case "empty":
      return `${item.kind} ${item.section}`;
    default:
      return item.kind;
  }
}

function Tabs() {
  const { workbench, lists } = useTools();
  const t = strings.value;
  const tabs = [["inbox", t.tabInbox], ["recent", t.tabRecent], ...(workbench.may("conversations.takeOver") ? [["others", t.tabOthers]] : [])] as const;
  return (
    <div class="tabs" role="tablist" aria-label={t.conversations}>
      {tabs.map(([tab, label]) => (
        <button key={tab} type="button" role="tab" aria-selected={lists.tab.value === tab} onClick={() => lists.show(tab as "inbox")}>{label}</button>
      ))}
    </div>
  );
}

function ItemView({ item, words }: { item: Item; words: string }) {
  const { lists, workbench } = useTools();
  const t = strings.value;
  switch (item.kind) {
    case "row":
      return <Row id={item.id} section={item.section} gone={item.gone} />;
    case "head":
      return <Head section={item.section} />;
    case "fold":
      return (
        <button type="button" class="fold" aria-expanded={lists.unfolded.value} onClick={() => (lists.unfolded.value = !lists.unfolded.value)}>
          {lists.unfolded.value ? t.showLess : t.showAll(count(item.total))}
        </button>
      );
    case "loading":
      return <div class="lists-loading">{item.kind === "loading" && words ? t.searching : t.loadingMore}</div>;
    case "empty": {
      if (item.section === "found") return <Empty title={t.noResult(words)} hint={t.noResultHint} action={{ label: t.clearSearch, run: () => lists.search("") }} />;
      const texts = {
        waiting: [t.waitingEmpty, t.waitingEmptyHint],
        mine: [t.mineEmpty, t.mineEmptyHint(workbench.may("conversations.accept"))],
        recent: [t.recentEmpty, t.recentEmptyHint],
        others: [t.othersEmpty, t.othersEmptyHint],
      }[item.section];
      return <Empty title={texts[0]!} hint={texts[1]!} />;
    }
  }
}

function Empty({ title, hint, action }: { title: string; hint: string; action?: { label: string; run(): void } }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <p class="hint">{hint}</p>
      {action && <button type="button" class="link" onClick={action.run}>{action.label}</button>}
    </div>
  );
}

function Head({ section }: { section: Section }) {
  const { workbench } = useTools();
  const t = strings.value;
  const ids = workbench.index.lists[section].value;
  const first = section === "waiting" && ids.length > 0 ? workbench.index.get(ids[0]!)?.value : undefined;
  const unread = section === "mine" ? workbench.index.unread.value : 0;
  return (
    <h2 class="lists-head">
      <span>{section === "waiting" ? t.waiting : t.mine}</span>
      <span class="lists-count">{count(ids.length)}</span>
      <span class="lists-side">
        {first && <Waiting since={waitingSince(first)} kind="waited" label />}
        {unread > 0 && <span class="strong accent">{t.unreadCount(count(unread))}</span>}
      </span>
    </h2>
  );
}
