import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { dayLine } from "../../shared/time.ts";
import { Announcer } from "./Announcer.tsx";
import { Bubble } from "./Bubble.tsx";
import { useParts } from "./context.ts";
import { Greeting } from "./Greeting.tsx";
import { Icon } from "./icons.tsx";

const NEAR = 60;

export function Transcript({ children }: { children: ComponentChildren }) {
  const { model, chat } = useParts();
  const t = model.texts.value;
  const box = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const top = useRef(0);
  const [below, setBelow] = useState(0);
  const [away, setAway] = useState(false);
  const [loading, setLoading] = useState(false);
  const rows = model.rows.value;
  const last = rows[rows.length - 1];

  const toEnd = () => {
    atEnd.current = true;
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
    setBelow(0);
    setAway(false);
  };

  // Stays at the end where it was there; a transcript being read stays where it is, and a pill says what arrived.
  useLayoutEffect(() => {
    if (atEnd.current || last?.pending) toEnd();
    else if (last?.message && last.message.from !== "customer") setBelow(below + 1);
  }, [last?.key]);
  // Images that grow, the keyboard that shrinks the frame, a card that opens: the end stays in view.
  useEffect(() => {
    const observer = new ResizeObserver(() => { if (atEnd.current) toEnd(); });
    observer.observe(box.current!);
    observer.observe(inner.current!);
    return () => observer.disconnect();
  }, []);

  // Only a move upwards leaves the end: content that grows under a late scroll event is no decision of the reader's.
  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current!;
    if (scrollHeight - scrollTop - clientHeight < NEAR) atEnd.current = true;
    else if (scrollTop < top.current) atEnd.current = false;
    top.current = scrollTop;
    setAway(!atEnd.current);
    if (atEnd.current) setBelow(0);
  };
  const older = async () => {
    const from = box.current!.scrollHeight - box.current!.scrollTop;
    setLoading(true);
    await chat.older().catch(() => undefined);
    setLoading(false);
    requestAnimationFrame(() => { if (box.current) box.current.scrollTop = box.current.scrollHeight - from; });
  };

  return (
    <div class="body">
      <div ref={box} class="scroll" tabIndex={0} role="region" aria-label={t.history} onScroll={onScroll}>
        <div ref={inner} class="rows">
          {model.hasOlder.value && <button type="button" class="older" disabled={loading} onClick={() => void older()}>{loading ? <span class="spin" /> : t.older}</button>}
          {model.loadFailed.value && <p class="event">{t.loadFailed} <button type="button" class="link" onClick={() => void chat.sync()}>{t.again}</button></p>}
          {!model.hasOlder.value && <Greeting />}
          {rows.map(row => (
            <div key={row.key} class={row.head ? "row first" : "row"}>
              {row.day && <p class="day"><span>{dayLine(row.day, model.now.value, model.locale.value)}</span></p>}
              <Bubble row={row} />
            </div>
          ))}
          {model.typing.value !== null && <p class="typing"><i /><i /><i /><span>{t.typing(model.typing.value)}</span></p>}
          {children}
        </div>
      </div>
      {away && <button type="button" class={below ? "pill new" : "pill"} aria-label={t.toBottom} onClick={toEnd}>{below > 0 && t.newBelow(below)}<Icon name="down" size={16} /></button>}
      <Announcer />
    </div>
  );
}
