import type { BlockWants } from '../../model/live-block.ts'

/** All that any of them wants. */
export function joinWants(all: readonly BlockWants[]): BlockWants {
  return {
    topics: new Set(all.flatMap(w => [...w.topics])),
    callees: new Set(all.flatMap(w => [...w.callees])),
    selectors: new Set(all.flatMap(w => [...w.selectors])),
    memos: all.some(w => w.memos),
  }
}
