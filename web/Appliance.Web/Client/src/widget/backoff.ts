/** Waiting time before try `attempt` (1, 2, 3 …) in ms: doubles from `first` up to `limit`, then 50–100 % of it, so that a crowd does not return at once. */
export function backoff(attempt: number, first = 1000, limit = 30_000, random: () => number = Math.random): number {
  const full = Math.min(limit, first * 2 ** Math.min(attempt - 1, 20));
  return Math.round(full * (0.5 + random() / 2));
}
