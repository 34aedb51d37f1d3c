import type { Instant } from '../../model/instant.ts'
import type { EndKind, Leaf } from './picture-graph.ts'
import type { PictureTrace } from './picture-trace.ts'

/** What is known of an account, looked up once for each transfer. */
interface Place {
  readonly account: string
  hop: number | null
  role: string
  service: string | null
  /** When it was robbed; null for who is no source. */
  stolenAt: Instant | null
  pays: boolean
  /** Leaves of what rests there, by kind. */
  readonly ends: { readonly kind: EndKind; readonly leaf: number }[]
  /** Leaf of the account on its way; -1 where none was made. */
  leaf: number
}

/** The leaves of a trace's picture. */
export class PictureLeaves {
  readonly all: Leaf[] = []
  readonly #places = new Map<string, Place>()
  readonly #gaps = new Map<string, number>()
  #unaddressed = -1

  constructor(trace: PictureTrace, ends: PictureTrace['endpoints']) {
    for (const row of trace.accounts) {
      const place = this.#place(row.account)
      if (place.hop === null) {
        place.role = row.role
        place.service = row.service
      }
      place.hop = Math.min(place.hop ?? row.hop, row.hop)
    }
    for (const { source, firstAt } of trace.stolen) {
      const place = this.#place(source)
      place.stolenAt = Math.min(place.stolenAt ?? firstAt, firstAt)
      place.role = 'source'
    }
    for (const t of trace.transfers) if (t.from !== null && t.from !== t.to) this.#place(t.from).pays = true
    for (const e of ends) this.end(e.account, e.kind, e.name)
  }

  /** The leaf of what rests at an account as one kind. */
  end(account: string, kind: EndKind, name: string | null): number {
    const place = this.#place(account)
    const had = place.ends.find(e => e.kind === kind)
    if (had) return had.leaf
    const leaf = this.#add(place, `${kind} ${account}`, place.hop ?? 0, kind, name)
    place.ends.push({ kind, leaf })
    return leaf
  }

  /** True for an account that kept all it got, as one kind: it is drawn once, at the right. */
  rests(account: string): boolean {
    const { ends, pays, stolenAt } = this.#place(account)
    return ends.length === 1 && !pays && stolenAt === null
  }

  /** True where an account has a leaf of its own on its way. */
  moves(account: string): boolean {
    return this.#place(account).leaf >= 0
  }

  /** The leaf of an account on its way, or of what rests there where it only rests. @param hop where the trace tells none */
  moving(account: string | null, hop: number): number {
    if (account === null) {
      if (this.#unaddressed < 0) {
        const nobody = { account: null, ledger: '', name: null, role: 'intermediate', firstAt: Infinity }
        this.#unaddressed = this.all.push({ ...nobody, id: '?', hop, end: null, weightIn: 0, weightOut: 0 }) - 1
      }
      return this.#unaddressed
    }
    const place = this.#place(account)
    const [only] = place.ends
    if (only && place.ends.length === 1 && !place.pays && place.stolenAt === null) return only.leaf
    if (place.leaf < 0) place.leaf = this.#add(place, account, place.hop ?? hop, null, null)
    return place.leaf
  }

  /** What nobody can explain, by kind and ledger: where value went, or whence it came to accounts of one hop. */
  gap(kind: string, beside: number, away: boolean): number {
    const { ledger = '', hop = 0 } = this.all[beside] ?? {}
    const id = `gap ${kind} ${ledger} ${away ? 'to' : hop}`
    const had = this.#gaps.get(id)
    if (had !== undefined) return had
    const gap = { id, account: null, ledger, hop: away ? hop : hop - 1, end: away ? ('gap' as const) : null }
    const leaf = this.all.push({ ...gap, name: kind, role: 'gap', firstAt: Infinity, weightIn: 0, weightOut: 0 }) - 1
    this.#gaps.set(id, leaf)
    return leaf
  }

  #add(place: Place, id: string, hop: number, end: EndKind | null, name: string | null): number {
    const { account, role, service, stolenAt } = place
    const ledger = account.slice(0, account.lastIndexOf(':'))
    const called = name ?? service
    const times = { firstAt: stolenAt ?? Infinity, weightIn: 0, weightOut: 0 }
    return this.all.push({ id, account, ledger, hop, end, name: called, role, ...times }) - 1
  }

  #place(account: string): Place {
    let place = this.#places.get(account)
    if (!place) {
      const nothing = { hop: null, role: 'intermediate', service: null, stolenAt: null, pays: false, leaf: -1 }
      place = { account, ends: [], ...nothing }
      this.#places.set(account, place)
    }
    return place
  }
}
