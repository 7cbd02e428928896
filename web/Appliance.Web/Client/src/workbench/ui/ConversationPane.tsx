import { strings } from "../i18n/strings.ts";
import { useTools } from "./context.ts";
import { Composer } from "./Composer.tsx";
import { Header } from "./Header.tsx";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
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
    const missing = workbench.missing.value;
    return (
      <main class="conversation conversation-none">
        <IconButton icon="left" label={t.back} class="only-phone" onClick={() => workbench.open(null)} />
        {missing ? <p class="empty-title">{missing.hidden ? t.outOfScope : t.messagesError}</p> : late && <div class="skeleton" aria-busy="true" />}
        {missing && !missing.hidden && <button type="button" class="button" onClick={() => workbench.open(id)}>{t.retry}</button>}
      </main>
    );
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
