import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { LedgerId } from '../../model/ledger.ts'
import type { LedgerCall, LedgerEvent, LedgerMemo } from '../../model/ledger-event.ts'
import type { SaidQuery } from '../../operations/live/live-shelf.ts'
import { type CallRow, callOf, type EventRow, eventOf, type MemoRow, memoOf } from './live-rows.ts'
import type { NameBook } from './name-book.ts'

/** Reads what was said and asked beside transfers. */
export class LiveSaid {
  readonly #database: DatabaseSync
  readonly #names: NameBook

  constructor(database: DatabaseSync, names: NameBook) {
    this.#database = database
    this.#names = names
  }

  events(id: number, query: SaidQuery): LedgerEvent[] {
    const among = { topic: query.topics, contract: query.contracts }
    return this.#rows<EventRow>('events', id, query, among).map(row => eventOf(row, query.ledger, this.#names))
  }

  calls(id: number, query: SaidQuery): LedgerCall[] {
    const rows = this.#rows<CallRow>('calls', id, query, { callee: query.contracts })
    return rows.map(row => callOf(row, query.ledger, this.#names))
  }

  memos(id: number, query: SaidQuery): LedgerMemo[] {
    return this.#rows<MemoRow>('memos', id, query, {}).map(row => memoOf(row, query.ledger))
  }

  #rows<R>(
    table: string,
    id: number,
    { fromBlock, untilBlock, tx }: SaidQuery,
    among: Readonly<Record<string, readonly string[] | undefined>>,
  ): R[] {
    const conditions = ['ledger = ?']
    const values: SQLInputValue[] = [id]
    const must = (condition: string, ...given: SQLInputValue[]): void => {
      conditions.push(condition)
      values.push(...given)
    }
    if (fromBlock !== undefined) must('block >= ?', fromBlock)
    if (untilBlock !== undefined) must('block <= ?', untilBlock)
    if (tx !== undefined) must('tx = ?', tx)
    for (const [column, texts] of Object.entries(among)) {
      if (texts === undefined) continue
      const numbers = texts.flatMap(text => this.#names.find(text) ?? [])
      must(`${column} in (select value from json_each(?))`, JSON.stringify(numbers))
    }
    const sql = `select * from ${table} where ${conditions.join(' and ')} order by block, n`
    return this.#database.prepare(sql).all(...values) as unknown as R[]
  }

  /** All of one block. */
  block(ledger: LedgerId, id: number, height: number) {
    const query = { ledger, fromBlock: height, untilBlock: height }
    return { events: this.events(id, query), calls: this.calls(id, query), memos: this.memos(id, query) }
  }
}
