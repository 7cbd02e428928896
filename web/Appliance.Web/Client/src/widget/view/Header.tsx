import { useState } from "preact/hooks";
import { useParts } from "./context.ts";
import { Icon } from "./icons.tsx";

export function Header() {
  const { model, chat, close } = useParts();
  const t = model.texts.value;
  const { title, subtitle, logo, serving, replyMinutes } = model.settings.value;
  const conversation = model.conversation.value;
  const agent = conversation?.state === "active" ? conversation.agent : null;
  const [asking, setAsking] = useState(false);
  const [ending, setEnding] = useState(false);

  const name = agent?.name || title || t.title;
  const about = agent ? title || t.serving
    : !serving ? t.away
      : subtitle || (replyMinutes !== null ? t.usually(replyMinutes) : "");
  const end = async () => {
    setEnding(true);
    await chat.end().catch(() => undefined);
    setEnding(false);
    setAsking(false);
  };

  return (
    <header class="head">
      {logo ? <img class="face" src={logo} alt="" /> : <span class="face letter" aria-hidden="true">{[...name][0]}</span>}
      <div class="who">
        <h1>{name}</h1>
        {about && <p>{about}</p>}
      </div>
      {agent && (
        <button type="button" class="on-head" aria-label={t.end} title={t.end} aria-expanded={asking} onClick={() => setAsking(!asking)}>
          <Icon name="leave" />
        </button>
      )}
      {model.embedded.value && (
        <button type="button" class="on-head" aria-label={t.close} title={t.close} onClick={close}>
          <Icon name={model.fullScreen.value ? "close" : "down"} size={20} />
        </button>
      )}
      {agent && asking && (
        <div class="ask">
          <span>{t.endAsk}</span>
          <button type="button" class="plain" onClick={() => setAsking(false)}>{t.cancel}</button>
          <button type="button" class="main" disabled={ending} onClick={() => void end()}>{t.end}</button>
        </div>
      )}
    </header>
  );
}
