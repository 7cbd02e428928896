import { useEffect, useRef } from "preact/hooks";
import { locale, strings } from "../i18n/strings.ts";
import { IconButton } from "./IconButton.tsx";
import { closeOverlay, overlay, toggleOverlay } from "./overlays.ts";

export function EmojiButton({ insert }: { insert(emoji: string): void }) {
  return (
    <span class="emoji-anchor">
      <IconButton icon="smile" label={strings.value.emoji} expanded={overlay.value === "emoji"} onClick={() => toggleOverlay("emoji")} />
      {overlay.value === "emoji" && <EmojiPicker insert={insert} />}
    </span>
  );
}

// The picker and its words load when somebody first asks for them.
function EmojiPicker({ insert }: { insert(emoji: string): void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    const language = locale.value === "en" ? "en" : "zh";
    void import("./emojiPicker.ts").then(({ createPicker }) => {
      if (gone || !box.current) return;
      const picker = createPicker(language, (emoji) => {
        insert(emoji);
        closeOverlay();
      });
      box.current.replaceChildren(picker);
    });
    const outside = (event: PointerEvent) => {
      if (!(event.target as Element).closest(".emoji-anchor")) closeOverlay();
    };
    addEventListener("pointerdown", outside);
    return () => {
      gone = true;
      removeEventListener("pointerdown", outside);
    };
  }, []);
  return <div class="emoji floating" ref={box} aria-busy="true" />;
}
