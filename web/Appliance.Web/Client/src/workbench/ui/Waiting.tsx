import { locale, strings } from "../i18n/strings.ts";
import { duration, waiting } from "../../shared/time.ts";
import { urgency, WAIT_LIMIT_SECONDS } from "../store/listOrder.ts";
import { now } from "../store/now.ts";

/** Time that counts up: amber from 60 % of the limit, red past it. A component of its own, so that only it redraws each second. */
export function Waiting({ since, kind, label = false }: { since: string; kind: "waited" | "awaiting"; label?: boolean }) {
  const waited = Math.max(0, now.value - Date.parse(since));
  const words = strings.value[kind](duration(waited, locale.value));
  const state = urgency(waited, WAIT_LIMIT_SECONDS);
  return (
    <span class={`waiting waiting-${state}`} title={words}>
      <span aria-hidden="true">{label ? strings.value.longest(waiting(waited)) : waiting(waited)}</span>
      <span class="sr-only">{words}</span>
    </span>
  );
}
