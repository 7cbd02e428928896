// The transcript of this visitor as the server's list has it: read in pages, kept complete by live events, remembered for the next first paint.
import { batch } from "@preact/signals";
import type { Message } from "../shared/wire.ts";
import type { Keep } from "./keep.ts";
import type { Model } from "./model.ts";
import { parseOrNull } from "./parseOrNull.ts";
import type { ReadMarks } from "./readMarks.ts";
import { merge } from "./transcript.ts";
import type { VisitorApi } from "./visitorApi.ts";

const PAGE = 50;
const GAP_PAGE = 200;
const REMEMBERED = 30;

export interface HistoryParts {
  model: Model;
  api: VisitorApi;
  keep: Keep;
  marks: ReadMarks;
  /** These sends of the visitor are in the list. */
  stored(clientIds: ReadonlySet<string>): void;
}

export class History {
  /** Up to this id the transcript is known to be complete; only the list, or a live feed without a break since, moves it. */
  private completeTo = 0;
  private unbroken = false;
  private syncing: Promise<void> | null = null;

  constructor(private readonly parts: HistoryParts) {}

  /** Reads the newest page, and what lies between it and what is known to be complete. */
  sync(): Promise<void> {
    return (this.syncing ??= this.readList().finally(() => { this.syncing = null; }));
  }

  async older(): Promise<void> {
    const { model, api } = this.parts;
    const first = model.messages.value[0]?.id;
    if (first === undefined) return;
    const page = await api.messages({ before: first, limit: PAGE });
    batch(() => {
      model.messages.value = merge(model.messages.value, page.items);
      model.hasOlder.value = page.items.length === PAGE;
    });
  }

  /** A message as the server has it, from whichever side it was heard. */
  take(incoming: Message[]): void {
    const { model, keep, stored } = this.parts;
    if (incoming.length === 0) return;
    model.messages.value = merge(model.messages.value, incoming);
    stored(new Set(incoming.filter(message => message.from === "customer").map(message => message.clientId)));
    try {
      if (keep.lasting) keep.set("seen", JSON.stringify(model.messages.value.slice(-REMEMBERED)));
    } catch {
      // What is remembered only shortens the next first paint.
    }
  }

  /** A message of the live feed: nothing is missing before it as long as the feed has not broken since the list was read. */
  takeLive(message: Message): void {
    this.take([message]);
    if (this.unbroken) this.completeTo = Math.max(this.completeTo, message.id);
  }

  /** The live feed has ended: what comes from now on may leave a gap. */
  feedBroke(): void {
    this.unbroken = false;
  }

  /** What was shown last time. */
  restore(): void {
    const { model, keep } = this.parts;
    const seen = parseOrNull(keep.get("seen"));
    if (!Array.isArray(seen) || seen.length === 0) return;
    model.messages.value = seen as Message[];
    model.loaded.value = true;
  }

  forget(): void {
    const { model, keep } = this.parts;
    keep.remove("seen");
    this.completeTo = 0;
    model.messages.value = [];
    model.loaded.value = false;
  }

  private async readList(): Promise<void> {
    const { model, api, marks } = this.parts;
    const from = this.completeTo;
    try {
      const newest = (await api.messages({ limit: PAGE })).items;
      if (from > 0 && newest.length === PAGE && newest[0]!.id > from) await this.readGap(from);
      batch(() => {
        // What was remembered from last time is replaced, not kept, where it could have a hole towards the newest page.
        if (from === 0) model.messages.value = [];
        this.take(newest);
        if (from === 0) {
          model.hasOlder.value = newest.length === PAGE;
          // A browser that is new here has read its history elsewhere.
          if (model.readId.value === 0) marks.set(newest[newest.length - 1]?.id ?? 0);
        }
        model.loaded.value = true;
        model.loadFailed.value = false;
      });
      this.completeTo = Math.max(this.completeTo, newest[newest.length - 1]?.id ?? 0);
      this.unbroken = model.live.value === "live";
    } catch {
      model.loadFailed.value = !model.loaded.value;
    }
  }

  private async readGap(after: number): Promise<void> {
    for (;;) {
      const page = (await this.parts.api.messages({ after, limit: GAP_PAGE })).items;
      this.take(page);
      if (page.length < GAP_PAGE) return;
      after = page[page.length - 1]!.id;
    }
  }
}
