// What only agents get from the wire contract.
import type { Conversation, Named } from "../../shared/wire.ts";

export type Presence = "online" | "away" | "offline";

export interface Agent {
  id: number;
  login: string;
  displayName: string;
  nickname?: string | null;
  email?: string | null;
  avatar?: string | null;
  locale?: string | null;
  groupIds?: number[];
  capacity?: number;
  load?: number | null;
  presence: Presence;
  reception: boolean;
  state?: string;
}

export interface Me {
  agent: Agent;
  permissions: string[];
  cursor: string;
}

export interface Group {
  id: number;
  name: string;
  agentIds?: number[];
  unansweredSeconds?: number | null;
}

export interface RoutingCandidate {
  agent: Named;
  score: number;
  load: number;
  capacity: number;
  /** What the score says: a code of the strategy. */
  reason?: string | null;
}

export interface RoutingDecision {
  at: string;
  group?: Named | null;
  strategy: string;
  outcome: string;
  agent?: Named | null;
  candidates: RoutingCandidate[];
  skipped: { agent: Named; why: string }[];
  strategyFault?: string | null;
}

export interface Rating {
  score: number;
  tags: string[];
  solved?: boolean | null;
  comment?: string | null;
  at: string;
}

/** A conversation as an agent sees it; `routing` only when asked for alone. */
export interface AgentConversation extends Omit<Conversation, "rating" | "topic"> {
  awaitingReplySince?: string | null;
  /** Kept here, not on the wire: up to which number messages are counted in `unread` and `awaitingReplySince`. */
  countedSeq?: number;
  routing?: RoutingDecision[] | null;
  rating?: Rating | null;
  topic?: Named | null;
}

export interface Identity {
  id: number;
  channelAccountId: number;
  channel: string;
  channelAccountName: string;
  externalId: string;
  name?: string | null;
}

export interface PageView {
  url: string;
  title?: string | null;
  referrer?: string | null;
  at: string;
}

export interface Customer {
  id: number;
  name?: string | null;
  email?: string | null;
  phone?: string | null;
  avatar?: string | null;
  locale?: string | null;
  tags: string[];
  stated: { name?: string | null; email?: string | null; phone?: string | null; attributes?: Record<string, string | number | boolean> | null };
  identities: Identity[];
  conversations: number;
  createdAt: string;
}

/** A notice of the message centre as its agent's connections are told of it. */
export interface NoticeFrame {
  notice: { id: number; kind: string; title: Translated; body?: Translated | null; link?: string | null; readAt?: string | null };
  unread: number;
  sound: boolean;
  desktop: boolean;
}

export interface Translated {
  zh: string;
  en: string;
}
