import { useEffect, useState } from "preact/hooks";
import type { MessageContent } from "../../shared/wire.ts";
import { useParts } from "./context.ts";
import { Icon } from "./icons.tsx";

interface Props {
  content: MessageContent;
  localKey?: string | undefined;
}

/** An object URL of the file: the bytes chosen here where they are still held, else the server's. undefined: loading, null: could not be read. */
function useBytes({ content, localKey }: Props): string | null | undefined {
  const { api, shelf } = useParts();
  const [url, setUrl] = useState<string | null | undefined>(undefined);
  const held = localKey ? shelf.held(localKey) : null;
  useEffect(() => {
    let made: string | null = null;
    let over = false;
    const show = (blob: Blob) => {
      if (!over) setUrl((made = URL.createObjectURL(blob)));
    };
    if (held) show(held);
    else if (content.fileId !== undefined) api.file(content.fileId).then(show, () => { if (!over) setUrl(null); });
    else if (localKey) void shelf.get(localKey).then(blob => (blob ? show(blob) : setUrl(null)));
    return () => {
      over = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [held, held ? 0 : content.fileId]);
  return url;
}

export function Picture(props: Props) {
  const { model } = useParts();
  const t = model.texts.value;
  const url = useBytes(props);
  const { width, height, name } = props.content;
  // The place is held before the bytes are there, so that nothing jumps.
  const box = width && height ? { aspectRatio: `${width} / ${height}`, width: Math.min(width, 220, (220 * width) / height) } : {};
  if (url === null) return <span class="file"><Icon name="alert" />{t.fileGone}</span>;
  return (
    <a class="picture" style={box} href={url} target="_blank" rel="noopener" aria-label={`${t.image} ${name ?? ""}`}>
      {url && <img src={url} alt={name ?? t.image} />}
    </a>
  );
}

export function Playable({ kind, ...props }: Props & { kind: "audio" | "video" }) {
  const { model } = useParts();
  const url = useBytes(props);
  if (url === null) return <span class="file"><Icon name="alert" />{model.texts.value.fileGone}</span>;
  return kind === "audio" ? <audio controls src={url} /> : <video controls playsInline src={url} />;
}

export function FileLink({ content, about }: { content: MessageContent; about: string }) {
  const { model, api } = useParts();
  const t = model.texts.value;
  const [state, setState] = useState<"" | "busy" | "gone">("");
  const download = async () => {
    setState("busy");
    try {
      const url = URL.createObjectURL(await api.file(content.fileId!));
      const link = document.createElement("a");
      link.href = url;
      link.download = content.name ?? "";
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      setState("");
    } catch {
      setState("gone");
    }
  };
  return (
    <button type="button" class="file" disabled={content.fileId === undefined || state === "busy"} onClick={() => void download()} title={t.download}>
      <Icon name="file" size={22} />
      <span><strong>{content.name}</strong><small>{state === "gone" ? t.fileGone : about}</small></span>
    </button>
  );
}
