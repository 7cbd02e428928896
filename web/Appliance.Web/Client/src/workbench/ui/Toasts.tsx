import { strings } from "../i18n/strings.ts";
import { dismiss, toasts } from "../store/toasts.ts";
import { IconButton } from "./IconButton.tsx";

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((toast) => (
        <div key={toast.id} class={`toast toast-${toast.tone}`}>
          <span>{toast.text}</span>
          {toast.action && (
            <button type="button" class="link" onClick={() => { dismiss(toast.id); toast.action!.run(); }}>{toast.action.label}</button>
          )}
          <IconButton icon="x" label={strings.value.dismiss} onClick={() => dismiss(toast.id)} />
        </div>
      ))}
    </div>
  );
}
