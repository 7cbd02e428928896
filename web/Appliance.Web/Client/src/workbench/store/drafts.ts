// One draft per conversation, reply and note apart, kept over reloads.
import { signal, type Signal } from "@preact/signals";

export interface Draft {
  reply: string;
  note: string;
  mode: "reply" | "note";
}

const EMPTY: Draft = { reply: "", note: "", mode: "reply" };
const MAX_AGE_MS = 30 * 86_400_000;

export class Drafts {
  #signals = new Map<number, Signal<Draft>>();
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  constructor(private readonly agentId: number) {
    this.#forgetOld();
    addEventListener("pagehide", () => this.flush());
  }

  of(conversationId: number): Signal<Draft> {
    let draft = this.#signals.get(conversationId);
    if (!draft) {
      draft = signal(this.#load(conversationId));
      this.#signals.set(conversationId, draft);
    }
    return draft;
  }

  set(conversationId: number, change: Partial<Draft>): void {
    const draft = this.of(conversationId);
    draft.value = { ...draft.value, ...change };
    clearTimeout(this.#timers.get(conversationId));
    this.#timers.set(conversationId, setTimeout(() => this.#save(conversationId), 300));
  }

  /** Writes what is not yet written; before the page goes away. */
  flush(): void {
    for (const id of [...this.#timers.keys()]) this.#save(id);
  }

  #key(conversationId: number): string {
    return `workbench.draft.${this.agentId}.${conversationId}`;
  }

  #load(conversationId: number): Draft {
    try {
      return { ...EMPTY, ...JSON.parse(localStorage.getItem(this.#key(conversationId)) ?? "{}").draft };
    } catch {
      return EMPTY;
    }
  }

  #save(conversationId: number): void {
    clearTimeout(this.#timers.get(conversationId));
    this.#timers.delete(conversationId);
    const draft = this.of(conversationId).value;
    try {
      if (draft.reply || draft.note) localStorage.setItem(this.#key(conversationId), JSON.stringify({ draft, at: Date.now() }));
      else localStorage.removeItem(this.#key(conversationId));
    } catch {
      // Storage is full: the draft lives as long as the tab.
    }
  }

  #forgetOld(): void {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(`workbench.draft.${this.agentId}.`)) continue;
      try {
        if (Date.now() - JSON.parse(localStorage.getItem(key)!).at > MAX_AGE_MS) localStorage.removeItem(key);
      } catch {
        localStorage.removeItem(key);
      }
    }
  }
}
