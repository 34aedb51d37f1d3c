/** Starts of kinds of facts, and the questions whose answers rest on them. */
export const STALE_BY_KIND: readonly (readonly [kind: string, names: readonly string[]])[] = [
  ['trace', ['listCases', 'showCase', 'case-trace']],
  ['theft', ['listCases', 'showCase']],
  ['freeze', ['listFreezes', 'showFreeze', 'freezeLetter']],
  ['watch', ['listWatches', 'listWatchAlerts']],
]
