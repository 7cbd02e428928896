import { elementScroll, observeElementOffset, observeElementRect, Virtualizer, type VirtualItem } from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useState } from "preact/hooks";

export interface VirtualRows {
  rows: VirtualItem[];
  height: number;
  scrollToIndex(index: number): void;
}

/** Only the rows in sight of a scrolling element, plus a few around. */
export function useVirtual(count: number, scroller: RefObject<HTMLElement | null>, sizeOf: (index: number) => number, keyOf: (index: number) => string): VirtualRows {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: sizeOf,
    getItemKey: keyOf,
    overscan: 8,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(undefined as never),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  const sizes = Array.from({ length: count }, (_, index) => sizeOf(index)).join();
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  // Row kinds differ in height: the sum is computed anew when their sequence changes.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, sizes]);
  return { rows: virtualizer.getVirtualItems(), height: virtualizer.getTotalSize(), scrollToIndex: (index) => virtualizer.scrollToIndex(index, { align: "auto" }) };
}
