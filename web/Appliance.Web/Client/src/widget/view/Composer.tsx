import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { fileSize } from "../../shared/time.ts";
import { messageType, refusalOf, type FileRefusal } from "../files.ts";
import { useParts } from "./context.ts";
import { EmojiPicker } from "./EmojiPicker.tsx";
import { Icon } from "./icons.tsx";
import { Tray } from "./Tray.tsx";

const LONGEST = 5000;
const MOST_FILES = 9;

export function Composer() {
  const { model, chat, keep } = useParts();
  const t = model.texts.value;
  const [text, setText] = useState(() => keep.get("draft") ?? "");
  const [files, setFiles] = useState<File[]>([]);
  const [refused, setRefused] = useState("");
  const [emoji, setEmoji] = useState(false);
  const [dropping, setDropping] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const over = [...text].length - LONGEST;
  const ready = (text.trim() !== "" || files.length > 0) && over <= 0;

  useLayoutEffect(() => {
    const field = area.current!;
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 132)}px`;
  }, [text]);
  useEffect(() => {
    // On a phone the keyboard would jump up uncalled.
    if (model.open.value && !model.fullScreen.value) area.current?.focus();
  }, [model.open.value]);
  useEffect(() => {
    if (text) keep.set("draft", text);
    else keep.remove("draft");
  }, [text]);

  const add = (chosen: File[]) => {
    const limits = model.settings.value.maxBytes;
    const inWords = (refusal: FileRefusal, file: File) =>
      refusal === "tooLarge" ? t.tooLarge(file.name, fileSize(limits[messageType(file.type)])) : t[refusal](file.name);
    const problems: string[] = [];
    const good = chosen.filter(file => {
      const refusal = refusalOf(file, limits);
      if (refusal) problems.push(inWords(refusal, file));
      return !refusal;
    });
    const all = [...files, ...good];
    if (all.length > MOST_FILES) problems.push(t.tooMany);
    setFiles(all.slice(0, MOST_FILES));
    setRefused(problems.join(" "));
  };
  const send = () => {
    if (!ready) return;
    for (const file of files) chat.sendFile(file);
    if (text.trim()) chat.sendText(text.trim());
    setText("");
    setFiles([]);
    setRefused("");
    setEmoji(false);
    area.current?.focus();
  };
  const insert = (symbol: string) => {
    const field = area.current!;
    const at = field.selectionStart;
    setText(text.slice(0, at) + symbol + text.slice(field.selectionEnd));
    requestAnimationFrame(() => field.setSelectionRange(at + symbol.length, at + symbol.length));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // 229: Safari ends a composition before the key that ended it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setDropping(false);
    add([...(event.dataTransfer?.files ?? [])]);
  };

  return (
    <div class={dropping ? "composer dropping" : "composer"} onDrop={dropped}
      onDragOver={event => { event.preventDefault(); setDropping(true); }} onDragLeave={() => setDropping(false)}>
      {emoji && <EmojiPicker onPick={insert} onClose={() => { setEmoji(false); area.current?.focus(); }} />}
      <Tray files={files} onRemove={file => setFiles(files.filter(other => other !== file))} />
      {refused && <p class="refused" role="alert">{refused}</p>}
      {over > 0 && <p class="refused" role="alert">{t.tooLong(over)}</p>}
      {dropping && <p class="drop">{t.dropHere}</p>}
      <textarea ref={area} rows={1} value={text} placeholder={t.write} aria-label={t.write} enterkeyhint="send"
        onInput={event => { setText(event.currentTarget.value); chat.typed(); }}
        onKeyDown={onKeyDown}
        onPaste={event => {
          const pasted = [...(event.clipboardData?.files ?? [])];
          if (pasted.length === 0) return;
          event.preventDefault();
          add(pasted);
        }} />
      <div class="tools">
        <button type="button" class="tool" aria-label={t.emoji} title={t.emoji} aria-expanded={emoji} onClick={() => setEmoji(!emoji)}><Icon name="smile" size={20} /></button>
        <button type="button" class="tool" aria-label={t.attach} title={t.attach} onClick={() => picker.current?.click()}><Icon name="clip" size={20} /></button>
        <input ref={picker} type="file" multiple hidden tabIndex={-1} onChange={event => { add([...(event.currentTarget.files ?? [])]); event.currentTarget.value = ""; }} />
        <button type="button" class="send" aria-label={t.send} title={t.send} disabled={!ready} onClick={send}><Icon name="send" /></button>
      </div>
    </div>
  );
}
