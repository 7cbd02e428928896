import { useParts } from "./context.ts";
import { LinkedText } from "./LinkedText.tsx";

/** What the panel opens on: the company's greeting and menu, at once, from the settings. They become messages when the visitor first writes. */
export function Greeting() {
  const { model, chat } = useParts();
  const { greeting, menu, serving } = model.settings.value;
  if (model.rows.value.length > 0 || !serving) return null;
  if (!model.loaded.value && model.phase.value === "starting" && !greeting) return <p class="skeleton" aria-hidden="true"><i /><i /></p>;
  if (!greeting && menu.length === 0) return null;
  return (
    <div class="row first">
      <div class="line theirs">
        <div class="bubble">
          {greeting && <LinkedText text={greeting} />}
          {menu.length > 0 && (
            <div class="options">
              {menu.map(option => <button key={option.id} type="button" onClick={() => chat.choose(option.id)}>{option.text}</button>)}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
