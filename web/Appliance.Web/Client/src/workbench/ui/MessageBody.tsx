import { strings } from "../i18n/strings.ts";
import { linkParts, safeHref } from "../../shared/links.ts";
import { fileSize } from "../../shared/time.ts";
import type { Message } from "../../shared/wire.ts";
import { Icon } from "./Icon.tsx";

const WIDEST = 320;
const HIGHEST = 320;

export function MessageBody({ message }: { message: Message }) {
  const t = strings.value;
  const { content, type } = message;
  switch (type) {
    case "text":
    case "note":
      return <Text text={content.text ?? ""} />;
    case "image":
      return <Picture message={message} />;
    case "audio":
      return <audio controls preload="none" src={fileUrl(message)} aria-label={content.name ?? t.kinds.audio} />;
    case "video":
      return <video controls preload="metadata" class="picture" src={fileUrl(message)} aria-label={content.name ?? t.kinds.video} />;
    case "file":
      return <FileLink message={message} />;
    case "location":
      return <span>{t.kinds.location} {content.title} <span class="hint tabular">{content.latitude}, {content.longitude}</span></span>;
    case "link":
      return <Card title={content.title} summary={content.summary} url={content.url} />;
    case "product":
    case "article":
      return <>{content.items?.map((item, index) => <Card key={index} title={item.title} summary={item.summary ?? (item.price === undefined ? undefined : String(item.price))} url={item.url} />)}</>;
    case "menu":
      return <><Text text={content.text ?? ""} /><ul class="options">{content.options?.map((option) => <li key={option.id}>{option.text}</li>)}</ul></>;
    case "menuReply":
      return <span>{t.chose(content.text ?? content.fallbackText ?? content.optionId ?? "")}</span>;
    case "form":
      return <dl class="form">{Object.entries(content.values ?? {}).map(([key, value]) => <><dt>{key}</dt><dd>{String(value)}</dd></>)}</dl>;
    case "email":
      return <>{content.subject && <p class="strong">{content.subject}</p>}<Text text={content.text ?? content.fallbackText ?? ""} /></>;
    case "rating":
      return <span>{typeof content.score === "number" ? t.rated(content.score) : t.kinds.rating} {content.text ?? content.fallbackText}</span>;
    default:
      return <span class="hint">{content.fallbackText ?? content.text ?? t.kinds[type] ?? t.kinds.unsupported}</span>;
  }
}

function Text({ text }: { text: string }) {
  return (
    <p class="text">
      {linkParts(text).map((part, index) => (part.href ? <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">{part.text}</a> : part.text))}
    </p>
  );
}

const fileUrl = (message: Message) => `/api/v1/files/${message.content.fileId}`;

// The place is kept from the stored size before the picture is there, so that nothing jumps.
function Picture({ message }: { message: Message }) {
  const { content } = message;
  const name = content.name ?? "";
  const [w, h] = [content.width ?? 240, content.height ?? 180];
  const scale = Math.min(1, WIDEST / w, HIGHEST / h);
  return (
    <a class="picture-link" href={fileUrl(message)} target="_blank" rel="noopener" aria-label={strings.value.openImage(name)}>
      <img class="picture" loading="lazy" src={fileUrl(message)} alt={name} width={Math.round(w * scale)} height={Math.round(h * scale)} />
    </a>
  );
}

function FileLink({ message }: { message: Message }) {
  const { name = "", size = 0 } = message.content;
  return (
    <a class="file" href={fileUrl(message)} download={name} title={strings.value.download(name)}>
      <Icon name="download" /><span class="file-name">{name}</span><span class="hint">{fileSize(size)}</span>
    </a>
  );
}

function Card({ title, summary, url }: { title?: string; summary?: string; url?: string }) {
  const href = safeHref(url);
  const inner = <><span class="strong">{title}</span>{summary && <span class="hint">{summary}</span>}</>;
  return href ? <a class="card" href={href} target="_blank" rel="noopener noreferrer">{inner}</a> : <span class="card">{inner}</span>;
}
