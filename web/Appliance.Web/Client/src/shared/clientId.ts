/** A fresh id for an idempotent send: 128 random bits. `crypto.randomUUID` is absent on plain http, `getRandomValues` is not. */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
}
