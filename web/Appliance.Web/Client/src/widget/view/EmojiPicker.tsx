import { useEffect, useRef } from "preact/hooks";
import { useParts } from "./context.ts";

const EMOJI = [..."😀😄😂🤣😊😍🥰😘😎🤔😅😭😢😡😱😴🤗🙄😳🥺🤝👍👎👌👏🙏💪✌👋🎉🌹💐❤💔🔥✨⭐✅❌❓📦🚚🎁💰📷📞⏰☕"];
const COLUMNS = 8;

/** A small grid of its own: a full picker would weigh more than the rest of the widget. Arrow keys move, Escape closes. */
export function EmojiPicker({ onPick, onClose }: { onPick(symbol: string): void; onClose(): void }) {
  const { model } = useParts();
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => { (grid.current?.firstElementChild as HTMLElement | null)?.focus(); }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...grid.current!.children] as HTMLElement[];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };
    const step = steps[event.key];
    if (event.key === "Escape") onClose();
    else if (step !== undefined) buttons[at + step]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div ref={grid} class="emoji" role="group" aria-label={model.texts.value.emoji} onKeyDown={onKeyDown}>
      {EMOJI.map((symbol, i) => <button key={symbol} type="button" tabIndex={i === 0 ? 0 : -1} onClick={() => onPick(symbol)}>{symbol}</button>)}
    </div>
  );
}
