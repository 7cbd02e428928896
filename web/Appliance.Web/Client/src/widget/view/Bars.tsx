import { useEffect, useState } from "preact/hooks";
import { duration } from "../../shared/time.ts";
import { useParts } from "./context.ts";
import { Icon } from "./icons.tsx";

/** Off line, reconnecting, waiting in line: one bar each, above the transcript. */
export function Bars() {
  const { model } = useParts();
  const t = model.texts.value;
  const conversation = model.conversation.value;
  const trouble = useLasting(model.phase.value === "ready" && model.live.value !== "live" || model.phase.value === "starting" && model.loaded.value, 3_000);
  const seconds = conversation?.estimatedWaitSeconds;
  return (
    <div role="status">
      {!model.online.value ? <p class="bar warn"><Icon name="offline" size={16} />{t.offline}</p>
        : trouble && <p class="bar"><span class="spin" />{t.connecting}</p>}
      {conversation?.state === "waiting" && (
        <div class="bar queue">
          <strong>{conversation.queuePlace ? t.queue(conversation.queuePlace) : t.queued}</strong>
          {seconds ? <span>{t.estimate(duration(seconds * 1000, model.locale.value))}</span> : null}
          <p>{t.meanwhile}</p>
        </div>
      )}
    </div>
  );
}

/** True once `on` has been true for `ms`: a blink of the network is nobody's business. */
function useLasting(on: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!on) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), ms);
    return () => clearTimeout(timer);
  }, [on]);
  return on && lasting;
}
