import type { Tenant } from '../../model/casework/tenant.ts'
import type { Fact, Json } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'

/** Who did something, and when. */
export interface Done {
  readonly by: string
  readonly at: Instant
}

/** What somebody wrote beside a case. */
export interface BoardNote extends Done {
  /** The number of its fact. */
  readonly id: number
  /** An account (CAIP-10) or `tx:HASH`; null: the whole case. */
  readonly about: string | null
  readonly text: string
}

/** An account that stays where somebody put it in the picture. */
export interface BoardPin extends Done {
  readonly account: string
  readonly x: number
  readonly y: number
}

/** A way of looking at a case that was kept under a title. */
export interface BoardView extends Done {
  /** The number of its fact: links name it. */
  readonly id: number
  readonly title: string
  /** JSON, as the page that saved it reads it. */
  readonly view: string
}

/** What the people of one house have laid down beside a case. */
export interface CaseBoard {
  readonly notes: readonly BoardNote[]
  readonly hidden: readonly ({ readonly account: string } & Done)[]
  readonly pins: readonly BoardPin[]
  readonly views: readonly BoardView[]
}

/** The kinds of facts that make a board. */
export const BOARD_KINDS = [
  'case-note-written',
  'case-note-withdrawn',
  'case-arranged',
  'case-view-saved',
  'case-view-dropped',
] as const

/** The board of a case for one house, from facts in the order of the log; what other houses laid down is not in it. */
export function foldBoard(facts: readonly Fact[], name: string, tenant: Tenant): CaseBoard {
  const notes = new Map<number, BoardNote>()
  const hidden = new Map<string, { readonly account: string } & Done>()
  const pins = new Map<string, BoardPin>()
  const views = new Map<number, BoardView>()
  for (const { seq, at, by, kind, body } of facts) {
    if (body['case'] !== name || body['tenant'] !== tenant) continue
    if (kind === 'case-note-written') {
      const about = body['about'] === null ? null : String(body['about'])
      notes.set(seq, { id: seq, about, text: String(body['text']), by, at })
    }
    if (kind === 'case-note-withdrawn') notes.delete(Number(body['note']))
    if (kind === 'case-view-saved')
      views.set(seq, { id: seq, title: String(body['title']), view: String(body['view']), by, at })
    if (kind === 'case-view-dropped') views.delete(Number(body['view']))
    if (kind !== 'case-arranged') continue
    for (const account of texts(body['show'])) hidden.delete(account)
    for (const account of texts(body['hide'])) hidden.set(account, { account, by, at })
    for (const account of texts(body['unpin'])) pins.delete(account)
    for (const pin of pinsIn(body['pin'])) pins.set(pin.account, { ...pin, by, at })
  }
  return {
    notes: [...notes.values()],
    hidden: [...hidden.values()],
    pins: [...pins.values()],
    views: [...views.values()],
  }
}

function texts(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function pinsIn(value: Json | undefined): readonly { account: string; x: number; y: number }[] {
  if (!Array.isArray(value)) return []
  return value.map(one => {
    const { account, x, y } = Object(one) as Readonly<Record<string, Json>>
    return { account: String(account), x: Number(x), y: Number(y) }
  })
}
