// The calls of the workbench, by name.
import { call, upload } from "../../shared/api.ts";
import type { Message, Page, StoredFile } from "../../shared/wire.ts";
import type { Agent, AgentConversation, Customer, Group, Me, PageView, Presence } from "./agentWire.ts";
import type { Outgoing } from "./outbox.ts";
import type { MessageWindow } from "./thread.ts";

const root = "/api/v1";

function query(values: Record<string, string | number | undefined | null>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined && value !== null && value !== "") params.set(name, String(value));
  const text = params.toString();
  return text ? `?${text}` : "";
}

export interface ListQuery {
  state?: "waiting" | "active" | "closed";
  assignee?: "me" | number;
  customer?: number;
  q?: string;
  cursor?: string | null;
  limit?: number;
}

const conversation = (id: number) => `${root}/conversations/${id}`;

export const agentApi = {
  unreadNotices: () => call<{ unread: number }>("GET", `${root}/notices/unread`),
  readNotice: (id: number) => call<void>("POST", `${root}/notices/${id}/read`, undefined, { keepalive: true }),
  me: () => call<Me>("GET", `${root}/me`),
  setPresence: (presence: Presence, reception: boolean) => call<void>("PUT", `${root}/me/presence`, { presence, reception }),
  conversations: (list: ListQuery, signal?: AbortSignal) => call<Page<AgentConversation>>("GET", `${root}/conversations${query({ ...list })}`, undefined, { signal }),
  conversation: (id: number) => call<AgentConversation>("GET", conversation(id)),
  messages: async (id: number, window: MessageWindow) => (await call<Page<Message>>("GET", `${conversation(id)}/messages${query({ ...window })}`)).items,
  accept: (id: number) => call<AgentConversation>("POST", `${conversation(id)}/accept`),
  takeOver: (id: number) => call<AgentConversation | undefined>("POST", `${conversation(id)}/take-over`),
  reopen: (id: number) => call<AgentConversation | undefined>("POST", `${conversation(id)}/reopen`),
  close: (id: number) => call<AgentConversation | undefined>("POST", `${conversation(id)}/close`, {}),
  transfer: (id: number, to: { agentId?: number; groupId?: number; note?: string }) => call<AgentConversation | undefined>("POST", `${conversation(id)}/transfer`, to),
  read: (id: number, seq: number) => call<void>("POST", `${conversation(id)}/read`, { seq }),
  typing: (id: number) => call<void>("POST", `${conversation(id)}/typing`),
  send: (item: Outgoing) => call<Message>("POST", `${conversation(item.conversationId)}/messages`, { clientId: item.clientId, type: item.type, content: item.content }),
  resend: (id: number, messageId: number) => call<Message>("POST", `${conversation(id)}/messages/${messageId}/resend`),
  uploadFile: (file: File, progress: (share: number) => void) => upload<StoredFile>(`${root}/files`, file, file.name, progress),
  customer: (id: number) => call<Customer>("GET", `${root}/customers/${id}`),
  pageViews: (id: number) => call<Page<PageView>>("GET", `${root}/customers/${id}/page-views${query({ limit: 50 })}`),
  agents: () => call<Page<Agent>>("GET", `${root}/agents${query({ limit: 200 })}`),
  loads: () => call<{ items: { agentId: number; active: number }[] }>("GET", `${root}/agents/loads`),
  groups: () => call<Page<Group>>("GET", `${root}/groups${query({ limit: 200 })}`),
};
