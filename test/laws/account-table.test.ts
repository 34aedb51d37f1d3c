import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AccountTable, ROW_WORDS } from '../../src/adapters/exposure/account-table.ts'
import { seeded } from '../names/seeded.ts'

/** Rows of few values, so that many are the same and many differ in one word only. */
function rowsOf(count: number, values: number, seed: number): Int32Array {
  const random = seeded(seed)
  return Int32Array.from({ length: count * ROW_WORDS }, () => Math.floor(random() * values) - 1)
}

const keyOf = (rows: Int32Array, n: number): string => rows.subarray(n * ROW_WORDS, (n + 1) * ROW_WORDS).join(' ')

test('rows are numbered in the order of first sight as a Map of their texts does, while the table grows and when it is gone on with', () => {
  for (const values of [2, 3, 12]) {
    const rows = rowsOf(9_000, values, values)
    const numbers = new Map<string, number>()
    let table = new AccountTable(1)
    for (let first = 0; first < 9_000; first += 1_500) {
      const into = new Int32Array(1_510)
      table.internAll(rows.subarray(first * ROW_WORDS), 1_500, into, 10)
      for (let n = 0; n < 1_500; n++) {
        const key = keyOf(rows, first + n)
        if (!numbers.has(key)) numbers.set(key, numbers.size)
        assert.equal(into[10 + n], numbers.get(key))
      }
      table = new AccountTable(first, table.rows.slice(0, table.count * ROW_WORDS))
    }
    assert.equal(table.count, numbers.size)
    for (const [key, number] of numbers) {
      const row = Int32Array.from(key.split(' '), Number)
      assert.equal(table.find(row[0] as number, row, 0), number)
      assert.equal(table.find(99, row, 0), -1)
    }
  }
})
