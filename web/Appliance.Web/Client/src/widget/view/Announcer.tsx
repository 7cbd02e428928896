import { useEffect, useRef, useState } from "preact/hooks";
import { useParts } from "./context.ts";
import { inWords } from "./inWords.ts";

/** Reads out what arrives while the panel is open; the transcript itself is not a live region, or the history would be read at every load. */
export function Announcer() {
  const { model } = useParts();
  const said = useRef<number | null>(null);
  const [text, setText] = useState("");
  const messages = model.messages.value;
  const last = messages[messages.length - 1];
  useEffect(() => {
    if (!last || !model.loaded.value) return;
    const fresh = said.current !== null && last.id > said.current;
    said.current = Math.max(said.current ?? 0, last.id);
    if (fresh && last.from !== "customer" && model.open.value) setText(inWords(last, model.texts.value));
  }, [last?.id, model.loaded.value]);
  return <div class="unseen" aria-live="polite">{text}</div>;
}
