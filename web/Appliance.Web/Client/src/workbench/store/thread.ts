// The messages of one conversation: a window that grows upwards, holes found by `seq` and filled from the API.
import { computed, signal } from "@preact/signals";
import type { Message } from "../../shared/wire.ts";
import { contiguous, firstGap, firstUnread, mergeMessages } from "./messageOrder.ts";

const PAGE = 50;
/** Beyond so many missing ones the newest page is read instead and the rest comes on scrolling up. */
const MOST_FILLED = 400;

export interface MessageWindow {
  before?: number;
  after?: number;
  limit: number;
}

export class Thread {
  readonly loaded = signal<readonly Message[]>([]);
  readonly messages = computed(() => contiguous(this.loaded.value));
  readonly state = signal<"new" | "loading" | "ready" | "error">("new");
  readonly loadingOlder = signal(false);
  /** Where the unread line stands until the conversation is left. */
  readonly unreadSeq = signal<number | null>(null);
  /** Until when the customer counts as writing. */
  readonly typingUntil = signal(0);
  /** Something may have been missed while nobody watched. */
  stale = false;
  #newest = 0;
  #filling = false;

  constructor(private readonly read: (window: MessageWindow) => Promise<Message[]>) {}

  get atStart(): boolean {
    return (this.loaded.value[0]?.seq ?? 1) <= 1;
  }

  get lastSeq(): number {
    const { value } = this.messages;
    return value[value.length - 1]?.seq ?? 0;
  }

  /** Reads the newest page, or again when something may have been missed. */
  async load(): Promise<void> {
    if (this.state.value === "loading") return;
    const first = this.state.value !== "ready";
    if (first) this.state.value = "loading";
    try {
      const page = await this.read({ limit: PAGE });
      const known = this.loaded.value;
      const from = page[0]?.seq ?? 0;
      const far = known.length > 0 && from - known[known.length - 1]!.seq > MOST_FILLED;
      this.loaded.value = mergeMessages(far ? [] : known, page);
      this.#newest = Math.max(this.#newest, page[page.length - 1]?.seq ?? 0);
      this.stale = false;
      this.state.value = "ready";
      await this.fill();
    } catch (error) {
      if (first) this.state.value = "error";
      this.stale = true;
      throw error;
    }
  }

  async older(): Promise<void> {
    if (this.loadingOlder.value || this.atStart || this.state.value !== "ready") return;
    this.loadingOlder.value = true;
    try {
      this.merge(await this.read({ before: this.loaded.value[0]!.seq, limit: PAGE }));
    } finally {
      this.loadingOlder.value = false;
    }
  }

  /** A message came or changed. One older than what is loaded is left to the scrolling. */
  receive(message: Message): void {
    this.#newest = Math.max(this.#newest, message.seq);
    if (this.state.value !== "ready") return;
    const first = this.loaded.value[0];
    if (first && message.seq < first.seq) return;
    this.merge([message]);
    void this.fill();
  }

  /** The conversation's newest number is told; what is missing is read. */
  expect(seq: number): void {
    this.#newest = Math.max(this.#newest, seq);
    if (this.state.value === "ready") void this.fill();
  }

  merge(messages: readonly Message[]): void {
    this.loaded.value = mergeMessages(this.loaded.value, messages);
  }

  /** The customer has read up to this number. */
  readUpTo(seq: number): void {
    if (!this.loaded.value.some((message) => message.seq <= seq && awaitsReading(message))) return;
    this.loaded.value = this.loaded.value.map((message) =>
      message.seq <= seq && awaitsReading(message) ? { ...message, delivery: { state: "read" } } : message,
    );
  }

  markUnread(count: number): void {
    this.unreadSeq.value = firstUnread(this.messages.value, count);
  }

  /** Gives memory back when the conversation is left: the newest page stays for a quick return. */
  trim(): void {
    if (this.loaded.value.length > 2 * PAGE && this.messages.value.length === this.loaded.value.length) this.loaded.value = this.loaded.value.slice(-PAGE);
  }

  async fill(): Promise<void> {
    if (this.#filling) return;
    this.#filling = true;
    try {
      for (let gap = firstGap(this.loaded.value, this.#newest); gap; gap = firstGap(this.loaded.value, this.#newest)) {
        const found = await this.read({ after: gap.after, limit: Math.min(200, Math.max(PAGE, gap.before - gap.after - 1)) });
        if (found.length === 0) {
          this.#newest = this.loaded.value[this.loaded.value.length - 1]?.seq ?? 0;
          break;
        }
        this.merge(found);
      }
    } catch {
      // The next message, resume or opening tries again.
      this.stale = true;
    } finally {
      this.#filling = false;
    }
  }
}

function awaitsReading(message: Message): boolean {
  return message.from !== "customer" && message.type !== "note" && (message.delivery.state === "sent" || message.delivery.state === "delivered");
}
