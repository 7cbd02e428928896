// What the frame shows. Changed by the conversation alone, read by the views.
import { computed, signal } from "@preact/signals";
import type { Conversation, Message } from "../shared/wire.ts";
import type { LiveState } from "./live.ts";
import type { Entry } from "./outbox.ts";
import type { Insets } from "./protocol.ts";
import { DEFAULTS, type Settings } from "./settings.ts";
import { localeFor, textsFor } from "./texts.ts";
import { rows, unreadCount } from "./transcript.ts";
import type { SessionAnswer } from "./visitorApi.ts";

/** idle: nobody asked for a session yet · starting · ready · unavailable: no such widget, or it is switched off. */
export type Phase = "idle" | "starting" | "ready" | "unavailable";

export function createModel() {
  const settings = signal<Settings>(DEFAULTS);
  const pageLang = signal(navigator.language);
  const messages = signal<Message[]>([]);
  const pending = signal<Entry[]>([]);
  const readId = signal(0);
  const conversation = signal<Conversation | null>(null);
  const locale = computed(() => settings.value.locale ?? localeFor(pageLang.value));
  return {
    settings,
    pageLang,
    messages,
    pending,
    readId,
    conversation,
    /** While none is open: the one that ended lately, as the session told it. */
    last: signal<SessionAnswer["lastConversation"]>(null),
    locale,
    texts: computed(() => textsFor(locale.value)),
    phase: signal<Phase>("idle"),
    /** The transcript was read at least once, from the server or from what was kept. */
    loaded: signal(false),
    loadFailed: signal(false),
    hasOlder: signal(false),
    live: signal<LiveState>("off"),
    online: signal(navigator.onLine),
    open: signal(false),
    visible: signal(!document.hidden),
    embedded: signal(true),
    fullScreen: signal(false),
    insets: signal<Insets>({ top: 0, right: 0, bottom: 0, left: 0 }),
    dark: signal(false),
    /** clientId → share uploaded, 0…1. */
    progress: signal<Record<string, number>>({}),
    /** Name of the agent who is writing, or null. */
    typing: signal<string | null>(null),
    /** Grows with the minute, so that 今天 becomes 昨天 at midnight. */
    now: signal(new Date()),
    rows: computed(() => rows(messages.value, pending.value)),
    unread: computed(() => unreadCount(messages.value, readId.value)),
    /** Conversation whose rating the visitor has given or waved away. */
    ratedId: signal(0),
  };
}

export type Model = ReturnType<typeof createModel>;
