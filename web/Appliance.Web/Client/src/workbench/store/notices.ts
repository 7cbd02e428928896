// Sound, title and desktop notice for what needs the agent: a message in my conversation, a new one in the queue or for me.
import { effect } from "@preact/signals";
import { locale, strings } from "../i18n/strings.ts";
import type { Message } from "../../shared/wire.ts";
import { agentApi } from "./agentApi.ts";
import type { AgentConversation, NoticeFrame } from "./agentWire.ts";
import { preferences } from "./preferences.ts";
import { toast } from "./toasts.ts";
import type { Workbench } from "./workbench.ts";

const QUIET_MS = 1500;

export class Notices {
  #audio: AudioContext | undefined;
  #lastSound = 0;
  #posted = 0;

  constructor(private readonly workbench: Workbench) {
    // Browsers let a page make sound only after somebody has touched it.
    const unlock = () => {
      this.#audio ??= new AudioContext();
      void this.#audio.resume();
      removeEventListener("pointerdown", unlock);
      removeEventListener("keydown", unlock);
    };
    addEventListener("pointerdown", unlock);
    addEventListener("keydown", unlock);
    effect(() => {
      const count = workbench.index.unread.value + workbench.index.lists.waiting.value.length;
      document.title = `${count > 0 ? `(${count}) ` : ""}${strings.value.title}`;
    });
  }

  message(message: Message): void {
    const conversation = this.workbench.index.peek(message.conversationId);
    if (message.from !== "customer" || conversation?.agent?.id !== this.workbench.agent.value.id) return;
    if ((conversation.countedSeq ?? 0) >= message.seq) return;
    const watching = this.workbench.openId.value === message.conversationId && document.visibilityState === "visible" && document.hasFocus();
    if (!watching) this.#notify(message.conversationId, strings.value.noticeMessage, conversation.customer.name, message.content.text);
  }

  conversation(known: AgentConversation | undefined, incoming: AgentConversation): void {
    const me = this.workbench.agent.value.id;
    const arrived = incoming.state === "waiting" && known?.state !== "waiting" && this.workbench.may("conversations.accept");
    const given = incoming.state === "active" && incoming.agent?.id === me && known?.agent?.id !== me && this.workbench.openId.value !== incoming.id;
    if (given) this.#notify(incoming.id, strings.value.noticeAssigned, incoming.customer.name, incoming.lastMessage?.content.text);
    else if (arrived) this.#notify(incoming.id, strings.value.noticeWaiting, incoming.customer.name, incoming.lastMessage?.content.text);
  }

  /** A notice of the message centre: a line with the way to it, and what its kind is wished to do. */
  posted({ notice, sound, desktop }: NoticeFrame): void {
    // Told again after a break, or of a kind that asks for no attention.
    if (notice.readAt || this.#posted >= notice.id) return;
    this.#posted = notice.id;
    const language = locale.value === "en" ? "en" : "zh";
    const title = notice.title[language];
    const read = () => {
      void agentApi.readNotice(notice.id).catch(() => undefined);
      location.assign(notice.link ?? "/messages");
    };
    toast(title, { action: { label: strings.value.look, run: read } });
    if (sound && preferences.value.sound) this.beep();
    if (!desktop || !preferences.value.desktop || !("Notification" in window) || Notification.permission !== "granted" || document.hasFocus()) return;
    const shown = new Notification(title, { body: preferences.value.noticeText ? notice.body?.[language] : undefined, tag: `notice-${notice.id}` });
    shown.onclick = () => {
      focus();
      shown.close();
      read();
    };
  }

  /** Asks the browser; answers whether desktop notices may be shown. */
  async allowDesktop(): Promise<boolean> {
    return "Notification" in window && (await Notification.requestPermission()) === "granted";
  }

  beep(): void {
    const audio = this.#audio;
    if (!audio || audio.state !== "running") return;
    for (const [at, frequency] of [[0, 880], [0.12, 1174.7]] as const) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0.0001, audio.currentTime + at);
      volume.gain.exponentialRampToValueAtTime(0.12, audio.currentTime + at + 0.015);
      volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + at + 0.2);
      tone.connect(volume).connect(audio.destination);
      tone.start(audio.currentTime + at);
      tone.stop(audio.currentTime + at + 0.22);
    }
  }

  #notify(conversationId: number, title: string, name: string | null, text: string | undefined): void {
    // What is caught up after a break is not news one by one.
    const { sound, desktop, noticeText } = preferences.value;
    const quiet = Date.now() - this.#lastSound < QUIET_MS;
    if (quiet) return;
    this.#lastSound = Date.now();
    if (sound) this.beep();
    if (!desktop || !("Notification" in window) || Notification.permission !== "granted" || document.hasFocus()) return;
    const notice = new Notification(noticeText && name ? `${name} · ${title}` : title, { body: noticeText ? text : undefined, tag: `conversation-${conversationId}` });
    notice.onclick = () => {
      focus();
      this.workbench.open(conversationId);
      notice.close();
    };
  }
}
