// Shapes of the wire contract that both apps read. Times are ISO 8601 strings, ids integers.

export interface Named {
  id: number;
  name: string;
}

export type ConversationState = "waiting" | "active" | "closed";

export interface CustomerSummary {
  id: number;
  name: string | null;
  avatar?: string | null;
  tags?: string[];
}

export interface Entry {
  widgetId?: number | null;
  page?: string | null;
  campaign?: string | null;
  adSource?: string | null;
  region?: string | null;
  device?: string | null;
  referrer?: string | null;
}

export interface Conversation {
  id: number;
  state: ConversationState;
  channelAccountId: number;
  channel: string;
  /** The channel account's name; null for the visitor. */
  channelName?: string | null;
  customer: CustomerSummary;
  group?: Named | null;
  agent?: Named | null;
  priority: "low" | "normal" | "high" | "urgent";
  startedBy: "customer" | "agent";
  entry?: Entry | null;
  unread: number;
  /** Number of the newest message, hidden ones too. */
  lastSeq?: number;
  /** The newest message that is no event. */
  lastMessage?: Message | null;
  startedAt: string;
  queuedAt?: string | null;
  acceptedAt?: string | null;
  firstResponseAt?: string | null;
  closedAt?: string | null;
  closeReason?: string | null;
  queuePlace?: number | null;
  estimatedWaitSeconds?: number | null;
  topic?: unknown;
  solved?: boolean | null;
  rating?: number | null;
}

export type DeliveryState = "queued" | "sent" | "delivered" | "read" | "failed";

export interface Message {
  id: number;
  conversationId: number;
  seq: number;
  clientId: string;
  from: "customer" | "agent" | "bot" | "system";
  automatic: boolean;
  client: "pc" | "mobile" | "api" | "channel";
  /** Who wrote; `heldUntil` when the account has gone to somebody else since. */
  agent?: { id: number; name: string; avatar?: string | null; heldUntil?: string } | null;
  type: string;
  content: MessageContent;
  /** The reason in the language of who asked; a live frame goes to all and brings both. */
  delivery: { state: DeliveryState; reason?: string | null; reasons?: { zh: string; en: string } };
  createdAt: string;
  recalledAt?: string | null;
}

/** The fields of every message type; which are set is told by `Message.type`. */
export interface MessageContent {
  text?: string;
  fileId?: number;
  name?: string;
  size?: number;
  contentType?: string;
  width?: number;
  height?: number;
  duration?: number;
  latitude?: number;
  longitude?: number;
  title?: string;
  url?: string;
  summary?: string;
  image?: string;
  items?: { id?: string | number; title?: string; price?: string | number; summary?: string; image?: string; url?: string }[];
  options?: { id: string; text: string }[];
  optionId?: string;
  values?: Record<string, unknown>;
  subject?: string;
  kind?: string;
  fallbackText?: string;
  [more: string]: unknown;
}

export interface StoredFile {
  id: number;
  url: string;
  name: string;
  size: number;
  contentType: string;
  width?: number;
  height?: number;
}

export interface LiveEvent {
  /** Opaque and ordered as a string; absent on events that are not replayed. */
  cursor?: string | null;
  type: string;
  at?: string;
  data: Record<string, unknown>;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
