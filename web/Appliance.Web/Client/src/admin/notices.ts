import { call } from "../shared/api.ts";

// Asked for when somebody comes back to the page and not by the clock: a page left open must not pass for a person who is there.
const QUIET_MS = 15_000;

// <a data-unread="/address"><span class="badge">: the count at the bell.
export function bell(): void {
  const link = document.querySelector<HTMLElement>("[data-unread]");
  const badge = link?.querySelector<HTMLElement>(".badge");
  if (!link || !badge) return;
  let asked = Date.now();
  document.addEventListener("visibilitychange", async () => {
    if (document.hidden || Date.now() - asked < QUIET_MS) return;
    asked = Date.now();
    const answer = await call<{ unread: number }>("GET", link.dataset.unread ?? "").catch(() => undefined);
    if (!answer) return;
    badge.textContent = answer.unread > 99 ? "99+" : String(answer.unread);
    badge.hidden = answer.unread === 0;
  });
}

// <a data-notice="id">: to follow a notice is to have read it.
export function noticeLinks(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-notice]")) {
    const read = () => void call("POST", `/api/v1/notices/${link.dataset.notice}/read`, undefined, { keepalive: true }).catch(() => undefined);
    link.addEventListener("click", read);
    link.addEventListener("auxclick", (event) => event.button === 1 && read());
  }
}
