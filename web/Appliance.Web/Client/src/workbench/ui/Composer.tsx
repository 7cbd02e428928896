import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { strings } from "../i18n/strings.ts";
import { customerName } from "../store/actions.ts";
import type { AgentConversation } from "../store/agentWire.ts";
import { preferences } from "../store/preferences.ts";
import { AttachmentTray } from "./AttachmentTray.tsx";
import { composerText, focusComposer } from "./composerFocus.ts";
import { useTools } from "./context.ts";
import { EmojiButton } from "./EmojiButton.tsx";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import { useAttachments } from "./useAttachments.ts";
import { sourceName } from "./words.ts";

const LONGEST = 5000;
const COUNT_FROM = 4500;
const TYPING_EVERY_MS = 3000;

/** Where an answer or a note is written. A note lies on yellow paper and has a button of its own. */
export function Composer({ conversation }: { conversation: AgentConversation }) {
  const { workbench, actions } = useTools();
  const t = strings.value;
  const me = workbench.agent.value;
  const mine = conversation.state === "active" && conversation.agent?.id === me.id;
  const maySend = workbench.may("conversations.send");
  if (!maySend) return <Bar text={t.noSendRight} />;
  const noting = workbench.drafts.of(conversation.id).value.mode === "note";
  const note = () => {
    workbench.drafts.set(conversation.id, { mode: "note" });
    focusComposer();
  };
  // A note can be written at any time; a reply only by who serves it and is there.
  if (noting || mine) {
    if (mine && me.presence === "offline" && !noting) return <Bar text={t.offlineAgent} note={note} action={{ label: t.goOnline, run: () => actions.setPresence({ presence: "online" }) }} />;
    return <Writing conversation={conversation} />;
  }
  if (conversation.state === "waiting") {
    return <Bar text={t.waitingComposer} note={note} action={workbench.may("conversations.accept") ? { label: t.accept, run: () => actions.accept(conversation.id) } : undefined} />;
  }
  if (conversation.state === "closed") return <Bar text={t.closedComposer} note={note} action={{ label: t.reopen, run: () => actions.reopen(conversation.id) }} />;
  return <Bar text={t.otherComposer(conversation.agent?.name ?? t.someone)} note={note} />;
}

function Bar({ text, action, note }: { text: string; action?: { label: string; run(): unknown }; note?: () => void }) {
  return (
    <footer class="composer composer-bar">
      <span>{text}</span>
      {note && <button type="button" class="button button-note" title={`${strings.value.note}  M`} onClick={note}><Icon name="note" /><span>{strings.value.note}</span></button>}
      {action && <button type="button" class="button button-primary" onClick={() => void action.run()}>{action.label}</button>}
    </footer>
  );
}

function Writing({ conversation }: { conversation: AgentConversation }) {
  const { workbench } = useTools();
  const t = strings.value;
  const { id } = conversation;
  const draft = workbench.drafts.of(id).value;
  const { mode } = draft;
  const text = mode === "note" ? draft.note : draft.reply;
  const area = useRef<HTMLTextAreaElement>(null);
  const attachments = useAttachments(id);
  const [dragging, setDragging] = useState(false);
  const lastTyping = useRef(0);
  const over = text.length - LONGEST;
  const empty = text.trim() === "" && (mode === "note" || attachments.items.length === 0);
  const name = customerName(conversation.customer);
  const mayAttach = mode === "reply" && workbench.may("files.send");

  composerText.area = area;
  useLayoutEffect(() => grow(area.current), [text, mode]);
  useEffect(() => {
    // A phone would cover half the screen with its keyboard.
    if (!composerText.quiet && matchMedia("(min-width: 700px) and (pointer: fine)").matches) area.current?.focus({ preventScroll: true });
    composerText.quiet = false;
  }, [id]);

  const write = (value: string) => {
    workbench.drafts.set(id, mode === "note" ? { note: value } : { reply: value });
    if (mode === "reply" && value && Date.now() - lastTyping.current > TYPING_EVERY_MS) {
      lastTyping.current = Date.now();
      workbench.tellTyping(id);
    }
  };
  const send = () => {
    if (empty || over > 0) return;
    if (mode === "reply") for (const item of attachments.take()) workbench.send(id, item.type, { name: item.file.name, size: item.file.size, contentType: item.file.type }, item.file, item.preview);
    if (text.trim()) workbench.send(id, mode === "note" ? "note" : "text", { text: text.trim() });
    workbench.drafts.set(id, mode === "note" ? { note: "" } : { reply: "" });
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // 229: Safari reports the Enter that ends a composition after the composition's end.
    if (event.isComposing || event.keyCode === 229 || event.key !== "Enter") return;
    const withCtrl = event.ctrlKey || event.metaKey;
    if (preferences.value.sendKey === "enter" ? withCtrl || !event.shiftKey : withCtrl) {
      event.preventDefault();
      send();
    }
  };
  const addFiles = (files: FileList | null | undefined): boolean => {
    if (!files?.length || !mayAttach) return false;
    attachments.add([...files]);
    return true;
  };

  return (
    <footer
      class={`composer${mode === "note" ? " composer-note" : ""}${dragging ? " composer-drag" : ""}`}
      onDragOver={(event) => { if (mayAttach && event.dataTransfer?.types.includes("Files")) { event.preventDefault(); setDragging(true); } }}
      onDragLeave={() => setDragging(false)}
      onDrop={(event) => { setDragging(false); if (addFiles(event.dataTransfer?.files)) event.preventDefault(); }}
    >
      <div class="composer-top">
        <div class="modes" role="tablist" aria-label={t.reply}>
          <button type="button" role="tab" aria-selected={mode === "reply"} title={`${t.reply}  R`} onClick={() => { workbench.drafts.set(id, { mode: "reply" }); area.current?.focus(); }}>{t.reply}</button>
          <button type="button" role="tab" aria-selected={mode === "note"} title={`${t.note}  M`} onClick={() => { workbench.drafts.set(id, { mode: "note" }); area.current?.focus(); }}>{t.note}</button>
        </div>
        <span class="composer-to">{mode === "note" ? t.noteHint : t.to(name, sourceName(conversation))}</span>
      </div>
      <AttachmentTray attachments={attachments} hidden={mode === "note"} />
      <textarea
        ref={area}
        rows={2}
        value={text}
        placeholder={mode === "note" ? t.notePlaceholder : t.placeholder}
        aria-label={mode === "note" ? t.notePlaceholder : t.placeholder}
        aria-invalid={over > 0}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={(event) => { if (addFiles(event.clipboardData?.files)) event.preventDefault(); }}
      />
      <div class="composer-foot">
        <EmojiButton insert={(emoji) => insert(area.current, emoji)} />
        {mayAttach && <FileButton onFiles={(files) => addFiles(files)} />}
        <span class="composer-space" />
        {text.length >= COUNT_FROM && <span class={over > 0 ? "bad" : "hint"} role="status">{over > 0 ? t.tooLong(over) : `${text.length} / ${LONGEST}`}</span>}
        <button type="button" class={mode === "note" ? "button button-note" : "button button-primary"} disabled={empty || over > 0} onClick={send} title={`${mode === "note" ? t.saveNote : t.send}  ${preferences.value.sendKey === "enter" ? "Enter" : "Ctrl Enter"}`}>
          <Icon name={mode === "note" ? "note" : "send"} /><span>{mode === "note" ? t.saveNote : t.send}</span>
        </button>
      </div>
      {dragging && <div class="drop">{t.dropHere}</div>}
    </footer>
  );
}

function FileButton({ onFiles }: { onFiles(files: FileList | null): void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton icon="paperclip" label={strings.value.attach} onClick={() => input.current?.click()} />
      <input ref={input} type="file" multiple hidden onChange={(event) => { onFiles(event.currentTarget.files); event.currentTarget.value = ""; }} />
    </>
  );
}

/** From two to ten lines. */
function grow(area: HTMLTextAreaElement | null): void {
  if (!area) return;
  area.style.height = "auto";
  area.style.height = `${Math.min(area.scrollHeight, 10 * 22 + 16)}px`;
}

// execCommand keeps the browser's own undo; where it is gone the value is set.
function insert(area: HTMLTextAreaElement | null, text: string): void {
  if (!area) return;
  area.focus();
  if (document.execCommand?.("insertText", false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
