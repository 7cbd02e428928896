import type { RoutingDecision } from "./agentWire.ts";

const SAME_MOMENT_MS = 2000;

/** The decision that an event of the log stands for: the nearest in time, at most two seconds apart, else the last one before it. */
export function decisionAt(decisions: readonly RoutingDecision[], at: string): RoutingDecision | undefined {
  const moment = Date.parse(at);
  const byDistance = [...decisions].sort((a, b) => Math.abs(Date.parse(a.at) - moment) - Math.abs(Date.parse(b.at) - moment));
  const nearest = byDistance[0];
  if (nearest && Math.abs(Date.parse(nearest.at) - moment) <= SAME_MOMENT_MS) return nearest;
  return byDistance.find((decision) => Date.parse(decision.at) <= moment) ?? nearest;
}
