import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { locale, strings } from "../i18n/strings.ts";
import { dayLine } from "../../shared/time.ts";
import { customerName } from "../store/actions.ts";
import { logItems } from "../store/logItems.ts";
import { now } from "../store/now.ts";
import { useTools } from "./context.ts";
import { Explanation } from "./Explanation.tsx";
import { MessageRow } from "./MessageRow.tsx";
import { OutgoingRow } from "./OutgoingRow.tsx";
import { useDelayed } from "./useDelayed.ts";

const NEAR_TOP = 300;
const AT_BOTTOM = 24;

/** The messages of the open conversation. It stays where it is scrolled; at the end it follows. */
export function Log({ id }: { id: number }) {
  const { workbench } = useTools();
  const t = strings.value;
  const thread = workbench.thread(id);
  const messages = thread.messages.value;
  const outgoing = workbench.outbox.of(id).value;
  const unreadSeq = thread.unreadSeq.value;
  const items = useMemo(() => logItems(messages, unreadSeq), [messages, unreadSeq]);
  const sent = useMemo(() => new Set(messages.map((message) => message.clientId)), [messages]);
  const pending = outgoing.filter((item) => !sent.has(item.clientId));
  const scroller = useRef<HTMLDivElement>(null);
  const follow = useFollow(scroller, messages.length > 0, messages[0]?.seq, messages[messages.length - 1]?.seq ?? 0, pending.length);
  const late = useDelayed(thread.state.value === "loading", 150, id);

  // Seen means: on the screen's end, in a window that somebody looks at.
  const lastSeq = thread.lastSeq;
  useEffect(() => {
    const see = () => {
      if (lastSeq > 0 && follow.atEnd && document.visibilityState === "visible" && document.hasFocus()) workbench.markRead(id, lastSeq);
    };
    see();
    addEventListener("focus", see);
    document.addEventListener("visibilitychange", see);
    return () => {
      removeEventListener("focus", see);
      document.removeEventListener("visibilitychange", see);
    };
  }, [id, lastSeq, follow.atEnd]);

  const onScroll = () => {
    follow.onScroll();
    if (scroller.current && scroller.current.scrollTop < NEAR_TOP) thread.older().catch(() => undefined);
  };

  return (
    <div class="log-frame">
      <div class="log-scroll" ref={scroller} onScroll={onScroll} tabIndex={0} role="log" aria-label={t.log} aria-live="polite" aria-busy={thread.state.value === "loading"}>
        <div class="log">
          {late && <div class="log-skeleton"><span /><span /><span /></div>}
          {thread.state.value === "error" && (
            <div class="empty"><p class="empty-title">{t.messagesError}</p><button type="button" class="button" onClick={() => thread.load().catch(() => undefined)}>{t.retry}</button></div>
          )}
          {thread.state.value === "ready" && <p class="log-begin hint">{thread.atStart ? t.beginning : thread.loadingOlder.value ? t.loadingOlder : " "}</p>}
          {items.map((item) => {
            if (item.kind === "day") return <div key={item.key} class="log-line"><span>{dayLine(new Date(item.at), new Date(now.peek()), locale.value)}</span></div>;
            if (item.kind === "unread") return <div key={item.key} class="log-line log-unread" role="separator"><span>{t.unreadLine}</span></div>;
            return <MessageRow key={item.key} message={item.message} together={item.together} last={item.last} />;
          })}
          {messages.length > 0 && <StillWaiting id={id} />}
          {pending.map((item) => <OutgoingRow key={item.clientId} item={item} />)}
        </div>
      </div>
      <Typing id={id} />
      {!follow.atEnd && (
        <button type="button" class="pill pill-bottom" onClick={follow.toEnd}>{t.newMessages(follow.below)}</button>
      )}
    </div>
  );
}

function useFollow(scroller: { current: HTMLDivElement | null }, loaded: boolean, firstSeq: number | undefined, lastSeq: number, pending: number) {
  const [atEnd, setAtEnd] = useState(true);
  const [below, setBelow] = useState(0);
  const at = useRef({ end: true, first: firstSeq, last: lastSeq, pending, height: 0, begun: false });

  const toEnd = () => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  };

  useLayoutEffect(() => {
    const element = scroller.current;
    const was = at.current;
    if (!element || !loaded) return;
    if (!was.begun) {
      // Opened: at the unread line when there is one, else at the end.
      was.begun = true;
      const line = element.querySelector<HTMLElement>(".log-unread");
      if (line) element.scrollTop = line.offsetTop - 80;
      else toEnd();
      was.end = element.scrollHeight - element.scrollTop - element.clientHeight <= AT_BOTTOM;
      setAtEnd(was.end);
    } else if (firstSeq !== was.first && (firstSeq ?? 0) < (was.first ?? 0)) {
      // Older ones came above: what is being read stays under the eyes.
      element.scrollTop += element.scrollHeight - was.height;
    } else if (was.end || pending > was.pending) {
      toEnd();
    } else if (lastSeq > was.last) {
      setBelow((n) => n + lastSeq - was.last);
    }
    Object.assign(was, { first: firstSeq, last: lastSeq, pending, height: element.scrollHeight });
  });

  // The composer grows, a picture comes in: at the end it stays at the end.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (at.current.begun && at.current.end) toEnd();
      at.current.height = element.scrollHeight;
    });
    observer.observe(element);
    observer.observe(element.firstElementChild!);
    return () => observer.disconnect();
  }, []);

  return {
    atEnd,
    below,
    toEnd,
    onScroll: () => {
      const element = scroller.current!;
      const end = element.scrollHeight - element.scrollTop - element.clientHeight <= AT_BOTTOM;
      at.current.end = end;
      at.current.height = element.scrollHeight;
      if (end !== atEnd) setAtEnd(end);
      if (end && below !== 0) setBelow(0);
    },
  };
}

/** Why nobody has it yet, at the end of what was said. */
function StillWaiting({ id }: { id: number }) {
  const { workbench } = useTools();
  const t = strings.value;
  const conversation = workbench.index.get(id)?.value;
  const latest = conversation?.state === "waiting" ? conversation.routing?.[0] : undefined;
  if (!latest || latest.outcome === "assigned") return null;
  return (
    <div class="event">
      <p class="event-text">{t.stillWaiting(t.routingOutcome[latest.outcome] ?? latest.outcome)}</p>
      <Explanation conversationId={id} at={latest.at} />
    </div>
  );
}

function Typing({ id }: { id: number }) {
  const { workbench } = useTools();
  const until = workbench.thread(id).typingUntil.value;
  const customer = workbench.index.get(id)?.value.customer;
  if (!customer || until === 0 || now.value > until) return null;
  return <div class="typing" aria-live="polite">{strings.value.typing(customerName(customer))}</div>;
}
