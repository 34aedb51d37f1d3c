/** What of an event of a customer the desk shows; the server's values are read one by one, since kinds differ. */
export interface ShownEvent {
  readonly id: string
  readonly kind: string
  readonly atMs: number
  readonly usd: number | null
  readonly krw: number | null
  readonly other: string | null
  readonly tx: string | null
  /** The rest that is short enough to be read, by the names of the fields. */
  readonly more: readonly { readonly field: EventField; readonly text: string }[]
  readonly about: ShownSide | null
}

/** What is known of the other side. */
export interface ShownSide {
  readonly lists: readonly string[]
  readonly exposure: readonly {
    readonly category: string
    readonly share: number
    readonly hops: number | null
    readonly path: readonly string[]
  }[]
  readonly cases: readonly { readonly name: string; readonly share: number; readonly path: readonly string[] }[]
}

type Values = Readonly<Record<string, unknown>>

/** Reads one event. */
export function shownEvent(event: Values): ShownEvent {
  const more = EVENT_FIELDS.filter(key => key !== 'travel').flatMap(key => {
    const value = event[key]
    const text = Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? '' : String(value ?? '')
    return text === '' ? [] : [{ field: key, text }]
  })
  const travel = objectOf(event['travel'])['state']
  return {
    id: String(event['id']),
    kind: String(event['kind']),
    atMs: numberOf(event['atMs']) ?? 0,
    usd: numberOf(event['usd']),
    krw: numberOf(event['krw']),
    other: textOf(event['other']),
    tx: textOf(event['tx']),
    more: [...more, ...(typeof travel === 'string' ? [{ field: 'travel' as const, text: travel }] : [])],
    about: typeof event['about'] === 'object' && event['about'] !== null ? sideOf(objectOf(event['about'])) : null,
  }
}

/** Fields of events that are shown as they are told. */
export const EVENT_FIELDS = [
  'what',
  'country',
  'ip',
  'device',
  'signs',
  'market',
  'side',
  'currency',
  'ownName',
  'shareOfBalance',
  'detail',
  'travel',
] as const

/** One of them. */
export type EventField = (typeof EVENT_FIELDS)[number]

function sideOf(about: Values): ShownSide {
  const exposure = rowsOf(about['exposure']).map(e => ({
    category: String(e['category']),
    share: numberOf(e['share']) ?? 0,
    hops: numberOf(e['hops']),
    path: textsOf(e['path']),
  }))
  const cases = rowsOf(about['cases']).map(c => ({
    name: String(c['name']),
    share: numberOf(c['share']) ?? 0,
    path: textsOf(c['path']),
  }))
  return { lists: textsOf(objectOf(about['screening'])['lists']), exposure, cases }
}

const objectOf = (value: unknown): Values => (typeof value === 'object' && value !== null ? (value as Values) : {})
const rowsOf = (value: unknown): readonly Values[] => (Array.isArray(value) ? value.map(objectOf) : [])
const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
