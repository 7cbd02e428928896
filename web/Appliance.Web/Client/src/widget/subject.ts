/** The `sub` of a user token, read but not verified: the server verifies; here it only tells one person from another. Null for none or an unreadable one. */
export function subjectOf(userToken: string | null): string | null {
  const payload = userToken?.split(".")[1];
  if (!payload) return null;
  try {
    const json = decodeURIComponent(escape(atob(payload.replace(/-/g, "+").replace(/_/g, "/"))));
    const subject = (JSON.parse(json) as { sub?: unknown }).sub;
    return typeof subject === "string" && subject ? subject : null;
  } catch {
    return null;
  }
}
