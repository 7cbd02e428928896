// The keyboard. Letters act only outside an input; a composing input method is never disturbed.
import type { Tools } from "./ui/context.ts";
import { focusComposer, openQuietly } from "./ui/composerFocus.ts";
import { closeOverlay, openOverlay, overlay, toggleOverlay } from "./ui/overlays.ts";
import { SEARCH_ID } from "./ui/SearchBox.tsx";
import { strings } from "./i18n/strings.ts";
import { toast } from "./store/toasts.ts";

const SEQUENCE_MS = 1000;

function writing(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  return !!element && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT|EMOJI-PICKER)$/.test(element.tagName));
}

export function listenToKeys(tools: Tools): void {
  const { workbench, actions, lists } = tools;
  let afterG = 0;

  const walkTo = (id: number) => {
    if (id === workbench.openId.value) return;
    openQuietly();
    workbench.open(id);
  };
  const move = (by: number) => {
    const order = lists.order();
    if (order.length === 0) return;
    const at = order.indexOf(workbench.openId.value ?? -1);
    const next = at < 0 ? (by > 0 ? 0 : order.length - 1) : Math.min(order.length - 1, Math.max(0, at + by));
    walkTo(order[next]!);
  };
  const openedMine = () => {
    const conversation = workbench.openConversation.value;
    return conversation?.state === "active" && conversation.agent?.id === workbench.agent.value.id ? conversation : undefined;
  };
  const write = (mode: "reply" | "note") => {
    const id = workbench.openId.value;
    if (id === null) return;
    workbench.drafts.set(id, { mode });
    focusComposer();
  };
  const nextUnread = () => {
    const mine = workbench.index.lists.mine.value;
    const unread = mine.filter((id) => id !== workbench.openId.value && workbench.unreadOf(workbench.index.peek(id)!) > 0);
    const next = unread[0];
    if (next === undefined) toast(strings.value.noUnread);
    else {
      lists.show("inbox");
      walkTo(next);
    }
  };
  const toWaiting = () => {
    lists.show("inbox");
    lists.unfolded.value = true;
    const first = workbench.index.lists.waiting.value[0];
    if (first === undefined) toast(strings.value.nothingWaiting);
    else walkTo(first);
  };

  addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const handled = () => event.preventDefault();

    if (event.key === "Escape") {
      if (overlay.value && overlay.value !== "help") return closeOverlay();
      if (workbench.drawer.value) workbench.drawer.value = false;
      else if (writing(event.target)) (event.target as HTMLElement).blur();
      return;
    }
    if (ctrl && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
      handled();
      workbench.pane.value = "lists";
      const search = document.getElementById(SEARCH_ID) as HTMLInputElement | null;
      search?.focus();
      search?.select();
      return;
    }
    if (ctrl && event.shiftKey && event.key.toLowerCase() === "e") {
      handled();
      const mine = openedMine();
      if (mine && workbench.may("conversations.close")) void actions.close(mine.id);
      return;
    }
    if (event.altKey && !ctrl && /^Digit[1-9]$/.test(event.code)) {
      handled();
      const mine = lists.tab.value === "inbox" ? workbench.index.lists.mine.value : lists.order();
      const id = mine[Number(event.code.slice(5)) - 1];
      if (id !== undefined) workbench.open(id);
      return;
    }
    if (ctrl || event.altKey || writing(event.target) || overlay.value || workbench.signedOut.value) return;

    const sequence = Date.now() - afterG < SEQUENCE_MS;
    afterG = 0;
    switch (event.key.toLowerCase()) {
      case "g":
        afterG = Date.now();
        return;
      case "w":
        if (!sequence) return;
        toWaiting();
        break;
      case "j":
        move(1);
        break;
      case "k":
        move(-1);
        break;
      case "a":
        void actions.acceptLongest();
        break;
      case "n":
        nextUnread();
        break;
      case "r":
        write("reply");
        break;
      case "m":
        write("note");
        break;
      case "t":
        if (!openedMine() || !workbench.may("conversations.transfer")) return;
        toggleOverlay("transfer");
        break;
      case "?":
        openOverlay("help");
        break;
      default:
        return;
    }
    handled();
  });
}
