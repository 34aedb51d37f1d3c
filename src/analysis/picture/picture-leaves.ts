import type { Leaves } from './picture-graph.ts'
import type { TraceColumns } from './trace-columns.ts'

const NO_HOP = 0x7fffffff

/** The leaves of a trace's picture, and what is known of each account. */
export class PictureLeaves {
  count = 0
  readonly ledgers: string[] = []
  /** Words of the trace, and some of the picture's own. */
  readonly words: string[]
  readonly account: Int32Array
  readonly ledger: Int32Array
  readonly hop: Int32Array
  readonly end: Int32Array
  readonly name: Int32Array
  readonly role: Int32Array
  readonly firstAt: Float64Array
  readonly #columns: TraceColumns
  // By account.
  readonly #hop: Int32Array
  readonly #role: Int32Array
  readonly #service: Int32Array
  readonly #stolenAt: Float64Array
  readonly #pays: Uint8Array
  readonly #moving: Int32Array
  /** The last leaf of what rests there, and how many there are; of each such leaf the one before. */
  readonly #lastEnd: Int32Array
  readonly #ends: Uint8Array
  readonly #endBefore: Int32Array
  readonly #gaps = new Map<string, number>()
  readonly #numbers: Map<string, number>
  #unaddressed = -1

  /** @param most leaves at most, beside those of accounts */
  constructor(columns: TraceColumns, most: number) {
    const { accounts, people, moves, stolen } = columns
    const [n, all] = [accounts.length, accounts.length + most]
    this.#columns = columns
    this.words = [...columns.words]
    this.#numbers = new Map(this.words.map((word, i) => [word, i]))
    ;[this.account, this.ledger, this.hop] = [new Int32Array(all), new Int32Array(all), new Int32Array(all)]
    ;[this.end, this.name, this.role] = [new Int32Array(all), new Int32Array(all), new Int32Array(all)]
    ;[this.firstAt, this.#endBefore] = [new Float64Array(all), new Int32Array(all)]
    this.#hop = new Int32Array(n).fill(NO_HOP)
    this.#role = new Int32Array(n).fill(this.word('intermediate'))
    this.#service = new Int32Array(n).fill(-1)
    this.#stolenAt = new Float64Array(n).fill(Infinity)
    ;[this.#pays, this.#ends] = [new Uint8Array(n), new Uint8Array(n)]
    ;[this.#moving, this.#lastEnd] = [new Int32Array(n).fill(-1), new Int32Array(n).fill(-1)]
    people.account.forEach((who, i) => {
      const had = this.#hop[who] ?? NO_HOP
      if (had === NO_HOP) {
        this.#role[who] = people.role[i] ?? -1
        this.#service[who] = people.service[i] ?? -1
      }
      this.#hop[who] = Math.min(had, people.hop[i] ?? NO_HOP)
    })
    const source = this.word('source')
    for (const s of stolen) {
      this.#stolenAt[s.source] = Math.min(this.#stolenAt[s.source] ?? Infinity, s.firstAt)
      this.#role[s.source] = source
    }
    moves.from.forEach((from, row) => {
      if (from >= 0 && from !== moves.to[row]) this.#pays[from] = 1
    })
  }

  /** The number of a word. */
  word(text: string): number {
    const had = this.#numbers.get(text)
    if (had !== undefined) return had
    this.#numbers.set(text, this.words.length)
    return this.words.push(text) - 1
  }

  /** The leaf of what rests at an account as one kind. */
  endOf(account: number, kind: number, name: number): number {
    for (let leaf = this.#lastEnd[account] ?? -1; leaf >= 0; leaf = this.#endBefore[leaf] ?? -1)
      if (this.end[leaf] === kind) return leaf
    const had = this.#hop[account] ?? NO_HOP
    const leaf = this.#add(account, had === NO_HOP ? 0 : had, kind, name)
    this.#endBefore[leaf] = this.#lastEnd[account] ?? -1
    this.#lastEnd[account] = leaf
    this.#ends[account] = Math.min(2, (this.#ends[account] ?? 0) + 1)
    return leaf
  }

  /** True for an account that kept all it got, as one kind: it is drawn once, at the right. */
  rests(account: number): boolean {
    return this.#ends[account] === 1 && this.#pays[account] === 0 && this.#stolenAt[account] === Infinity
  }

  /** True where an account has a leaf of its own on its way. */
  moves(account: number): boolean {
    return (this.#moving[account] ?? -1) >= 0
  }

  /** The leaf of an account on its way, or of what rests there where it only rests. @param hop where the trace tells none */
  moving(account: number, hop: number): number {
    if (account < 0) {
      if (this.#unaddressed < 0) this.#unaddressed = this.#put(-1, -1, hop, -1, -1, this.word('intermediate'), Infinity)
      return this.#unaddressed
    }
    if (this.rests(account)) return this.#lastEnd[account] ?? -1
    const had = this.#moving[account] ?? -1
    if (had >= 0) return had
    const own = this.#hop[account] ?? NO_HOP
    const leaf = this.#add(account, own === NO_HOP ? hop : own, -1, -1)
    this.#moving[account] = leaf
    return leaf
  }

  /** What nobody can explain, by kind and ledger: where value went, or whence it came to accounts of one hop. */
  gap(kind: string, beside: number, away: boolean): number {
    const [ledger, hop] = [this.ledger[beside] ?? -1, this.hop[beside] ?? 0]
    const key = `${kind} ${ledger} ${away ? 'to' : hop}`
    const had = this.#gaps.get(key)
    if (had !== undefined) return had
    const end = away ? this.word('gap') : -1
    const leaf = this.#put(-1, ledger, away ? hop : hop - 1, end, this.word(kind), this.word('gap'), Infinity)
    this.#gaps.set(key, leaf)
    return leaf
  }

  /** All of them; what came and went is filled in later. */
  all(): Leaves {
    const { count, account, ledger, hop, end, name, role, firstAt } = this
    const weights = { weightIn: new Float64Array(count), weightOut: new Float64Array(count) }
    return { count, account, ledger, hop, end, name, role, firstAt, ...weights }
  }

  #add(account: number, hop: number, end: number, name: number): number {
    const called = name < 0 ? (this.#service[account] ?? -1) : name
    return this.#put(
      account,
      this.#ledgerOf(this.#columns.accounts[account] ?? ''),
      hop,
      end,
      called,
      this.#role[account] ?? -1,
      this.#stolenAt[account] ?? Infinity,
    )
  }

  #put(account: number, ledger: number, hop: number, end: number, name: number, role: number, firstAt: number): number {
    const leaf = this.count++
    this.account[leaf] = account
    this.ledger[leaf] = ledger
    this.hop[leaf] = hop
    this.end[leaf] = end
    this.name[leaf] = name
    this.role[leaf] = role
    this.firstAt[leaf] = firstAt
    return leaf
  }

  #ledgerOf(account: string): number {
    const length = account.lastIndexOf(':')
    // A trace has few ledgers: none is cut out of an account that begins like one that was met.
    const had = this.ledgers.findIndex(ledger => ledger.length === length && account.startsWith(ledger))
    return had >= 0 ? had : this.ledgers.push(account.slice(0, Math.max(0, length))) - 1
  }
}
