// Finds the links of a plain text. The pieces are drawn as text nodes and anchors, never as markup.

export interface TextPart {
  text: string;
  /** Absolute http or https address, when the piece is a link. */
  href?: string;
}

// Stops at white space, CJK text and full-width punctuation, which Chinese writers put right behind a link.
const LINK = /(?:https?:\/\/|www\.)[^\s<>"'`\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+/gi;

export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const found = trimTail(match[0]);
    const href = safeHref(found.startsWith("w") || found.startsWith("W") ? `https://${found}` : found);
    if (!href) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: found, href });
    from = match.index + found.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** The address when it is http or https, else null: `javascript:` and the like never become a link. */
export function safeHref(address: unknown): string | null {
  if (typeof address !== "string") return null;
  try {
    const url = new URL(address);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

/** A full stop or an unbalanced bracket behind a link belongs to the sentence. */
function trimTail(link: string): string {
  let end = link.length;
  while (end > 0) {
    const last = link[end - 1]!;
    if (".,;:!?'*_~".includes(last)) end--;
    else if (last === ")" && !link.slice(0, end).includes("(")) end--;
    else break;
  }
  return link.slice(0, end);
}
