// The visitor's side of the conversation: one session, one live connection, one queue, and the server's list as the truth.
import { batch, effect } from "@preact/signals";
import { newClientId } from "../shared/clientId.ts";
import type { Conversation, LiveEvent, Message } from "../shared/wire.ts";
import { messageType, type FileShelf } from "./files.ts";
import { History } from "./history.ts";
import type { Keep } from "./keep.ts";
import { LiveFeed } from "./live.ts";
import type { Model } from "./model.ts";
import { Outbox } from "./outbox.ts";
import type { PageInfo } from "./protocol.ts";
import { ReadMarks } from "./readMarks.ts";
import { Typing } from "./typing.ts";
import { Uploads } from "./uploads.ts";
import type { VisitorApi } from "./visitorApi.ts";
import { VisitorSession } from "./visitorSession.ts";

const POLL_MS = 5_000;
const WAITING_MS = 20_000;

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
  private readonly session: VisitorSession;
  private readonly history: History;
  private readonly marks: ReadMarks;
  private readonly feed: LiveFeed;
  private readonly uploads: Uploads;
  private readonly typing: Typing;
  private polls = 0;

  constructor(private readonly parts: ChatParts) {
    const { model, api, keep } = parts;
    this.uploads = new Uploads(model, api, parts.shelf);
    this.typing = new Typing(model, api);
    this.marks = new ReadMarks(model, keep, api);
    this.history = new History({ model, api, keep, marks: this.marks, stored: clientIds => this.outbox.confirm(clientIds) });
    this.outbox = new Outbox({
      keep,
      transport: { upload: entry => this.uploads.store(entry), send: entry => api.send(entry.clientId, entry.type, entry.content) },
      changed: entries => { model.pending.value = entries; },
      stored: message => this.history.take([message]),
    });
    this.feed = new LiveFeed({
      path: "/hubs/visitor",
      ticket: () => api.ticket(),
      onEvent: event => this.receive(event),
      onState: state => {
        model.live.value = state;
        if (state !== "live") this.history.feedBroke();
      },
      onLive: () => this.catchUp(),
    });
    this.session = new VisitorSession({
      model,
      api,
      keep,
      page: parts.page,
      userToken: parts.userToken,
      starting: () => this.feed.stop(),
      replaced: () => this.forget(),
      otherPerson: () => {
        this.forget();
        this.outbox.clear();
      },
      ready: async cursor => {
        parts.onSession();
        this.feed.start(cursor);
        await this.catchUp();
      },
    });
    this.session.restore();
    this.marks.restore();
    // A signed-in visitor's messages are shown only after the page has said who is here.
    if (this.session.samePerson) this.history.restore();
    keep.onChange(key => { if (key === null || key === "token" || key === "read") this.otherTab(); });
    addEventListener("online", () => this.retryNow());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.retryNow(); });
    setInterval(() => this.poll(), POLL_MS);
    setInterval(() => this.askWhileWaiting(), WAITING_MS);
    effect(() => this.marks.see(model.open.value && model.visible.value, model.messages.value));
  }

  /** True when this browser has been here before, so that answers may be waiting. */
  get known(): boolean {
    return this.session.known;
  }

  /** Makes or renews the session, then goes live. Safe to call at any time. */
  start(): Promise<void> {
    return this.session.start();
  }

  identify(userToken: string | null): void {
    this.session.identify(userToken);
  }

  visit(page: PageInfo): void {
    this.session.visit(page);
  }

  sendText(text: string): void {
    this.outbox.add({ clientId: newClientId(), type: "text", content: { text } });
    this.ensureStarted();
  }

  /** The text goes along, so that whoever reads it need not look the option up. */
  choose(option: { id: string; text: string }): void {
    this.outbox.add({ clientId: newClientId(), type: "menuReply", content: { optionId: option.id, text: option.text } });
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
    await this.session.refresh();
  }

  older(): Promise<void> {
    return this.history.older();
  }

  sync(): Promise<void> {
    return this.history.sync();
  }

  private async catchUp(): Promise<void> {
    await this.history.sync();
    this.outbox.wake();
  }

  private receive(event: LiveEvent): void {
    const { message, conversation } = event.data as { message?: Message; conversation?: Conversation };
    if (message) {
      this.history.takeLive(message);
      if (message.from === "agent") this.typing.end();
    } else if (conversation) this.setConversation(conversation);
    else if (event.type === "typing") this.typing.hear(event.data);
    else if (event.type === "read") this.marks.hear(event.data);
    else if (event.type === "reset") {
      void this.session.refresh();
      void this.history.sync();
    }
    if (event.type === "removed") this.parts.model.conversation.value = null;
  }

  private setConversation(next: Conversation): void {
    const { model } = this.parts;
    const now = model.conversation.value;
    if (now && next.id < now.id) return;
    // Live frames carry no place in the queue: the last one known stands until the session is asked again.
    const place = next.state === "waiting" ? (next.queuePlace ?? (now?.id === next.id ? now.queuePlace : null)) : null;
    model.conversation.value = { ...next, queuePlace: place ?? null };
    if (next.state === "waiting" && next.queuePlace == null && now?.state !== "waiting") void this.session.refresh();
    if (next.state !== "active") this.typing.end();
  }

  // Where WebSockets are blocked, or while they come back, the list is asked instead.
  private poll(): void {
    const { model } = this.parts;
    if (model.phase.value !== "ready" || model.live.value === "live" || this.feed.failures < 2 || !navigator.onLine || document.hidden) return;
    void this.history.sync();
    if (this.polls++ % 6 === 0) void this.session.refresh();
    this.outbox.wake();
  }

  // The place in the queue, and whether somebody has come, are told by the session alone.
  private askWhileWaiting(): void {
    const { model } = this.parts;
    const waits = model.conversation.value?.state === "waiting" || !model.settings.value.serving;
    if (waits && model.phase.value === "ready" && model.open.value && !document.hidden) void this.session.refresh();
  }

  private retryNow(): void {
    const { model } = this.parts;
    if (model.phase.value === "starting") void this.session.start();
    else if (model.phase.value === "ready" && model.live.value === "live") this.outbox.wake();
  }

  private ensureStarted(): void {
    if (this.parts.model.phase.value === "idle") void this.session.start();
  }

  private forget(): void {
    batch(() => {
      this.history.forget();
      this.marks.forget();
      this.session.forget();
    });
  }

  /** Another tab has read, or has become another visitor. */
  private otherTab(): void {
    const { model, keep, api } = this.parts;
    this.marks.restore();
    if (keep.get("token") !== api.token && model.phase.value === "ready") {
      this.forget();
      void this.session.start();
    }
  }
}
