// The one store of the workbench: who I am, what I see, what is open. Fed by the API once and by events from then on.
import { batch, computed, effect, signal, type Signal } from "@preact/signals";
import { ApiError } from "../../shared/api.ts";
import { newClientId } from "../../shared/clientId.ts";
import { Link, type LinkState } from "../../shared/connection.ts";
import type { LiveEvent, Message, MessageContent } from "../../shared/wire.ts";
import { agentApi, type ListQuery } from "./agentApi.ts";
import type { AgentConversation, Me } from "./agentWire.ts";
import { applyEvent } from "./applyEvent.ts";
import { ConversationIndex } from "./conversationIndex.ts";
import { Customers } from "./customers.ts";
import { Directory } from "./directory.ts";
import { Drafts } from "./drafts.ts";
import { type Section, withMessage } from "./listOrder.ts";
import { Notices } from "./notices.ts";
import { Outbox } from "./outbox.ts";
import { Thread } from "./thread.ts";

const MOST_LISTED = 1000;
const MOST_THREADS = 60;
const MOST_WATCHED = 300;

export type Pane = "lists" | "conversation" | "customer";

export class Workbench {
  readonly link = signal<LinkState>("connecting");
  readonly signedOut = signal(false);
  readonly openId = signal<number | null>(null);
  readonly pane = signal<Pane>("lists");
  /** Between 700 and 1200 px the customer panel floats. */
  readonly drawer = signal(false);
  /** The conversation that was asked for and is not there: outside what I may see, or not read. */
  readonly missing = signal<{ id: number; hidden: boolean } | null>(null);
  readonly index: ConversationIndex;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly directory = new Directory();
  readonly customers = new Customers();
  readonly notices: Notices;
  readonly agent: Signal<Me["agent"]>;
  /** The list that is read page by page has more. */
  readonly recentMore = signal<string | null>(null);
  readonly listsError = signal(false);
  /** Notices in the message centre that I have not read. */
  readonly unreadNotices = signal(0);
  readonly openConversation = computed(() => {
    const id = this.openId.value;
    return id === null ? undefined : this.index.get(id)?.value;
  });
  /** Names of colleagues and groups by id, as far as they are known here. */
  readonly names = {
    agent: (id: unknown): string => {
      if (id === this.agent.value.id) return this.agent.value.displayName;
      return this.directory.agents.value.find((agent) => agent.id === id)?.displayName ?? "";
    },
    group: (id: unknown): string => this.directory.groups.value.find((group) => group.id === id)?.name ?? "",
  };
  /** A list of colleagues' conversations is on the screen: their messages are wanted too. */
  readonly watchOthers = signal(false);
  #permissions = signal<ReadonlySet<string>>(new Set());
  #threads = new Map<number, Thread>();
  #live: Link;
  #queue: LiveEvent[] = [];
  #readTold = new Map<number, number>();

  constructor(me: Me) {
    this.agent = signal(me.agent);
    this.#permissions.value = new Set(me.permissions);
    this.index = new ConversationIndex(me.agent.id);
    this.drafts = new Drafts(me.agent.id);
    this.outbox = new Outbox(me.agent.id, {
      send: (item) => this.guard(agentApi.send(item)),
      upload: (file, progress) => this.guard(agentApi.uploadFile(file, progress)),
      arrived: (message) => this.receiveMessage(message),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      storage: localStorage,
    });
    this.notices = new Notices(this);
    this.#live = new Link({
      url: "/hubs/agent",
      cursor: me.cursor,
      onEvent: (event) => this.#enqueue(event),
      onState: (state) => this.#linkChanged(state),
      onResumed: () => this.#resumed(),
    });
  }

  may(permission: string): boolean {
    return this.#permissions.value.has(permission);
  }

  /** Reads the lists, then follows events from the cursor that was read before them. */
  async start(): Promise<void> {
    await this.readLists();
    this.#live.start();
    effect(() => this.#watch());
    void this.directory.read();
    void this.#readNotices();
  }

  /** The lists as they are now. Everything that is not in them and not open is forgotten. */
  async readLists(): Promise<void> {
    const recent = this.guard(agentApi.conversations({ state: "closed", limit: 50 }));
    const others = this.may("conversations.takeOver") ? this.#readAll({ state: "active" }) : Promise.resolve([]);
    const [waiting, mine, active, closed] = await Promise.all([this.#readAll({ state: "waiting" }), this.#readAll({ state: "active", assignee: "me" }), others, recent]);
    const found = [...waiting, ...active, ...mine, ...closed.items];
    batch(() => {
      const keep = new Set(found.map((one) => one.id));
      if (this.openId.value !== null) keep.add(this.openId.value);
      this.index.retain(keep);
      for (const one of found) this.index.put(one);
      this.#recentRead(closed.items, closed.nextCursor);
    });
  }

  async moreRecent(): Promise<void> {
    const cursor = this.recentMore.value;
    if (cursor === null) return;
    const page = await this.guard(agentApi.conversations({ state: "closed", cursor, limit: 50 }));
    batch(() => {
      for (const one of page.items) this.index.put(one);
      this.#recentRead(page.items, page.nextCursor);
    });
  }

  thread(id: number): Thread {
    let thread = this.#threads.get(id);
    if (!thread) thread = new Thread((window) => this.guard(agentApi.messages(id, window)));
    // Most recently used last; the oldest go first.
    this.#threads.delete(id);
    this.#threads.set(id, thread);
    for (const old of this.#threads.keys()) {
      if (this.#threads.size <= MOST_THREADS) break;
      if (old !== this.openId.value) this.#threads.delete(old);
    }
    return thread;
  }

  knownThread(id: number): Thread | undefined {
    return this.#threads.get(id);
  }

  open(id: number | null, history: "push" | "replace" | "none" = "replace"): void {
    const before = this.openId.value;
    if (before !== null && before !== id) {
      const left = this.#threads.get(before);
      left?.trim();
      if (left) left.unreadSeq.value = null;
    }
    batch(() => {
      this.missing.value = null;
      this.openId.value = id;
      this.pane.value = id === null ? "lists" : "conversation";
    });
    const url = id === null ? "/workbench" : `/workbench?conversation=${id}`;
    if (history === "push") window.history.pushState(null, "", url);
    else if (history === "replace") window.history.replaceState(null, "", url);
    if (id !== null) void this.#opened(id, before !== id);
  }

  /** The customer sees that somebody writes. Lost ones do not matter. */
  tellTyping(id: number): void {
    agentApi.typing(id).catch(() => undefined);
  }

  reconnect(): void {
    this.#live.connectNow();
  }

  /** I have seen everything up to this number. */
  markRead(id: number, seq: number): void {
    const conversation = this.index.peek(id);
    if (!conversation || conversation.agent?.id !== this.agent.value.id || seq <= (this.#readTold.get(id) ?? 0)) return;
    this.#readTold.set(id, seq);
    this.index.change(id, (known) => ({ ...known, unread: 0 }));
    this.guard(agentApi.read(id, seq)).catch(() => this.#readTold.delete(id));
  }

  /** A live frame counts unread ones as the server knows my mark; mine may be ahead of it. */
  unreadOf(conversation: AgentConversation): number {
    const told = this.#readTold.get(conversation.id) ?? 0;
    return (conversation.lastMessage?.seq ?? 0) <= told ? 0 : conversation.unread;
  }

  send(conversationId: number, type: string, content: MessageContent, file?: File, preview?: string): void {
    this.outbox.add({ clientId: newClientId(), conversationId, type, content, createdAt: new Date().toISOString(), preview }, file);
  }

  receiveMessage(message: Message): void {
    this.knownThread(message.conversationId)?.receive(message);
    this.index.change(message.conversationId, (known) => withMessage(known, message));
  }

  /** It left what I may see. */
  leave(id: number): void {
    this.index.remove(id);
    if (this.openId.value === id) this.missing.value = { id, hidden: true };
  }

  /** Reads one conversation that is in no list here, with its routing and rating. */
  async readConversation(id: number): Promise<void> {
    this.index.put(await this.guard(agentApi.conversation(id)));
  }

  /** Notices when the session has ended, whichever call tells it. */
  async guard<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) this.signedOut.value = true;
      throw error;
    }
  }

  /** Everything may have changed: read again and go on from there. */
  async reset(): Promise<void> {
    for (const thread of this.#threads.values()) thread.stale = true;
    try {
      const me = await this.guard(agentApi.me());
      this.agent.value = me.agent;
      this.#permissions.value = new Set(me.permissions);
      await this.readLists();
      this.listsError.value = false;
      void this.#readNotices();
      await this.#live.resumeFrom(me.cursor);
      if (this.openId.value !== null) await this.#opened(this.openId.value, false);
    } catch {
      this.listsError.value = true;
    }
  }

  async #opened(id: number, fresh: boolean): Promise<void> {
    const thread = this.thread(id);
    const unread = this.index.peek(id)?.unread ?? 0;
    if (fresh && thread.state.value === "ready") thread.markUnread(unread);
    try {
      const detail = this.readConversation(id);
      detail.catch(() => undefined);
      if (thread.state.value === "ready" && !thread.stale) thread.expect(this.index.peek(id)?.countedSeq ?? 0);
      else await thread.load();
      if (fresh && this.openId.value === id && thread.unreadSeq.value === null) thread.markUnread(unread);
      await detail;
    } catch (error) {
      // Otherwise the pane shows the thread's own state with a way to try again.
      if (!this.index.peek(id)) this.missing.value = { id, hidden: error instanceof ApiError && error.status === 404 };
    }
  }

  async #readAll(list: ListQuery): Promise<AgentConversation[]> {
    const found: AgentConversation[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof agentApi.conversations>> = await this.guard(agentApi.conversations({ ...list, cursor, limit: 200 }));
      found.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null && found.length < MOST_LISTED);
    return found;
  }

  #recentRead(items: AgentConversation[], next: string | null): void {
    this.recentMore.value = next;
    this.index.readDownTo("recent" satisfies Section, next === null ? null : (items[items.length - 1] ?? null));
  }

  // Events tell the count anew, so a failure here mends itself.
  async #readNotices(): Promise<void> {
    const answer = await this.guard(agentApi.unreadNotices()).catch(() => undefined);
    if (answer) this.unreadNotices.value = answer.unread;
  }

  // Frames of one socket message are applied together, so that a burst draws once.
  #enqueue(event: LiveEvent): void {
    if (this.#queue.push(event) > 1) return;
    queueMicrotask(() => {
      const events = this.#queue;
      this.#queue = [];
      batch(() => {
        for (const one of events) applyEvent(this, one);
      });
    });
  }

  // A refused connection does not say why; a call does.
  #linkChanged(state: LinkState): void {
    this.link.value = state;
    if (state === "offline") this.guard(agentApi.me()).catch(() => undefined);
  }

  #resumed(): void {
    this.outbox.wake();
    const open = this.openId.value;
    this.#watch();
    if (open !== null) this.knownThread(open)?.expect(this.index.peek(open)?.countedSeq ?? 0);
    if (this.listsError.value) void this.reset();
  }

  // What I serve is told in full anyway.
  #watch(): void {
    const open = this.openId.value;
    const others = this.watchOthers.value ? this.index.lists.others.value.slice(0, MOST_WATCHED) : [];
    this.#live.tell("watch", { conversations: open === null ? others : [open, ...others], lists: ["waiting", "active", "recent"] });
  }
}
