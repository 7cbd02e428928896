// Times, durations and counts as every page writes them.

export type Locale = "zh-CN" | "en";

const two = (n: number) => String(n).padStart(2, "0");
const startOfDay = (d: Date) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
const daysBefore = (then: Date, now: Date) => Math.round((startOfDay(now) - startOfDay(then)) / 86_400_000);

/** 14:03 */
export function clock(then: Date): string {
  return `${two(then.getHours())}:${two(then.getMinutes())}`;
}

/** 刚刚 · 14:03 · 昨天 14:03 · 11-18 14:03 · 2025-11-18 */
export function moment(then: Date, now: Date, locale: Locale): string {
  const seconds = (now.getTime() - then.getTime()) / 1000;
  if (seconds >= -5 && seconds < 60) return locale === "en" ? "now" : "刚刚";
  const days = daysBefore(then, now);
  if (days === 0) return clock(then);
  if (days === 1) return `${locale === "en" ? "Yesterday" : "昨天"} ${clock(then)}`;
  const date = `${two(then.getMonth() + 1)}-${two(then.getDate())}`;
  return then.getFullYear() === now.getFullYear() ? `${date} ${clock(then)}` : `${then.getFullYear()}-${date}`;
}

/** The line between days: 今天 · 昨天 · 11-18 · 2025-11-18 */
export function dayLine(then: Date, now: Date, locale: Locale): string {
  const days = daysBefore(then, now);
  if (days === 0) return locale === "en" ? "Today" : "今天";
  if (days === 1) return locale === "en" ? "Yesterday" : "昨天";
  const date = `${two(then.getMonth() + 1)}-${two(then.getDate())}`;
  return then.getFullYear() === now.getFullYear() ? date : `${then.getFullYear()}-${date}`;
}

/** 3 分 20 秒 · 2 小时 5 分 · 3m 20s */
export function duration(ms: number, locale: Locale): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (locale === "en") return h ? `${h}h ${m}m` : m ? `${m}m ${s}s` : `${s}s`;
  return h ? `${h} 小时 ${m} 分` : m ? `${m} 分 ${s} 秒` : `${s} 秒`;
}

/** Waiting time that counts up in lists: 3:41, 1:02:09 */
export function waiting(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** 12,345 */
export function count(n: number): string {
  return String(Math.trunc(n)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** 12 B · 3.4 KB · 5.0 MB */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kb = bytes / 1024;
  return kb < 1024 ? `${kb < 10 ? kb.toFixed(1) : Math.round(kb)} KB` : `${(kb / 1024).toFixed(1)} MB`;
}
