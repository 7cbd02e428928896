// What this agent sends: shown at once, sent in order per conversation with a fixed clientId, kept over reloads until the
// server has it. The same clientId again makes nothing new, so a doubtful try is simply repeated.
import { signal, type Signal } from "@preact/signals";
import { ApiError } from "../../shared/api.ts";
import type { Message, MessageContent, StoredFile } from "../../shared/wire.ts";

export interface Outgoing {
  clientId: string;
  conversationId: number;
  type: string;
  content: MessageContent;
  createdAt: string;
  state: "sending" | "failed";
  reason?: string;
  /** A picture to show while it uploads. */
  preview?: string;
  /** 0…1 while a file uploads. */
  progress?: number;
}

export interface OutboxPorts {
  send(item: Outgoing): Promise<Message>;
  upload(file: File, progress: (share: number) => void): Promise<StoredFile>;
  arrived(message: Message): void;
  wait(ms: number): Promise<void>;
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;
}

const MAX_WAIT_MS = 15_000;

export class Outbox {
  #queues = new Map<number, Signal<Outgoing[]>>();
  #files = new Map<string, File>();
  #running = new Set<number>();
  #wakers = new Set<() => void>();
  #prefix: string;

  constructor(agentId: number, private readonly ports: OutboxPorts) {
    this.#prefix = `workbench.out.${agentId}.`;
    this.#restore();
  }

  of(conversationId: number): Signal<Outgoing[]> {
    let queue = this.#queues.get(conversationId);
    if (!queue) this.#queues.set(conversationId, (queue = signal<Outgoing[]>([])));
    return queue;
  }

  add(item: Omit<Outgoing, "state">, file?: File): void {
    if (file) this.#files.set(item.clientId, file);
    const queue = this.of(item.conversationId);
    queue.value = [...queue.value, { ...item, state: "sending" }];
    this.#keep(item.clientId, item.conversationId);
    void this.#run(item.conversationId);
  }

  retry(conversationId: number, clientId: string): void {
    this.#change(conversationId, clientId, { state: "sending", reason: undefined });
    void this.#run(conversationId);
  }

  discard(conversationId: number, clientId: string): void {
    const queue = this.of(conversationId);
    const item = queue.value.find((one) => one.clientId === clientId);
    if (item?.preview) URL.revokeObjectURL(item.preview);
    queue.value = queue.value.filter((one) => one.clientId !== clientId);
    this.#files.delete(clientId);
    this.ports.storage.removeItem(this.#prefix + clientId);
  }

  /** The network is back: what waits for its next try goes now. */
  wake(): void {
    for (const wake of this.#wakers) wake();
    for (const id of this.#queues.keys()) void this.#run(id);
  }

  async #run(conversationId: number): Promise<void> {
    if (this.#running.has(conversationId)) return;
    this.#running.add(conversationId);
    try {
      for (let tries = 0; ; ) {
        const item = this.of(conversationId).value.find((one) => one.state === "sending");
        if (!item) return;
        try {
          const message = await this.ports.send(await this.#uploaded(item));
          this.ports.arrived(message);
          this.discard(conversationId, item.clientId);
          tries = 0;
        } catch (error) {
          // 401: the session has ended; the message waits until somebody has signed in again.
          const refused = error instanceof ApiError && !error.transient && error.status !== 401 && error.code !== "antiforgery";
          if (refused) {
            this.#change(conversationId, item.clientId, { state: "failed", reason: error.title, progress: undefined });
            this.#keep(item.clientId, conversationId);
            continue;
          }
          await this.#pause(Math.min(MAX_WAIT_MS, 500 * 2 ** Math.min(tries++, 5)));
        }
      }
    } finally {
      this.#running.delete(conversationId);
    }
  }

  async #uploaded(item: Outgoing): Promise<Outgoing> {
    const file = this.#files.get(item.clientId);
    if (!file) return item;
    const stored = await this.ports.upload(file, (progress) => this.#change(item.conversationId, item.clientId, { progress }));
    this.#files.delete(item.clientId);
    const { id, name, size, contentType, width, height } = stored;
    this.#change(item.conversationId, item.clientId, { content: { fileId: id, name, size, contentType, width, height }, progress: undefined });
    this.#keep(item.clientId, item.conversationId);
    return this.of(item.conversationId).value.find((one) => one.clientId === item.clientId) ?? item;
  }

  async #pause(ms: number): Promise<void> {
    let wake = () => {};
    const woken = new Promise<void>((resolve) => (wake = resolve));
    this.#wakers.add(wake);
    await Promise.race([this.ports.wait(ms), woken]);
    this.#wakers.delete(wake);
  }

  #change(conversationId: number, clientId: string, change: Partial<Outgoing>): void {
    const queue = this.of(conversationId);
    queue.value = queue.value.map((one) => (one.clientId === clientId ? { ...one, ...change } : one));
  }

  // A file itself does not fit into localStorage: what is not yet uploaded lives as long as the tab.
  #keep(clientId: string, conversationId: number): void {
    const item = this.of(conversationId).value.find((one) => one.clientId === clientId);
    if (!item || this.#files.has(clientId)) return;
    try {
      this.ports.storage.setItem(this.#prefix + clientId, JSON.stringify({ ...item, preview: undefined, progress: undefined }));
    } catch {
      // Storage is full: it is still sent while the tab lives.
    }
  }

  #restore(): void {
    const kept: Outgoing[] = [];
    for (let i = 0; i < this.ports.storage.length; i++) {
      const key = this.ports.storage.key(i);
      if (!key?.startsWith(this.#prefix)) continue;
      try {
        kept.push(JSON.parse(this.ports.storage.getItem(key)!) as Outgoing);
      } catch {
        // Not ours to read.
      }
    }
    kept.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
    for (const item of kept) this.of(item.conversationId).value = [...this.of(item.conversationId).value, item];
    for (const id of this.#queues.keys()) void this.#run(id);
  }
}
