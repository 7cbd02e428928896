// Every conversation this agent's tab knows, and the four lists made from them.
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AgentConversation } from "./agentWire.ts";
import { byActivity, byWaiting, lastActivity, mergeConversation, sameOrder, type Section, sectionOf } from "./listOrder.ts";

export class ConversationIndex {
  #all = new Map<number, Signal<AgentConversation>>();
  #dirty = false;
  // Rows of a list that is read page by page are shown down to the oldest one read, or there would be holes.
  #floor: Partial<Record<Section, string>> = {};

  readonly lists: Record<Section, Signal<readonly number[]>> = {
    waiting: signal<readonly number[]>([]),
    mine: signal<readonly number[]>([]),
    others: signal<readonly number[]>([]),
    recent: signal<readonly number[]>([]),
  };
  /** The customer's messages not yet read over all my conversations. */
  readonly unread = signal(0);

  constructor(private readonly me: number) {}

  get(id: number): ReadonlySignal<AgentConversation> | undefined {
    return this.#all.get(id);
  }

  peek(id: number): AgentConversation | undefined {
    return this.#all.get(id)?.peek();
  }

  /** What the server answered; it may be older than the events that came meanwhile. */
  put(incoming: AgentConversation): void {
    this.#merge(incoming, false);
  }

  /** What an event brought: newer than all before it. */
  follow(incoming: AgentConversation): void {
    this.#merge(incoming, true);
  }

  #merge(incoming: AgentConversation, live: boolean): void {
    const known = this.#all.get(incoming.id);
    if (known) known.value = mergeConversation(known.peek(), incoming, live);
    else this.#all.set(incoming.id, signal(incoming));
    this.#touch();
  }

  change(id: number, change: (known: AgentConversation) => AgentConversation): void {
    const known = this.#all.get(id);
    if (!known) return;
    known.value = change(known.peek());
    this.#touch();
  }

  remove(id: number): void {
    if (this.#all.delete(id)) this.#touch();
  }

  /** Lists were read anew: what is in none of them and not kept is forgotten. */
  retain(ids: ReadonlySet<number>): void {
    for (const id of [...this.#all.keys()]) if (!ids.has(id)) this.#all.delete(id);
    this.#touch();
  }

  /** The list is read down to this row; null when it is read to its end. */
  readDownTo(section: Section, oldest: AgentConversation | null): void {
    if (oldest) this.#floor[section] = lastActivity(oldest);
    else delete this.#floor[section];
    this.#touch();
  }

  all(): AgentConversation[] {
    return [...this.#all.values()].map((one) => one.peek());
  }

  #touch(): void {
    if (this.#dirty) return;
    this.#dirty = true;
    queueMicrotask(() => this.#rebuild());
  }

  #rebuild(): void {
    this.#dirty = false;
    const sections: Record<Section, AgentConversation[]> = { waiting: [], mine: [], others: [], recent: [] };
    let unread = 0;
    for (const { value: conversation } of [...this.#all.values()].map((one) => ({ value: one.peek() }))) {
      const section = sectionOf(conversation, this.me);
      const floor = this.#floor[section];
      if (floor && lastActivity(conversation) < floor) continue;
      sections[section].push(conversation);
      if (section === "mine") unread += conversation.unread;
    }
    for (const section of Object.keys(sections) as Section[]) {
      const ids = sections[section].sort(section === "waiting" ? byWaiting : byActivity).map((one) => one.id);
      if (!sameOrder(ids, this.lists[section].peek())) this.lists[section].value = ids;
    }
    this.unread.value = unread;
  }
}
