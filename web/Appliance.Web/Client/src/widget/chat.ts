// The visitor's side of the conversation: one session, one live connection, one queue, and the server's list as the truth.
import { batch, effect } from "@preact/signals";
import { ApiError } from "../shared/api.ts";
import { newClientId } from "../shared/clientId.ts";
import type { Conversation, LiveEvent, Message } from "../shared/wire.ts";
import { backoff } from "./backoff.ts";
import { messageType, type FileShelf } from "./files.ts";
import type { Keep } from "./keep.ts";
import { LiveFeed } from "./live.ts";
import type { Model } from "./model.ts";
import { Outbox } from "./outbox.ts";
import type { PageInfo } from "./protocol.ts";
import { parseOrNull } from "./parseOrNull.ts";
import { readSettings } from "./settings.ts";
import { subjectOf } from "./subject.ts";
import { markRead, merge } from "./transcript.ts";
import { Typing } from "./typing.ts";
import { Uploads } from "./uploads.ts";
import type { SessionAnswer, VisitorApi } from "./visitorApi.ts";

const PAGE = 50;
const POLL_MS = 5_000;
const WAITING_MS = 20_000;
const REMEMBERED = 30;

export interface ChatParts {
  model: Model;
  api: VisitorApi;
  keep: Keep;
  shelf: FileShelf;
  page: PageInfo;
  userToken: string | null;
  onSession(): void;
}

export class Chat {
  readonly outbox: Outbox;
  private readonly feed: LiveFeed;
  private page: PageInfo;
  private userToken: string | null;
  private starting = false;
  private startAttempts = 0;
  private startedAt = 0;
  private polls = 0;
  private startTimer: ReturnType<typeof setTimeout> | undefined;
  private readSent = 0;
  /** Up to this id the transcript is known to be complete; only the list, or a live feed without a break since, moves it. */
  private completeTo = 0;
  private complete = false;
  private syncing: Promise<void> | null = null;
  private readonly uploads: Uploads;
  private readonly typing: Typing;

  constructor(private readonly parts: ChatParts) {
    const { model, api, keep } = parts;
    this.page = parts.page;
    this.userToken = parts.userToken;
    this.uploads = new Uploads(model, api, parts.shelf);
    this.typing = new Typing(model, api);
    api.onUnknown = () => this.startAgain();
    this.outbox = new Outbox({
      keep,
      transport: { upload: entry => this.uploads.store(entry), send: entry => api.send(entry.clientId, entry.type, entry.content) },
      changed: entries => { model.pending.value = entries; },
      stored: message => this.take([message]),
    });
    this.feed = new LiveFeed({
      path: "/hubs/visitor",
      ticket: () => api.ticket(),
      onEvent: event => this.receive(event),
      onState: state => {
        model.live.value = state;
        if (state !== "live") this.complete = false;
      },
      onLive: async () => {
        await this.sync();
        this.outbox.wake();
      },
    });
    this.restore();
    keep.onChange(key => { if (key === null || key === "token" || key === "read") this.otherTab(); });
    addEventListener("online", () => this.retryNow());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.retryNow(); });
    setInterval(() => this.poll(), POLL_MS);
    setInterval(() => this.askWhileWaiting(), WAITING_MS);
    effect(() => this.markSeen(model.open.value && model.visible.value, model.messages.value));
  }

  /** True when this browser has been here before, so that answers may be waiting. A former signed-in visitor waits for the page's word first. */
  get known(): boolean {
    const subject = this.parts.keep.get("sub");
    return this.userToken !== null || (this.parts.keep.get("token") !== null && subject === null);
  }

  /** Makes or renews the session, then goes live. Safe to call at any time. */
  async start(): Promise<void> {
    const { model, api, keep } = this.parts;
    if (this.starting) return;
    this.starting = true;
    this.startedAt = Date.now();
    clearTimeout(this.startTimer);
    this.feed.stop();
    if (model.phase.value !== "ready") model.phase.value = "starting";
    try {
      this.changeSubject(subjectOf(this.userToken));
      const answer = await this.session();
      const former = keep.get("token");
      if (former !== null && former !== answer.token) this.forgetTranscript();
      api.token = answer.token;
      keep.set("token", answer.token);
      this.startAttempts = 0;
      this.applySession(answer);
      model.phase.value = "ready";
      this.parts.onSession();
      this.feed.start(answer.cursor);
      await this.sync();
      this.outbox.wake();
    } catch (error) {
      const gone = error instanceof ApiError && (error.status === 404 || error.status === 403);
      if (gone) model.phase.value = "unavailable";
      else this.startTimer = setTimeout(() => void this.start(), backoff(++this.startAttempts));
    } finally {
      this.starting = false;
    }
  }

  // A token that is refused right after it was given must not turn into a storm of sessions.
  private startAgain(): void {
    if (this.starting || Date.now() - this.startedAt < 5_000) return;
    void this.start();
  }

  identify(userToken: string | null): void {
    const same = subjectOf(userToken) === subjectOf(this.userToken) && this.parts.model.phase.value === "ready";
    this.userToken = userToken;
    if (same || (userToken === null && this.parts.model.phase.value === "idle")) return;
    void this.start();
  }

  visit(page: PageInfo): void {
    this.page = page;
    if (this.parts.model.phase.value === "ready") void this.parts.api.pageView(page).catch(() => undefined);
  }

  sendText(text: string): void {
    this.outbox.add({ clientId: newClientId(), type: "text", content: { text } });
    this.ensureStarted();
  }

  choose(optionId: string): void {
    this.outbox.add({ clientId: newClientId(), type: "menuReply", content: { optionId } });
    this.ensureStarted();
  }

  sendFile(file: File): void {
    const clientId = newClientId();
    void this.parts.shelf.put(clientId, file);
    const about = { name: file.name || "image.png", size: file.size, type: file.type };
    this.outbox.add({ clientId, type: messageType(file.type), content: { name: about.name, size: about.size, contentType: about.type }, file: about });
    this.ensureStarted();
  }

  discard(clientId: string): void {
    this.uploads.cancel(clientId);
    void this.parts.shelf.forget(clientId);
    this.outbox.discard(clientId);
  }

  typed(): void {
    this.typing.tell();
  }

  async end(): Promise<void> {
    await this.parts.api.close();
    await this.refresh();
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

  /** Reads the newest page, and what lies between it and what is known to be complete. */
  sync(): Promise<void> {
    return (this.syncing ??= this.readList().finally(() => { this.syncing = null; }));
  }

  private async readList(): Promise<void> {
    const { model, api } = this.parts;
    const from = this.completeTo;
    try {
      const newest = (await api.messages({ limit: PAGE })).items;
      const gap = from > 0 && newest.length === PAGE && newest[0]!.id > from;
      for (let after = from; gap;) {
        const page = (await api.messages({ after, limit: 200 })).items;
        this.take(page);
        if (page.length < 200) break;
        after = page[page.length - 1]!.id;
      }
      batch(() => {
        // What was remembered from last time is replaced, not kept, where it could have a hole towards the newest page.
        if (from === 0) model.messages.value = [];
        this.take(newest);
        if (from === 0) {
          model.hasOlder.value = newest.length === PAGE;
          // A browser that is new here has read its history elsewhere.
          if (model.readId.value === 0) this.setRead(newest[newest.length - 1]?.id ?? 0);
        }
        model.loaded.value = true;
        model.loadFailed.value = false;
      });
      this.completeTo = Math.max(this.completeTo, newest[newest.length - 1]?.id ?? 0);
      this.complete = model.live.value === "live";
    } catch {
      model.loadFailed.value = !model.loaded.value;
    }
  }

  private take(incoming: Message[]): void {
    const { model, keep } = this.parts;
    if (incoming.length === 0) return;
    model.messages.value = merge(model.messages.value, incoming);
    this.outbox.confirm(new Set(incoming.filter(message => message.from === "customer").map(message => message.clientId)));
    try {
      if (keep.lasting) keep.set("seen", JSON.stringify(model.messages.value.slice(-REMEMBERED)));
    } catch {
      // What is remembered only shortens the next first paint.
    }
  }

  private receive(event: LiveEvent): void {
    const { model } = this.parts;
    const { message, conversation } = event.data as { message?: Message; conversation?: Conversation };
    if (message) {
      this.take([message]);
      if (this.complete) this.completeTo = Math.max(this.completeTo, message.id);
      if (message.from === "agent") this.typing.end();
    } else if (conversation) this.setConversation(conversation);
    else if (event.type === "typing") this.typing.hear(event.data);
    else if (event.type === "read") this.readBy(event.data);
    else if (event.type === "reset") {
      void this.refresh();
      void this.sync();
    }
    if (event.type === "removed") model.conversation.value = null;
  }

  private readBy(data: LiveEvent["data"]): void {
    const { model } = this.parts;
    const { conversationId, by, seq, messageId } = data as { conversationId?: number; by?: string; seq?: number; messageId?: number };
    if (by === "customer") {
      // Read in another tab or on another device.
      if (messageId !== undefined && messageId > model.readId.value) this.setRead(messageId);
      return;
    }
    model.messages.value = markRead(model.messages.value, message => message.conversationId === conversationId
      && (seq !== undefined ? message.seq <= seq : messageId !== undefined && message.id <= messageId));
  }

  private setConversation(next: Conversation): void {
    const { model } = this.parts;
    const now = model.conversation.value;
    if (now && next.id < now.id) return;
    // Live frames carry no place in the queue: the last one known stands until the session is asked again.
    const place = next.state === "waiting" ? (next.queuePlace ?? (now?.id === next.id ? now.queuePlace : null)) : null;
    model.conversation.value = { ...next, queuePlace: place ?? null };
    if (next.state === "waiting" && next.queuePlace == null && now?.state !== "waiting") void this.refresh();
    if (next.state !== "active") this.typing.end();
  }

  /** Session data once more: place in the queue, state after a reset or a spell of polling. */
  private async refresh(): Promise<void> {
    try {
      this.applySession(await this.session());
    } catch {
      // The next round asks again.
    }
  }

  private session() {
    const { api, keep, model } = this.parts;
    const token = keep.get("token");
    return api.session({
      ...(token ? { token } : {}),
      ...(this.userToken ? { userToken: this.userToken } : {}),
      ...(this.page.url ? { page: this.page } : {}),
      locale: model.locale.value,
    });
  }

  private applySession(answer: Pick<SessionAnswer, "conversation" | "lastConversation" | "settings">): void {
    const { model, keep } = this.parts;
    batch(() => {
      model.settings.value = readSettings(answer.settings, model.settings.value);
      model.last.value = answer.lastConversation ?? null;
      if (answer.conversation) model.conversation.value = answer.conversation;
      else if (model.conversation.value && model.conversation.value.state !== "closed") model.conversation.value = null;
    });
    keep.set("settings", JSON.stringify(model.settings.value));
  }

  // Where WebSockets are blocked, or while they come back, the list is asked instead.
  private poll(): void {
    const { model } = this.parts;
    if (model.phase.value !== "ready" || model.live.value === "live" || this.feed.failures < 2 || !navigator.onLine || document.hidden) return;
    void this.sync();
    if (this.polls++ % 6 === 0) void this.refresh();
    this.outbox.wake();
  }

  // The place in the queue, and whether somebody has come, are told by the session alone.
  private askWhileWaiting(): void {
    const { model } = this.parts;
    const waits = model.conversation.value?.state === "waiting" || !model.settings.value.serving;
    if (waits && model.phase.value === "ready" && model.open.value && !document.hidden) void this.refresh();
  }

  private retryNow(): void {
    const { model } = this.parts;
    if (model.phase.value === "starting") void this.start();
    else if (model.phase.value === "ready" && model.live.value === "live") this.outbox.wake();
  }

  private ensureStarted(): void {
    if (this.parts.model.phase.value === "idle") void this.start();
  }

  private markSeen(looking: boolean, messages: Message[]): void {
    const last = messages.filter(message => message.from !== "customer").pop()?.id ?? 0;
    if (!looking || last === 0) return;
    if (last > this.parts.model.readId.peek()) this.setRead(last);
    if (last <= this.readSent || this.parts.api.token === null || this.parts.model.phase.peek() !== "ready") return;
    this.readSent = last;
    this.parts.api.read(last).catch(() => { this.readSent = Math.min(this.readSent, last - 1); });
  }

  private setRead(id: number): void {
    this.parts.model.readId.value = id;
    this.parts.keep.set("read", String(id));
  }

  private restore(): void {
    const { model, keep, api } = this.parts;
    api.token = keep.get("token");
    model.readId.value = Number(keep.get("read") ?? 0);
    model.ratedId.value = Number(keep.get("rated") ?? 0);
    model.settings.value = readSettings(parseOrNull(keep.get("settings")), model.settings.value);
    // A signed-in visitor's messages are shown only after the page has said who is here.
    if (keep.get("sub") !== subjectOf(this.userToken)) return;
    const seen = parseOrNull(keep.get("seen"));
    if (Array.isArray(seen) && seen.length > 0) {
      model.messages.value = seen as Message[];
      model.loaded.value = true;
    }
  }

  private changeSubject(subject: string | null): void {
    const { keep, api } = this.parts;
    const former = keep.get("sub");
    if (former === subject) return;
    if (former !== null) {
      this.forgetTranscript();
      this.outbox.clear();
      keep.remove("token");
      api.token = null;
    }
    if (subject === null) keep.remove("sub");
    else keep.set("sub", subject);
  }

  private forgetTranscript(): void {
    const { model, keep } = this.parts;
    for (const key of ["seen", "read", "rated"]) keep.remove(key);
    this.completeTo = 0;
    this.readSent = 0;
    batch(() => {
      model.messages.value = [];
      model.conversation.value = null;
      model.last.value = null;
      model.readId.value = 0;
      model.ratedId.value = 0;
      model.loaded.value = false;
    });
  }

  /** Another tab has read, or has become another visitor. */
  private otherTab(): void {
    const { model, keep, api } = this.parts;
    model.readId.value = Math.max(model.readId.value, Number(keep.get("read") ?? 0));
    if (keep.get("token") !== api.token && model.phase.value === "ready") {
      this.forgetTranscript();
      void this.start();
    }
  }
}
