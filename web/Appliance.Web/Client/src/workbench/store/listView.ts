// What the list column shows: which tab, which words are searched, which sections are folded.
import { computed, signal } from "@preact/signals";
import { agentApi } from "./agentApi.ts";
import type { AgentConversation } from "./agentWire.ts";
import { lastActivity, type Section } from "./listOrder.ts";
import type { Workbench } from "./workbench.ts";

export type Tab = "inbox" | "recent" | "others";

/** In the inbox the queue shows so many until it is unfolded, or one's own would be out of sight. */
export const FOLDED = 5;
const SEARCH_AFTER_MS = 250;

export class ListView {
  readonly tab = signal<Tab>("inbox");
  readonly words = signal("");
  readonly searching = signal(false);
  readonly found = signal<readonly number[]>([]);
  readonly unfolded = signal(false);
  readonly sections = computed<Section[]>(() => {
    if (this.tab.value === "recent") return ["recent"];
    return this.tab.value === "others" ? ["others"] : ["waiting", "mine"];
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  constructor(private readonly workbench: Workbench) {}

  show(tab: Tab): void {
    this.tab.value = tab;
    this.workbench.watchOthers.value = tab === "others";
    this.search("");
  }

  /** What is here answers at once, the server's hits follow. */
  search(words: string): void {
    this.words.value = words;
    clearTimeout(this.#timer);
    this.#abort?.abort();
    const wanted = words.trim().toLowerCase();
    this.found.value = wanted ? this.#here(wanted) : [];
    this.searching.value = wanted !== "";
    if (wanted) this.#timer = setTimeout(() => void this.#ask(words.trim()), SEARCH_AFTER_MS);
  }

  /** The conversations in the order of the column; what J and K and Alt 1…9 walk over. */
  order(): readonly number[] {
    if (this.words.value.trim()) return this.found.value;
    const { lists } = this.workbench.index;
    return this.sections.value.flatMap((section) => {
      const ids = lists[section].value;
      return section === "waiting" && !this.unfolded.value ? ids.slice(0, FOLDED) : ids;
    });
  }

  #here(wanted: string): number[] {
    const matches = (one: AgentConversation) =>
      String(one.id) === wanted.replace(/^#/, "") ||
      (one.customer.name ?? "").toLowerCase().includes(wanted) ||
      (one.lastMessage?.content.text ?? "").toLowerCase().includes(wanted);
    return this.workbench.index.all().filter(matches).sort((a, b) => lastActivity(b).localeCompare(lastActivity(a))).map((one) => one.id);
  }

  async #ask(words: string): Promise<void> {
    this.#abort = new AbortController();
    try {
      const page = await this.workbench.guard(agentApi.conversations({ q: words, limit: 50 }, this.#abort.signal));
      for (const one of page.items) this.workbench.index.put(one);
      this.found.value = [...new Set([...this.found.value, ...page.items.map((one) => one.id)])];
      this.searching.value = false;
    } catch {
      if (!this.#abort.signal.aborted) this.searching.value = false;
    }
  }
}
