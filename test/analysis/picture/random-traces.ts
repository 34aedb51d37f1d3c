import type { PictureTrace } from '../../../src/analysis/picture/picture-trace.ts'
import { fc } from '../../property.ts'

const ETH = 'eip155:1/slip44:60'
const BTC = 'bip122:000000000019d6689c085ae165831e93/slip44:0'
const LEDGERS = ['eip155:1', 'bip122:000000000019d6689c085ae165831e93', 'tron:0x2b6653dc'] as const

/** An account by number; its ledger follows from the number. */
export function accountOf(n: number): string {
  return `${LEDGERS[n % LEDGERS.length]}:a${n}`
}

interface Move {
  readonly from: number
  readonly to: number
  readonly tainted: number
  readonly clean: number
  readonly second: boolean
  readonly odds: boolean
}

/** Traces of any shape, sense or none: cycles, payments to oneself, unaddressed ends, ends that do not add up. */
export function anyTrace(accounts: number, moves: number): fc.Arbitrary<PictureTrace> {
  const who = fc.integer({ min: -1, max: accounts - 1 })
  const move: fc.Arbitrary<Move> = fc.record({
    from: who,
    to: who,
    tainted: fc.nat(1_000_000),
    clean: fc.nat(1_000_000),
    second: fc.boolean(),
    odds: fc.boolean(),
  })
  const end = fc.record({
    account: fc.nat(accounts - 1),
    kind: fc.constantFrom('held', 'exchange', 'mixer', 'unknown-service', 'residue'),
    name: fc.constantFrom(null, 'Alpha', 'Beta'),
    amount: fc.nat(1_000_000),
  })
  return fc
    .record({
      moves: fc.array(move, { maxLength: moves }),
      ends: fc.array(end, { maxLength: accounts }),
      hops: fc.array(fc.nat(14), { minLength: accounts, maxLength: accounts }),
      gap: fc.option(fc.integer({ min: -5_000, max: 5_000 })),
    })
    .map(({ moves, ends, hops, gap }) => traceOf(moves, ends, hops, gap))
}

function traceOf(
  moves: readonly Move[],
  ends: readonly { account: number; kind: string; name: string | null; amount: number }[],
  hops: readonly number[],
  gap: number | null,
): PictureTrace {
  const at = (n: number): string | null => (n < 0 ? null : accountOf(n))
  return {
    stolen: [{ source: accountOf(0), asset: ETH, amount: '1000000', firstAt: 1_700_000_000 }],
    accounts: hops.map((hop, n) => ({
      account: accountOf(n),
      hop: n === 0 ? 0 : hop,
      role: n === 0 ? 'source' : 'intermediate',
      service: null,
    })),
    transfers: moves.map((m, i) => ({
      tx: `0x${Math.floor(i / 2)}`,
      at: 1_700_000_000 + i * 60,
      from: at(m.from),
      to: at(m.to),
      asset: m.second ? BTC : ETH,
      amount: String(m.tainted + m.clean),
      tainted: String(m.tainted),
    })),
    endpoints: ends.map(e => ({
      account: accountOf(e.account),
      kind: e.kind as PictureTrace['endpoints'][number]['kind'],
      name: e.name,
      asset: ETH,
      amount: String(e.amount),
      lastAt: 1_700_000_000,
    })),
    patterns: [],
    gaps:
      gap === null ? [] : [{ kind: 'surplus', account: accountOf(0), asset: ETH, amount: String(gap), because: 'x' }],
    likelihoods: moves.flatMap((m, transfer) => (m.odds ? [{ transfer, joint: '0.5' }] : [])),
  }
}

/** A theft of many accounts and transfers, layer by layer, from a seed. */
export function layeredTrace(transfers: number, hops: number, width: number, seed: number): PictureTrace {
  let state = seed
  const random = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x80000000
  }
  const account = (hop: number, n: number): string =>
    `eip155:1:0x${(hop * 1_000_000 + n).toString(16).padStart(40, '7')}`
  const rows = Array.from({ length: transfers }, (_, i) => {
    const hop = Math.floor((i * (hops - 1)) / transfers)
    const amount = BigInt(Math.floor(10 ** (3 + random() * 6)))
    return {
      tx: `0x${i.toString(16)}`,
      at: 1_700_000_000 + i * 30,
      from: account(hop, hop === 0 ? 0 : Math.floor(width * random() ** 2)),
      to: account(hop + 1, Math.floor(width * random() ** 2)),
      asset: ETH,
      amount: String(amount * 2n),
      tainted: String(amount),
    }
  })
  const last = new Map<string, number>()
  rows.forEach((r, i) => {
    last.set(r.to, i)
  })
  const kinds = ['held', 'exchange', 'mixer', 'residue'] as const
  return {
    stolen: [{ source: account(0, 0), asset: ETH, amount: '1000000000000', firstAt: 1_700_000_000 }],
    accounts: Array.from({ length: hops }, (_, hop) =>
      Array.from({ length: hop === 0 ? 1 : width }, (_, n) => ({
        account: account(hop, n),
        hop,
        role: hop === 0 ? 'source' : 'intermediate',
        service: null,
      })),
    ).flat(),
    transfers: rows,
    endpoints: [...last].map(([who, i]) => {
      const kind = kinds[Math.floor(random() * kinds.length)] ?? 'held'
      const name = kind === 'exchange' ? `Exchange ${i % 30}` : null
      return { account: who, kind, name, asset: ETH, amount: '1000', lastAt: 1_700_000_000 }
    }),
    patterns: [],
    gaps: [],
  }
}

type Row = PictureTrace['transfers'][number]

/** Traces made of what launderers do: chains with peels, fans out and in, deposits to a service; joined anywhere. */
export function shapedTrace(blocks: number): fc.Arbitrary<PictureTrace> {
  const block = fc.record({
    kind: fc.constantFrom('chain', 'peel', 'fan', 'gather', 'deposits'),
    size: fc.integer({ min: 4, max: 60 }),
    at: fc.nat(1_000),
    amount: fc.integer({ min: 100, max: 3_000 }),
  })
  return fc.array(block, { minLength: 1, maxLength: blocks }).map(list => {
    const hops = [0]
    const rows: Row[] = []
    const ends: PictureTrace['endpoints'][number][] = []
    const fresh = (hop: number): number => hops.push(hop) - 1
    const name = (n: number): string => `eip155:1:b${n}`
    const pay = (from: number, to: number, units: number): void => {
      const tainted = String(units)
      const times = { tx: `0x${rows.length}`, at: 1_700_000_000 + rows.length * 60 }
      rows.push({ ...times, from: name(from), to: name(to), asset: ETH, amount: tainted, tainted })
    }
    const rest = (n: number, kind: 'held' | 'exchange', units: number): void => {
      const called = kind === 'exchange' ? 'Gamma' : null
      ends.push({ account: name(n), kind, name: called, asset: ETH, amount: String(units), lastAt: 1_700_000_000 })
    }
    for (const { kind, size, at, amount } of list) {
      const from = at % hops.length
      const hop = hops[from] ?? 0
      if (kind === 'chain' || kind === 'peel') {
        let last = from
        for (let i = 0; i < Math.min(size, 12); i++) {
          const next = fresh(hop + i + 1)
          pay(last, next, amount * 100 - i * 500)
          if (kind === 'peel') {
            const aside = fresh(hop + i + 2)
            pay(next, aside, 500)
            rest(aside, 'held', 500)
          }
          last = next
        }
        continue
      }
      const goal = kind === 'fan' ? -1 : fresh(hop + 2)
      for (let i = 0; i < size; i++) {
        const next = fresh(hop + 1)
        pay(from, next, amount + i)
        if (goal < 0) rest(next, 'held', amount + i)
        else pay(next, goal, amount + i)
      }
      if (kind === 'deposits') rest(goal, 'exchange', amount * size)
    }
    return {
      stolen: [{ source: name(0), asset: ETH, amount: '1000000', firstAt: 1_700_000_000 }],
      accounts: hops.map((hop, n) => ({
        ...{ account: name(n), hop, role: n === 0 ? 'source' : 'intermediate', service: null },
      })),
      transfers: rows,
      endpoints: ends,
      patterns: [],
      gaps: [],
    }
  })
}
