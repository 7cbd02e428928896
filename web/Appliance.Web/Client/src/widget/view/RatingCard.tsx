import { useState } from "preact/hooks";
import type { Rating } from "../visitorApi.ts";
import { useParts } from "./context.ts";
import { Icon } from "./icons.tsx";

/** One tap rates; the rest may follow. Shown when a person has served and the conversation has ended. */
export function RatingCard() {
  const { model, api, keep } = useParts();
  const t = model.texts.value;
  const conversation = model.conversation.value;
  const [rating, setRating] = useState<Rating | null>(null);
  const [comment, setComment] = useState("");
  const [done, setDone] = useState(false);
  const [failed, setFailed] = useState(false);

  // After a reload the session alone tells what has ended.
  const ended = conversation
    ? conversation.state === "closed" && conversation.acceptedAt ? { id: conversation.id, rated: Boolean(conversation.rating) } : null
    : model.last.value;
  if (!ended) return null;
  if (!rating && (ended.rated || model.ratedId.value === ended.id)) return null;
  // What the visitor has begun to say after the end is a new conversation.
  if (model.pending.value.length > 0) return null;
  if (done) return <div class="rating" role="status"><strong>{t.thanks}</strong></div>;

  const save = async (next: Rating, last: boolean) => {
    setRating(next);
    setFailed(false);
    try {
      await api.rate(next);
      keep.set("rated", String(ended.id));
      model.ratedId.value = ended.id;
      if (last) setDone(true);
    } catch {
      setFailed(true);
    }
  };
  const score = rating?.score ?? 0;
  const tags = score >= 4 ? t.tags : t.tagsLow;
  const toggle = (tag: string) => {
    const now = rating!.tags ?? [];
    setRating({ ...rating!, tags: now.includes(tag) ? now.filter(other => other !== tag) : [...now, tag] });
  };

  return (
    <section class="rating" aria-label={t.rate}>
      <strong>{rating ? t.stars[score - 1] : t.rate}</strong>
      <div class="stars" role="radiogroup" aria-label={t.rate}>
        {t.stars.map((label, i) => (
          <button key={i} type="button" role="radio" aria-checked={score === i + 1} aria-label={label} title={label}
            class={score > i ? "on" : ""} onClick={() => void save({ score: i + 1 }, false)}>
            <Icon name="star" size={28} filled={score > i} />
          </button>
        ))}
      </div>
      {rating && (
        <>
          <div class="chips">
            {tags.map(tag => <button key={tag} type="button" aria-pressed={rating.tags?.includes(tag) ?? false} onClick={() => toggle(tag)}>{tag}</button>)}
          </div>
          <div class="chips" role="group" aria-label={t.solved}>
            <span>{t.solved}</span>
            {[true, false].map(yes => <button key={String(yes)} type="button" aria-pressed={rating.solved === yes} onClick={() => setRating({ ...rating, solved: yes })}>{yes ? t.yes : t.no}</button>)}
          </div>
          <textarea rows={2} maxLength={1000} placeholder={t.comment} aria-label={t.comment} value={comment} onInput={event => setComment(event.currentTarget.value)} />
          <button type="button" class="main" onClick={() => void save({ ...rating, ...(comment.trim() ? { comment: comment.trim() } : {}) }, true)}>{t.submit}</button>
        </>
      )}
      {failed && <p class="refused" role="alert">{t.leaveFailed}</p>}
    </section>
  );
}
