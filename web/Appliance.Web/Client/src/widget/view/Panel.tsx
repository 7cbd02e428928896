import { useEffect, useRef } from "preact/hooks";
import { Bars } from "./Bars.tsx";
import { Composer } from "./Composer.tsx";
import { useParts } from "./context.ts";
import { Header } from "./Header.tsx";
import { LeaveMessage } from "./LeaveMessage.tsx";
import { RatingCard } from "./RatingCard.tsx";
import { Transcript } from "./Transcript.tsx";
import { useFocusTrap } from "./useFocusTrap.ts";

export function Panel() {
  const { model, close } = useParts();
  const panel = useRef<HTMLDivElement>(null);
  const { top, right, bottom, left } = model.insets.value;
  const full = model.fullScreen.value;
  useFocusTrap(panel, full && model.embedded.value && model.open.value);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && model.embedded.value && !event.defaultPrevented) close();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  const inner = model.phase.value === "unavailable" ? <Unavailable /> : <Conversation />;
  return (
    <div ref={panel} class={full ? "panel full" : "panel"} style={full ? { paddingTop: top, paddingRight: right, paddingBottom: bottom, paddingLeft: left } : {}}>
      <Header />
      {inner}
    </div>
  );
}

function Conversation() {
  const { model } = useParts();
  const idle = !model.conversation.value || model.conversation.value.state === "closed";
  // Nobody is here and nothing is running: a form beside the composer, so that the answer can reach the visitor elsewhere.
  const leave = !model.settings.value.serving && idle && model.pending.value.length === 0 && model.phase.value === "ready";
  return (
    <>
      <Bars />
      <Transcript>
        {leave ? <LeaveMessage /> : <RatingCard />}
      </Transcript>
      <Composer />
    </>
  );
}

function Unavailable() {
  const { model } = useParts();
  const t = model.texts.value;
  return (
    <div class="nothing">
      <strong>{t.unavailable}</strong>
      <p>{t.unavailableMore}</p>
    </div>
  );
}
