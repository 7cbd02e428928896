// Colleagues and groups to hand a conversation to, with presence and load.
import { signal } from "@preact/signals";
import { ApiError } from "../../shared/api.ts";
import { agentApi } from "./agentApi.ts";
import type { Agent, Group, Presence } from "./agentWire.ts";

export class Directory {
  readonly agents = signal<Agent[]>([]);
  readonly groups = signal<Group[]>([]);
  readonly state = signal<"loading" | "ready" | "error" | "forbidden">("loading");

  async read(): Promise<void> {
    try {
      const [agents, groups, loads] = await Promise.all([agentApi.agents(), agentApi.groups(), agentApi.loads()]);
      const active = new Map(loads.items.map((load) => [load.agentId, load.active]));
      this.agents.value = agents.items.filter((agent) => (agent.state ?? "enabled") === "enabled").map((agent) => ({ ...agent, load: active.get(agent.id) ?? 0 }));
      this.groups.value = groups.items;
      this.state.value = "ready";
    } catch (error) {
      this.state.value = error instanceof ApiError && error.status === 403 ? "forbidden" : "error";
    }
  }

  presence(agentId: number, change: { presence: Presence; reception: boolean }): void {
    if (this.agents.peek().some((agent) => agent.id === agentId)) {
      this.agents.value = this.agents.peek().map((agent) => (agent.id === agentId ? { ...agent, ...change } : agent));
    }
  }
}

const RANK: Record<Presence, number> = { online: 0, away: 1, offline: 2 };

/** Who can take it first: online and receiving, then the least busy. */
export function byAvailability(a: Agent, b: Agent): number {
  return RANK[a.presence] - RANK[b.presence] || Number(b.reception) - Number(a.reception) || (a.load ?? 0) - (b.load ?? 0) || a.displayName.localeCompare(b.displayName);
}
