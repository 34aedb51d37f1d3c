/** What of a case page stands in its address. */
export interface CasePlace {
  readonly tab: CaseTab
  /** The chosen account (CAIP-10) or `tx:HASH`; its panel is open. */
  readonly account: string | null
  /** The number of a saved view. */
  readonly view: number | null
  /** What of the picture differs from the saved view, or from the whole: JSON. */
  readonly look: string | null
  /** What is searched in the picture. */
  readonly find: string
  /** The end of a path that is lit, and the account that it begins at; null: the theft. */
  readonly to: string | null
  readonly via: string | null
  /** The kind of endpoint that tables show; empty: every kind. */
  readonly kind: string
  readonly asset: string
  /** What rows of tables must hold. */
  readonly q: string
}

/** The tabs of a case, in order. */
export const CASE_TABS = ['flow', 'where', 'transfers', 'patterns', 'balance', 'report', 'evidence'] as const

/** One of them. */
export type CaseTab = (typeof CASE_TABS)[number]

/** Reads a query; what makes no sense is passed over. */
export function readPlace(query: string): CasePlace {
  const given = new URLSearchParams(query)
  const view = Number(given.get('view'))
  return {
    tab: CASE_TABS.find(t => t === given.get('tab')) ?? 'flow',
    account: given.get('account') || null,
    view: Number.isSafeInteger(view) && view > 0 ? view : null,
    look: given.get('look') || null,
    find: given.get('find') ?? '',
    to: given.get('to') || null,
    via: given.get('via') || null,
    kind: given.get('kind') ?? '',
    asset: given.get('asset') ?? '',
    q: given.get('q') ?? '',
  }
}

/** The query that {@link readPlace} reads as this place; what is as usual is left out. Members of others stay. */
export function writePlace(place: CasePlace, before = ''): string {
  const query = new URLSearchParams(before)
  const { tab, ...rest } = place
  for (const [name, value] of Object.entries({ tab: tab === 'flow' ? '' : tab, ...rest }))
    if (value === null || value === '') query.delete(name)
    else query.set(name, String(value))
  return query.toString()
}
