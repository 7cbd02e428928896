import { linkParts } from "../../shared/links.ts";

/** Foreign text: drawn as text nodes; links open apart and learn nothing of this page. */
export function LinkedText({ text }: { text: string }) {
  return (
    <span class="text">
      {linkParts(text).map((part, i) => part.href
        ? <a key={i} href={part.href} target="_blank" rel="noopener noreferrer nofollow">{part.text}</a>
        : part.text)}
    </span>
  );
}
