import type { Instant } from '../../model/instant.ts'
import type { PictureTrace } from './picture-trace.ts'

/** Numbers that stand for texts; -1: none. */
type Numbers = Int32Array

/** Rows of a trace with numbers in place of names, and the names that were new: what one message hands to a worker. */
export interface ColumnPiece {
  readonly names: {
    readonly accounts: readonly string[]
    readonly assets: readonly string[]
    readonly words: readonly string[]
  }
  readonly people: {
    readonly account: Numbers
    readonly hop: Int32Array
    readonly role: Numbers
    readonly service: Numbers
  }
  readonly ends: {
    readonly account: Numbers
    readonly kind: Numbers
    readonly name: Numbers
    readonly asset: Numbers
    readonly lastAt: Float64Array
    readonly amount: readonly string[]
  }
  readonly moves: {
    readonly from: Numbers
    readonly to: Numbers
    readonly asset: Numbers
    readonly tx: Numbers
    readonly at: Float64Array
    readonly tainted: readonly string[]
    /** Empty where it is what is tainted. */
    readonly amount: readonly string[]
  }
}

/** What of a trace is short, however long the trace. */
export interface ColumnHead {
  readonly stolen: readonly {
    readonly source: number
    readonly asset: number
    readonly amount: string
    readonly firstAt: Instant
  }[]
  readonly gaps: readonly {
    readonly kind: string
    readonly account: number
    readonly asset: number
    readonly amount: string
  }[]
  readonly crossings: readonly {
    readonly state: string
    readonly inAsset: number
    readonly inTainted: string
    readonly outAsset: number
    readonly outTainted: string
  }[]
  /** Transfers that rest on odds. */
  readonly odds: readonly number[]
}

/** A trace as the picture reads it: names by number, so that none is looked up twice. */
export interface TraceColumns extends ColumnHead, Pick<ColumnPiece, 'people' | 'ends'> {
  readonly accounts: readonly string[]
  readonly assets: readonly string[]
  /** Kinds, roles and names of services. */
  readonly words: readonly string[]
  readonly moves: Omit<ColumnPiece['moves'], 'tainted' | 'amount'> & {
    /** Base units: tainted, the same as a double, and all that moved. */
    readonly tainted: readonly bigint[]
    readonly about: Float64Array
    readonly amount: readonly bigint[]
  }
}

/** The whole of a trace as columns. */
export function columnsOf(trace: PictureTrace): TraceColumns {
  const writer = new ColumnWriter()
  const head = writer.head(trace)
  return gatherColumns(head, [writer.piece(trace)])
}

/** Puts numbers in the place of names, the same one each time. */
export class ColumnWriter {
  /** Numbers of accounts by name. */
  readonly accounts = new Map<string, number>()
  readonly #assets = new Map<string, number>()
  readonly #words = new Map<string, number>()
  #transactions = 0
  /** Transactions of the latest moment: all legs of one have the same. */
  readonly #recent = new Map<string, number>()
  #moment: { readonly at: Instant; readonly tx: string } | null = null
  #fresh: { readonly accounts: string[]; readonly assets: string[]; readonly words: string[] } = {
    ...{ accounts: [], assets: [], words: [] },
  }

  /** What is short. Names that it has go with the piece that is written next. */
  head({
    stolen,
    gaps,
    crossings,
    likelihoods,
  }: Pick<PictureTrace, 'stolen' | 'gaps' | 'crossings' | 'likelihoods'>): ColumnHead {
    return {
      stolen: stolen.map(s => ({ ...s, source: this.#account(s.source), asset: this.#asset(s.asset) })),
      gaps: gaps.map(({ kind, account, asset, amount }) => ({
        ...{ kind, amount },
        account: account === null ? -1 : this.#account(account),
        asset: asset === null ? -1 : this.#asset(asset),
      })),
      crossings: (crossings ?? []).map(({ state, inAsset, inTainted, outAsset, outTainted }) => ({
        ...{ state, inTainted, outTainted },
        inAsset: this.#asset(inAsset),
        outAsset: this.#asset(outAsset),
      })),
      odds: (likelihoods ?? []).filter(l => Number(l.joint) < 1).map(l => l.transfer),
    }
  }

  /** Some rows, in the order of the trace. */
  piece({ accounts, endpoints, transfers }: Pick<PictureTrace, 'accounts' | 'endpoints' | 'transfers'>): ColumnPiece {
    const own = (name: string | null): number => (name === null ? -1 : this.#account(name))
    const word = (text: string | null): number => (text === null ? -1 : this.#word(text))
    const people = {
      account: ints(accounts, a => own(a.account)),
      hop: ints(accounts, a => a.hop),
      role: ints(accounts, a => word(a.role)),
      service: ints(accounts, a => word(a.service)),
    }
    const ends = {
      account: ints(endpoints, e => own(e.account)),
      kind: ints(endpoints, e => word(e.kind)),
      name: ints(endpoints, e => word(e.name)),
      asset: ints(endpoints, e => this.#asset(e.asset)),
      lastAt: doubles(endpoints, e => e.lastAt),
      amount: endpoints.map(e => e.amount),
    }
    const moves = {
      from: ints(transfers, t => own(t.from)),
      to: ints(transfers, t => own(t.to)),
      asset: ints(transfers, t => this.#asset(t.asset)),
      tx: ints(transfers, t => this.#transaction(t.tx, t.at)),
      at: doubles(transfers, t => t.at),
      tainted: transfers.map(t => t.tainted),
      amount: transfers.map(t => (t.amount === t.tainted ? '' : t.amount)),
    }
    const names = this.#fresh
    this.#fresh = { accounts: [], assets: [], words: [] }
    return { names, people, ends, moves }
  }

  #account(name: string): number {
    return numberIn(this.accounts, name, this.#fresh.accounts)
  }

  #asset(id: string): number {
    return numberIn(this.#assets, id, this.#fresh.assets)
  }

  #transaction(tx: string, at: Instant): number {
    if (this.#moment?.at !== at) {
      // Most moments have one transaction: its hash is looked up only where another follows.
      this.#recent.clear()
      this.#moment = { at, tx }
      return this.#transactions++
    }
    if (this.#recent.size === 0) this.#recent.set(this.#moment.tx, this.#transactions - 1)
    const had = this.#recent.get(tx)
    if (had !== undefined) return had
    this.#recent.set(tx, this.#transactions)
    return this.#transactions++
  }

  #word(text: string): number {
    return numberIn(this.#words, text, this.#fresh.words)
  }
}

function ints<T>(rows: readonly T[], of: (row: T) => number): Int32Array {
  const out = new Int32Array(rows.length)
  rows.forEach((row, i) => {
    out[i] = of(row)
  })
  return out
}

function doubles<T>(rows: readonly T[], of: (row: T) => number): Float64Array {
  const out = new Float64Array(rows.length)
  rows.forEach((row, i) => {
    out[i] = of(row)
  })
  return out
}

function numberIn(numbers: Map<string, number>, name: string, fresh: string[]): number {
  const had = numbers.get(name)
  if (had !== undefined) return had
  fresh.push(name)
  numbers.set(name, numbers.size)
  return numbers.size - 1
}

/** Puts pieces together again, in their order. */
export function gatherColumns(head: ColumnHead, pieces: readonly ColumnPiece[]): TraceColumns {
  const whole = (of: (p: ColumnPiece) => Int32Array): Int32Array => joined(pieces.map(of), n => new Int32Array(n))
  const times = (of: (p: ColumnPiece) => Float64Array): Float64Array => joined(pieces.map(of), n => new Float64Array(n))
  const texts = (of: (p: ColumnPiece) => readonly string[]): readonly string[] => {
    const [only] = pieces
    return pieces.length === 1 && only ? of(only) : pieces.flatMap(of)
  }
  const tainted = texts(p => p.moves.tainted).map(text => BigInt(text))
  return {
    ...head,
    accounts: texts(p => p.names.accounts),
    assets: texts(p => p.names.assets),
    words: texts(p => p.names.words),
    people: {
      account: whole(p => p.people.account),
      hop: whole(p => p.people.hop),
      role: whole(p => p.people.role),
      service: whole(p => p.people.service),
    },
    ends: {
      account: whole(p => p.ends.account),
      kind: whole(p => p.ends.kind),
      name: whole(p => p.ends.name),
      asset: whole(p => p.ends.asset),
      lastAt: times(p => p.ends.lastAt),
      amount: texts(p => p.ends.amount),
    },
    moves: {
      from: whole(p => p.moves.from),
      to: whole(p => p.moves.to),
      asset: whole(p => p.moves.asset),
      tx: whole(p => p.moves.tx),
      at: times(p => p.moves.at),
      tainted,
      about: doubles(tainted, Number),
      amount: texts(p => p.moves.amount).map((text, row) => (text === '' ? (tainted[row] ?? 0n) : BigInt(text))),
    },
  }
}

function joined<T extends Int32Array | Float64Array>(parts: readonly T[], make: (n: number) => T): T {
  const [only] = parts
  if (only && parts.length === 1) return only
  const whole = make(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
