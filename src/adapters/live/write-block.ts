import type { DatabaseSync } from 'node:sqlite'
import type { LiveBlock } from '../../model/live-block.ts'
import type { Transaction } from '../../model/transaction.ts'
import { coinBody } from './coin-body.ts'
import { type NameBook, txKey } from './name-book.ts'

/** Writes blocks row by row, within a transaction of its caller. */
export type BlockWriter = (ledger: number, block: LiveBlock) => void

/** @param outputAddress the address of an output made earlier; null: not known */
export function blockWriter(
  database: DatabaseSync,
  names: NameBook,
  outputAddress: (ledger: number, tx: string, index: number) => string | null,
): BlockWriter {
  const into = (table: string, columns: number) =>
    database.prepare(`insert into ${table} values (${new Array(columns).fill('?').join(',')})`)
  const block = into('blocks', 5)
  const gap = into('gaps', 5)
  const transfer = into('transfers', 11)
  const touch = into('touches', 4)
  const coin = into('transactions', 6)
  const spend = into('spends', 5)
  const coinTouch = into('coin_touches', 4)
  const event = into('events', 10)
  const call = into('calls', 11)
  const memo = into('memos', 7)

  const writeTransfers = (ledger: number, { height, transfers }: LiveBlock): void => {
    for (const [n, t] of transfers.entries()) {
      const payer = names.number(t.from)
      const payee = t.to === t.from ? payer : names.number(t.to)
      const { tx, index, at, amount } = t
      transfer.run(
        ...([ledger, height, n, tx, txKey(tx), index, at, payer, payee] as const),
        names.number(t.asset),
        String(amount),
      )
      touch.run(ledger, payer, height, n)
      if (payee !== payer) touch.run(ledger, payee, height, n)
    }
  }
  const writeCoins = (ledger: number, { height, transactions }: LiveBlock): void => {
    /** What this block makes is spent in it too. */
    const made = new Map(transactions.map(t => [t.tx, t]))
    for (const t of transactions) {
      coin.run(ledger, height, t.position, t.tx, txKey(t.tx), coinBody(t))
      const touched = new Set<string>()
      for (const o of t.outputs) if (o.address !== null) touched.add(o.address)
      for (const i of t.inputs) {
        if (i.prevTx === null) continue
        spend.run(ledger, txKey(i.prevTx), i.prevIndex, height, t.position)
        const address = i.address ?? addressIn(made.get(i.prevTx), i.prevIndex)
        const known = address ?? outputAddress(ledger, i.prevTx, i.prevIndex)
        if (known !== null) touched.add(known)
      }
      for (const address of touched) coinTouch.run(ledger, names.number(address), height, t.position)
    }
  }
  return (ledger, b) => {
    const { height } = b
    block.run(ledger, height, b.hash, b.parent, b.at)
    for (const [n, { kind, because }] of b.gaps.entries()) gap.run(ledger, height, n, kind, because)
    writeTransfers(ledger, b)
    writeCoins(ledger, b)
    for (const [n, e] of b.events.entries()) {
      const topic = names.number(e.topics[0] ?? '')
      const place = [ledger, height, n, e.tx, e.index, e.at] as const
      event.run(...place, names.number(e.contract), topic, JSON.stringify(e.topics), e.data)
    }
    for (const [n, c] of b.calls.entries()) {
      const callee = c.to === null ? null : names.number(c.to)
      const price = c.gasPrice === null || c.gasPrice === undefined ? null : String(c.gasPrice)
      const place = [ledger, height, n, c.tx, c.at, c.from] as const
      call.run(...place, callee, String(c.value), c.input, c.succeeded ? 1 : 0, price)
    }
    for (const [n, m] of b.memos.entries()) memo.run(ledger, height, n, m.tx, m.index, m.at, m.data)
  }
}

function addressIn(t: Transaction | undefined, index: number): string | null {
  return t?.outputs.find(o => o.index === index)?.address ?? null
}
