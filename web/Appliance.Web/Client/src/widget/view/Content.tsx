import { safeHref } from "../../shared/links.ts";
import { fileSize } from "../../shared/time.ts";
import type { MessageContent } from "../../shared/wire.ts";
import { useParts } from "./context.ts";
import { FileLink, Picture, Playable } from "./Files.tsx";
import { Icon } from "./icons.tsx";
import { LinkedText } from "./LinkedText.tsx";

interface Props {
  type: string;
  content: MessageContent;
  /** Under which the file was chosen here, when it was. */
  localKey?: string | undefined;
}

export function Content({ type, content, localKey }: Props) {
  const { model, chat } = useParts();
  const t = model.texts.value;
  switch (type) {
    case "text": return <LinkedText text={content.text ?? ""} />;
    case "image": return <Picture content={content} localKey={localKey} />;
    case "audio":
    case "video": return <Playable kind={type} content={content} localKey={localKey} />;
    case "file": return <FileLink content={content} about={fileSize(content.size ?? 0)} />;
    case "menuReply": return <LinkedText text={content.text ?? content.fallbackText ?? model.settings.value.menu.find(option => option.id === content.optionId)?.text ?? "…"} />;
    case "menu": return (
      <>
        <LinkedText text={content.text ?? ""} />
        <div class="options">
          {(content.options ?? []).map(option => <button key={option.id} type="button" onClick={() => chat.choose(option)}>{option.text}</button>)}
        </div>
      </>
    );
    case "location": return <span class="file"><Icon name="pin" />{content.title ?? t.location}</span>;
    case "link": return <Card {...content} />;
    case "product":
    case "article": return <>{(content.items ?? []).map((item, i) => <Card key={item.id ?? i} {...item} />)}</>;
    default: return <LinkedText text={content.fallbackText ?? content.text ?? t.unsupported} />;
  }
}

function Card({ title, summary, price, image, url }: { title?: string; summary?: string; price?: string | number; image?: string; url?: string }) {
  const href = safeHref(url);
  const picture = safeHref(image);
  const inner = (
    <>
      {picture && <img src={picture} alt="" loading="lazy" referrerpolicy="no-referrer" />}
      <span><strong>{title}</strong>{price !== undefined && <b>{price}</b>}{summary && <small>{summary}</small>}</span>
    </>
  );
  return href ? <a class="card" href={href} target="_blank" rel="noopener noreferrer nofollow">{inner}</a> : <span class="card">{inner}</span>;
}
