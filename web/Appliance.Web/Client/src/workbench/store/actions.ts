// What an agent does to a conversation. Each answers on the page at once and says in words when it was refused.
import { ApiError } from "../../shared/api.ts";
import { strings } from "../i18n/strings.ts";
import { agentApi } from "./agentApi.ts";
import type { AgentConversation, Presence } from "./agentWire.ts";
import { toast } from "./toasts.ts";
import type { Workbench } from "./workbench.ts";

export function customerName(customer: AgentConversation["customer"]): string {
  return customer.name || strings.value.visitor(customer.id);
}

function tell(what: string, error: unknown): void {
  const why = error instanceof ApiError ? (error.status === 0 ? strings.value.network : error.title) : String(error);
  toast(strings.value.failed(what, why), { tone: "bad" });
}

export class Actions {
  #busy = new Set<string>();

  constructor(private readonly workbench: Workbench) {}

  async accept(id: number): Promise<void> {
    await this.#once(`accept ${id}`, async () => {
      try {
        this.workbench.index.put(await this.workbench.guard(agentApi.accept(id)));
        this.workbench.open(id);
      } catch (error) {
        if (error instanceof ApiError && error.code === "already_accepted") {
          toast(strings.value.acceptedToast);
          await this.#refresh(id);
        } else tell(strings.value.accept, error);
      }
    });
  }

  async acceptLongest(): Promise<void> {
    const [first] = this.workbench.index.lists.waiting.value;
    if (first === undefined) toast(strings.value.nothingWaiting);
    else if (this.workbench.may("conversations.accept")) await this.accept(first);
  }

  async close(id: number): Promise<void> {
    const conversation = this.workbench.index.peek(id);
    if (conversation?.state !== "active") return;
    await this.#once(`close ${id}`, async () => {
      try {
        await this.#take(id, agentApi.close(id));
        toast(strings.value.closedToast(customerName(conversation.customer)), { action: { label: strings.value.undo, run: () => void this.reopen(id) } });
      } catch (error) {
        tell(strings.value.close, error);
      }
    });
  }

  async reopen(id: number): Promise<void> {
    await this.#once(`reopen ${id}`, async () => {
      try {
        await this.#take(id, agentApi.reopen(id));
        this.workbench.open(id);
      } catch (error) {
        tell(strings.value.reopen, error);
      }
    });
  }

  async takeOver(id: number): Promise<void> {
    await this.#once(`take ${id}`, async () => {
      try {
        await this.#take(id, agentApi.takeOver(id));
      } catch (error) {
        tell(strings.value.takeOver, error);
      }
    });
  }

  /** Answers whether it was handed over. */
  async transfer(id: number, to: { agentId?: number; groupId?: number; note?: string }, name: string): Promise<boolean> {
    let done = false;
    await this.#once(`transfer ${id}`, async () => {
      try {
        await this.#take(id, agentApi.transfer(id, to));
        toast(strings.value.transferredToast(name));
        done = true;
      } catch (error) {
        tell(strings.value.transfer, error);
      }
    });
    return done;
  }

  /** Sends once more what the platform did not take. */
  async resend(id: number, messageId: number): Promise<void> {
    await this.#once(`resend ${messageId}`, async () => {
      try {
        // Its new state comes by event; the answer may be older than that.
        await this.workbench.guard(agentApi.resend(id, messageId));
      } catch (error) {
        tell(strings.value.resend, error);
      }
    });
  }

  /** Shown at once; taken back when the server refuses. */
  async setPresence(change: { presence?: Presence; reception?: boolean }): Promise<void> {
    const { agent } = this.workbench;
    const before = agent.value;
    agent.value = { ...before, ...change };
    try {
      await this.workbench.guard(agentApi.setPresence(agent.value.presence, agent.value.reception));
    } catch (error) {
      agent.value = { ...agent.value, presence: before.presence, reception: before.reception };
      tell(strings.value.presenceGroup, error);
    }
  }

  async #take(id: number, work: Promise<AgentConversation | undefined>): Promise<void> {
    const answer = await this.workbench.guard(work);
    if (answer?.id) this.workbench.index.put(answer);
    else await this.#refresh(id);
  }

  async #refresh(id: number): Promise<void> {
    try {
      await this.workbench.readConversation(id);
    } catch (error) {
      // A transfer may take it out of my scope.
      if (error instanceof ApiError && error.status === 404) this.workbench.leave(id);
    }
  }

  // A second click while the first is on its way does nothing.
  async #once(key: string, work: () => Promise<void>): Promise<void> {
    if (this.#busy.has(key)) return;
    this.#busy.add(key);
    try {
      await work();
    } finally {
      this.#busy.delete(key);
    }
  }
}
