/** What was kept, or null where nothing or something unreadable was. */
export function parseOrNull(text: string | null): unknown {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
