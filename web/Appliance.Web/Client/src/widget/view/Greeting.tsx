import { useParts } from "./context.ts";
import { LinkedText } from "./LinkedText.tsx";

/** What the panel opens on: the company's greeting and menu, at once, from the settings. Where the server has made it a message, that one stands. */
export function Greeting() {
  const { model, chat } = useParts();
  const { greeting, menu } = model.settings.value;
  if (model.messages.value.some(message => message.from === "bot" && message.content.text === greeting)) return null;
  const untouched = model.rows.value.length === 0;
  if (!model.loaded.value && model.phase.value === "starting" && !greeting) return <p class="skeleton" aria-hidden="true"><i /><i /></p>;
  if (!greeting && (menu.length === 0 || !untouched)) return null;
  return (
    <div class="row first">
      <div class="line theirs">
        <div class="bubble" data-greeting>
          {greeting && <LinkedText text={greeting} />}
          {untouched && menu.length > 0 && (
            <div class="options">
              {menu.map(option => <button key={option.id} type="button" onClick={() => chat.choose(option)}>{option.text}</button>)}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
