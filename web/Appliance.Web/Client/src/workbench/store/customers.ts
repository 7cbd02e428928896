// Customers beside the conversations: read when shown, kept while the tab lives.
import { type Signal, signal } from "@preact/signals";
import { ApiError } from "../../shared/api.ts";
import type { CustomerSummary } from "../../shared/wire.ts";
import { agentApi } from "./agentApi.ts";
import type { AgentConversation, Customer, PageView } from "./agentWire.ts";

/** One part of the panel: read, being read, refused or failed. */
export type Part<T> = { state: "loading" } | { state: "ready"; value: T } | { state: "forbidden" } | { state: "error" };

export interface CustomerParts {
  profile: Signal<Part<Customer>>;
  trace: Signal<Part<PageView[]>>;
  conversations: Signal<Part<AgentConversation[]>>;
}

const MOST_KEPT = 100;

async function fill<T>(part: Signal<Part<T>>, work: Promise<T>): Promise<void> {
  try {
    part.value = { state: "ready", value: await work };
  } catch (error) {
    if (part.peek().state === "ready") return;
    part.value = { state: error instanceof ApiError && error.status === 403 ? "forbidden" : "error" };
  }
}

export class Customers {
  #known = new Map<number, CustomerParts>();

  of(id: number): CustomerParts {
    let parts = this.#known.get(id);
    if (!parts) {
      parts = { profile: signal({ state: "loading" }), trace: signal({ state: "loading" }), conversations: signal({ state: "loading" }) };
      this.#known.set(id, parts);
      if (this.#known.size > MOST_KEPT) this.#known.delete(this.#known.keys().next().value!);
    }
    return parts;
  }

  /** Reads what the panel shows; what is there stays on show meanwhile. */
  async read(id: number): Promise<void> {
    const parts = this.of(id);
    await Promise.all([
      fill(parts.profile, agentApi.customer(id)),
      fill(parts.trace, agentApi.pageViews(id).then((page) => page.items)),
      fill(parts.conversations, agentApi.conversations({ customer: id, limit: 20 }).then((page) => page.items)),
    ]);
  }

  renamed(summary: CustomerSummary): void {
    const profile = this.#known.get(summary.id)?.profile;
    const part = profile?.peek();
    if (profile && part?.state === "ready" && (part.value.name ?? null) !== summary.name) {
      profile.value = { state: "ready", value: { ...part.value, name: summary.name } };
    }
  }
}
