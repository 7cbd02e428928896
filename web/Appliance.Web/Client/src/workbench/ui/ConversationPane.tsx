import { strings } from "../i18n/strings.ts";
import { useTools } from "./context.ts";
import { Composer } from "./Composer.tsx";
import { Header } from "./Header.tsx";
import { Icon } from "./Icon.tsx";
import { Log } from "./Log.tsx";
import { overlay } from "./overlays.ts";
import { TransferDialog } from "./TransferDialog.tsx";
import { useDelayed } from "./useDelayed.ts";

export function ConversationPane() {
  const { workbench } = useTools();
  const t = strings.value;
  const id = workbench.openId.value;
  const conversation = workbench.openConversation.value;
  const late = useDelayed(id !== null && !conversation, 150, id);
  if (id === null) {
    return (
      <main class="conversation conversation-none">
        <Icon name="messages" class="big" />
        <p class="empty-title">{t.chooseConversation}</p>
        <p class="hint">{t.chooseHint}</p>
      </main>
    );
  }
  if (!conversation) {
    return <main class="conversation conversation-none">{workbench.missing.value === id ? <p class="empty-title">{t.outOfScope}</p> : late && <div class="skeleton" aria-busy="true" />}</main>;
  }
  return (
    <main class="conversation" aria-label={t.conversationNo(id)}>
      <Header conversation={conversation} />
      {overlay.value === "transfer" && conversation.state !== "closed" && <TransferDialog key={id} conversation={conversation} />}
      <Log key={id} id={id} />
      <Composer key={`composer ${id}`} conversation={conversation} />
    </main>
  );
}
