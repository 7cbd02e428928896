// The queue of what the visitor has written and the server has not yet confirmed. Each entry is stored under a key of its own, so that two
// tabs never overwrite each other; sending one twice is harmless, because the server knows its clientId.
import { ApiError } from "../shared/api.ts";
import type { Message } from "../shared/wire.ts";
import { backoff } from "./backoff.ts";
import type { Keep } from "./keep.ts";

export interface Attachment {
  name: string;
  size: number;
  type: string;
}

export interface Entry {
  clientId: string;
  type: string;
  content: Record<string, unknown>;
  /** When it was written, and its place among those of the same millisecond. */
  at: number;
  order: number;
  /** A file that has still to be uploaded; gone once `content.fileId` is known. */
  file?: Attachment;
  /** Set when the server refused it: it waits for the visitor's word. */
  refused?: string;
}

export interface Transport {
  /** Stores the file and answers its content for the message. Fails with ApiError. */
  upload(entry: Entry): Promise<Record<string, unknown>>;
  send(entry: Entry): Promise<Message>;
}

export interface OutboxOptions {
  keep: Keep;
  transport: Transport;
  changed(entries: Entry[]): void;
  stored(message: Message): void;
  now?: () => number;
  /** Runs `work` after `ms`; setTimeout unless told. */
  later?: (work: () => void, ms: number) => void;
}

const PREFIX = "out:";
/** Another tab's entry is sent from here only when that tab has had time to do it. */
const FOREIGN_MS = 10_000;

export class Outbox {
  private entries: Entry[] = [];
  private readonly mine = new Set<string>();
  private readonly busy = { send: false, upload: false };
  private attempts = { send: 0, upload: 0 };
  private order = 0;
  private foreignTimer = false;
  private readonly now: () => number;
  private readonly later: (work: () => void, ms: number) => void;
  /** False while there is no session: nothing is tried. */
  private ready = false;

  constructor(private readonly options: OutboxOptions) {
    this.now = options.now ?? Date.now;
    this.later = options.later ?? ((work, ms) => void setTimeout(work, ms));
    this.reload();
    // What was waiting before this page was loaded has no other tab to count on.
    for (const entry of this.entries) this.mine.add(entry.clientId);
    options.keep.onChange(key => { if (key === null || key.startsWith(PREFIX)) this.reload(); });
  }

  get waiting(): Entry[] {
    return this.entries;
  }

  add(draft: Pick<Entry, "clientId" | "type" | "content" | "file">): void {
    const entry: Entry = { ...draft, at: this.now(), order: this.order++ };
    this.mine.add(entry.clientId);
    this.write(entry);
    this.run();
  }

  /** Tries everything now: a connection is there (again). */
  wake(): void {
    this.ready = true;
    this.attempts = { send: 0, upload: 0 };
    this.run();
  }

  pause(): void {
    this.ready = false;
  }

  retry(clientId: string): void {
    const entry = this.entries.find(one => one.clientId === clientId);
    if (!entry) return;
    const { refused: _, ...rest } = entry;
    this.mine.add(clientId);
    this.write(rest);
    this.run();
  }

  discard(clientId: string): void {
    this.options.keep.remove(PREFIX + clientId);
    this.reload();
  }

  clear(): void {
    for (const entry of this.entries) this.options.keep.remove(PREFIX + entry.clientId);
    this.reload();
  }

  /** Takes off the queue what the server's list already has. */
  confirm(clientIds: ReadonlySet<string>): void {
    const done = this.entries.filter(entry => clientIds.has(entry.clientId));
    for (const entry of done) this.options.keep.remove(PREFIX + entry.clientId);
    if (done.length) this.reload();
  }

  private run(): void {
    void this.lane("upload", entry => entry.file !== undefined, async entry => {
      const content = await this.options.transport.upload(entry);
      const { file: _, ...rest } = entry;
      this.write({ ...rest, content });
      this.run();
    });
    void this.lane("send", entry => entry.file === undefined, async entry => {
      const message = await this.options.transport.send(entry);
      this.options.stored(message);
      this.discard(entry.clientId);
    });
  }

  /** One at a time and in order: the next goes only after the one before was stored or refused. */
  private async lane(name: "send" | "upload", fits: (entry: Entry) => boolean, work: (entry: Entry) => Promise<void>): Promise<void> {
    if (this.busy[name]) return;
    this.busy[name] = true;
    try {
      for (;;) {
        const entry = this.ready ? this.entries.find(one => !one.refused && fits(one) && this.isMine(one)) : undefined;
        if (!entry) break;
        try {
          await work(entry);
          this.attempts[name] = 0;
        } catch (error) {
          if (!(await this.failed(name, entry, error))) break;
        }
      }
    } finally {
      this.busy[name] = false;
    }
    if (this.foreignTimer || !this.entries.some(one => !one.refused && !this.isMine(one))) return;
    this.foreignTimer = true;
    this.later(() => {
      this.foreignTimer = false;
      this.run();
    }, FOREIGN_MS);
  }

  /** True when the lane goes on with the next entry, false when it waits. */
  private async failed(name: "send" | "upload", entry: Entry, error: unknown): Promise<boolean> {
    const problem = error instanceof ApiError ? error : new ApiError(0, "network", String(error));
    if (problem.transient || problem.status === 401) {
      const pause = problem.retryAfterSeconds !== null ? problem.retryAfterSeconds * 1000 : backoff(++this.attempts[name]);
      this.later(() => this.run(), pause);
      return false;
    }
    // Still queued? The visitor may have discarded it meanwhile.
    const known = this.entries.find(one => one.clientId === entry.clientId);
    if (known) this.write({ ...known, refused: problem.title || problem.code });
    return true;
  }

  private isMine(entry: Entry): boolean {
    return this.mine.has(entry.clientId) || this.now() - entry.at > FOREIGN_MS;
  }

  private write(entry: Entry): void {
    this.options.keep.set(PREFIX + entry.clientId, JSON.stringify(entry));
    this.reload();
  }

  private reload(): void {
    const keep = this.options.keep;
    this.entries = keep.keys(PREFIX)
      .flatMap(key => parse(keep.get(key)))
      .sort((a, b) => a.at - b.at || a.order - b.order);
    this.options.changed(this.entries);
  }
}

function parse(text: string | null): Entry[] {
  try {
    return text ? [JSON.parse(text) as Entry] : [];
  } catch {
    return [];
  }
}
