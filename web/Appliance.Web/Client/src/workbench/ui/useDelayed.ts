import { useEffect, useState } from "preact/hooks";

/** True once `on` has lasted `ms`: a skeleton for what is quick would only flicker. */
export function useDelayed(on: boolean, ms: number, key: unknown): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!on) return;
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [on, ms, key]);
  return on && late;
}
