import alert from "@tabler/icons/outline/alert-circle.svg";
import transfer from "@tabler/icons/outline/arrow-forward-up.svg";
import wechat from "@tabler/icons/outline/brand-wechat.svg";
import reports from "@tabler/icons/outline/chart-bar.svg";
import bell from "@tabler/icons/outline/bell.svg";
import guide from "@tabler/icons/outline/help-circle.svg";
import check from "@tabler/icons/outline/check.svg";
import down from "@tabler/icons/outline/chevron-down.svg";
import left from "@tabler/icons/outline/chevron-left.svg";
import right from "@tabler/icons/outline/chevron-right.svg";
import online from "@tabler/icons/outline/circle-check.svg";
import clock from "@tabler/icons/outline/clock.svg";
import mobile from "@tabler/icons/outline/device-mobile.svg";
import download from "@tabler/icons/outline/download.svg";
import file from "@tabler/icons/outline/file.svg";
import takeOver from "@tabler/icons/outline/hand-grab.svg";
import headsetOff from "@tabler/icons/outline/headset-off.svg";
import headset from "@tabler/icons/outline/headset.svg";
import history from "@tabler/icons/outline/history.svg";
import keyboard from "@tabler/icons/outline/keyboard.svg";
import panel from "@tabler/icons/outline/layout-sidebar-right.svg";
import logout from "@tabler/icons/outline/logout.svg";
import mail from "@tabler/icons/outline/mail.svg";
import mark from "@tabler/icons/outline/message-circle.svg";
import message from "@tabler/icons/outline/message.svg";
import messages from "@tabler/icons/outline/messages.svg";
import smile from "@tabler/icons/outline/mood-smile.svg";
import away from "@tabler/icons/outline/moon.svg";
import note from "@tabler/icons/outline/note.svg";
import paperclip from "@tabler/icons/outline/paperclip.svg";
import phone from "@tabler/icons/outline/phone.svg";
import unplugged from "@tabler/icons/outline/plug-connected-x.svg";
import power from "@tabler/icons/outline/power.svg";
import refresh from "@tabler/icons/outline/refresh.svg";
import search from "@tabler/icons/outline/search.svg";
import send from "@tabler/icons/outline/send.svg";
import settings from "@tabler/icons/outline/settings.svg";
import userCircle from "@tabler/icons/outline/user-circle.svg";
import users from "@tabler/icons/outline/users.svg";
import webhook from "@tabler/icons/outline/webhook.svg";
import world from "@tabler/icons/outline/world.svg";
import x from "@tabler/icons/outline/x.svg";

const icons = {
  alert, away, bell, check, clock, down, download, file, guide, headset, headsetOff, history, keyboard, left, logout, mail, mark, message, messages, mobile, note, online,
  panel, paperclip, phone, power, refresh, reports, right, search, send, settings, smile, takeOver, transfer, unplugged, userCircle, users, webhook,
  wechat, world, x,
};

export type IconName = keyof typeof icons;

/** A picture beside words or inside a button that has a name; never alone. */
export function Icon({ name, class: extra = "" }: { name: IconName; class?: string }) {
  // Our own files, bundled: no foreign markup.
  return <span class={`icon ${extra}`} aria-hidden="true" dangerouslySetInnerHTML={{ __html: icons[name] }} />;
}
