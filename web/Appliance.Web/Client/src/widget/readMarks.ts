// How far the visitor has read, in this tab or another, and how far the agent has read what the visitor wrote.
import type { LiveEvent, Message } from "../shared/wire.ts";
import type { Keep } from "./keep.ts";
import type { Model } from "./model.ts";
import { markRead } from "./transcript.ts";
import type { VisitorApi } from "./visitorApi.ts";

export class ReadMarks {
  private told = 0;

  constructor(private readonly model: Model, private readonly keep: Keep, private readonly api: VisitorApi) {}

  /** The visitor has these messages before their eyes, or `looking` is false. */
  see(looking: boolean, messages: Message[]): void {
    const last = messages.filter(message => message.from !== "customer").pop()?.id ?? 0;
    if (!looking || last === 0) return;
    if (last > this.model.readId.peek()) this.set(last);
    if (last <= this.told || this.api.token === null || this.model.phase.peek() !== "ready") return;
    this.told = last;
    this.api.read(last).catch(() => { this.told = Math.min(this.told, last - 1); });
  }

  /** A read mark of either side, as the server tells it. */
  hear(data: LiveEvent["data"]): void {
    const { model } = this;
    const { conversationId, by, seq, messageId } = data as { conversationId?: number; by?: string; seq?: number; messageId?: number };
    if (by === "customer") {
      // Read in another tab or on another device.
      if (messageId !== undefined && messageId > model.readId.value) this.set(messageId);
      return;
    }
    model.messages.value = markRead(model.messages.value, message => message.conversationId === conversationId
      && (seq !== undefined ? message.seq <= seq : messageId !== undefined && message.id <= messageId));
  }

  set(id: number): void {
    this.model.readId.value = id;
    this.keep.set("read", String(id));
  }

  /** What this browser keeps: from last time, or from another tab that has read further. */
  restore(): void {
    this.model.readId.value = Math.max(this.model.readId.value, Number(this.keep.get("read") ?? 0));
  }

  forget(): void {
    this.keep.remove("read");
    this.told = 0;
    this.model.readId.value = 0;
  }
}
