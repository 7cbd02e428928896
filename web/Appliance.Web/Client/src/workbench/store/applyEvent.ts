// What an event changes in the store.
import type { LiveEvent, Message } from "../../shared/wire.ts";
import type { AgentConversation, NoticeFrame, Presence } from "./agentWire.ts";
import type { Workbench } from "./workbench.ts";

const TYPING_MS = 5000;

export function applyEvent(workbench: Workbench, event: LiveEvent): void {
  const { data } = event;
  switch (event.type) {
    case "conversation.created":
    case "conversation.updated":
      takeConversation(workbench, data.conversation as AgentConversation);
      break;
    case "message.created":
    case "message.updated": {
      const message = data.message as Message;
      if (event.type === "message.created") workbench.notices.message(message);
      const thread = workbench.knownThread(message.conversationId);
      if (thread && message.from === "customer") thread.typingUntil.value = 0;
      workbench.receiveMessage(message);
      break;
    }
    case "added":
      if (data.kind === "conversation") takeConversation(workbench, data.object as AgentConversation);
      break;
    case "removed":
      if (data.kind === "conversation") workbench.leave(data.id as number);
      break;
    case "typing": {
      const thread = workbench.knownThread(data.conversationId as number);
      if (thread && !data.agentId) thread.typingUntil.value = Date.now() + TYPING_MS;
      break;
    }
    case "read": {
      if (!data.agentId) workbench.knownThread(data.conversationId as number)?.readUpTo((data.seq as number) ?? 0);
      else if (data.agentId === workbench.agent.value.id) readElsewhere(workbench, data.conversationId as number, (data.seq as number) ?? 0);
      break;
    }
    case "presence.changed": {
      const change = { presence: data.presence as Presence, reception: data.reception as boolean };
      if (data.agentId === workbench.agent.value.id) workbench.agent.value = { ...workbench.agent.value, ...change };
      workbench.directory.presence(data.agentId as number, change);
      break;
    }
    case "notice.created":
      workbench.unreadNotices.value = data.unread as number;
      workbench.notices.posted(data as unknown as NoticeFrame);
      break;
    case "notice.read":
      workbench.unreadNotices.value = data.unread as number;
      break;
    case "reset":
      void workbench.reset();
      break;
  }
}

function takeConversation(workbench: Workbench, incoming: AgentConversation): void {
  workbench.notices.conversation(workbench.index.peek(incoming.id), incoming);
  workbench.index.follow({ ...incoming, unread: workbench.unreadOf(incoming) });
  workbench.customers.renamed(incoming.customer);
  workbench.knownThread(incoming.id)?.expect(incoming.lastSeq ?? 0);
}

// The same agent in another window.
function readElsewhere(workbench: Workbench, id: number, seq: number): void {
  const last = workbench.index.peek(id)?.countedSeq ?? 0;
  if (seq >= last) workbench.index.change(id, (known) => ({ ...known, unread: 0 }));
}
