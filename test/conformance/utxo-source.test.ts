import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openEmbeddedStore } from '../../src/adapters/transfers/embedded/embedded-store.ts'
import { MemoryUtxo } from '../../src/adapters/transfers/memory-utxo.ts'
import { type AccountId, accountId } from '../../src/model/account.ts'
import type { Address } from '../../src/model/address.ts'
import { BITCOIN, type LedgerId } from '../../src/model/ledger.ts'
import { outpoint, type Transaction } from '../../src/model/transaction.ts'
import type { UtxoSource } from '../../src/operations/ports.ts'
import { account, chains, coin, mint, spend, txid } from '../laws/random-chain.ts'
import { fc } from '../property.ts'

const TESTNET = 'bip122:000000000933ea01ad0ee984209779ba' as LedgerId

/** Fills an implementer, file by file, asks it, and clears it away. */
interface Implementer {
  readonly name: string
  ask(files: readonly (readonly Transaction[])[], check: (source: UtxoSource) => Promise<void>): Promise<void>
}

const IMPLEMENTERS: readonly Implementer[] = [
  { name: 'memory', ask: (files, check) => check(new MemoryUtxo(files.flat())) },
  {
    name: 'embedded store',
    async ask(files, check) {
      const folder = await mkdtemp(join(tmpdir(), 'cordon-utxo-'))
      const store = await openEmbeddedStore(folder)
      try {
        for (const list of files) await store.importTransactions(list)
        await check(store)
      } finally {
        await store.close()
        await rm(folder, { recursive: true, force: true })
      }
    },
  },
]

/** A source that knows nothing of inputs: a block without undo data. */
const bare = (t: Transaction): Transaction => ({
  ...t,
  fee: t.inputs[0]?.prevTx === null ? 0n : null,
  inputs: t.inputs.map(i => ({ ...i, amount: null, address: null })),
})

const ids = (list: readonly (Transaction | null)[]): (string | null)[] => list.map(t => t?.tx ?? null)

for (const { name, ask } of IMPLEMENTERS) {
  test(`${name}: an account's transactions are those that pay it and those that spend from it, though no source named the payer`, async () => {
    await fc.assert(
      fc.asyncProperty(chains({ strangers: 'none', mixing: true }), fc.boolean(), async (chain, undo) => {
        const wanted = new Map<AccountId, Set<string>>()
        for (const t of chain) {
          const put = (a: Address | null, tx: string, index: number): void => {
            const key = accountId(BITCOIN, a ?? (`${tx}.${index}` as Address))
            wanted.set(key, (wanted.get(key) ?? new Set()).add(t.tx))
          }
          for (const o of t.outputs) put(o.address, t.tx, o.index)
          for (const i of t.inputs) if (i.prevTx !== null) put(i.address, i.prevTx, i.prevIndex)
        }
        const given = undo ? chain : chain.map(bare)
        await ask([given.slice(5), given.slice(0, 5)], async source => {
          for (const [a, set] of wanted)
            assert.deepEqual(
              ids(await source.byAccount(a)),
              chain.filter(t => set.has(t.tx)).map(t => t.tx),
            )
        })
      }),
      { numRuns: 40 },
    )
  })

  test(`${name}: spenders and transactions come in the order asked, null where there is none`, async () => {
    await fc.assert(
      fc.asyncProperty(chains({ strangers: 'any', mixing: true }), async chain => {
        const spender = new Map<string, string>()
        for (const t of chain)
          for (const i of t.inputs) if (i.prevTx !== null) spender.set(outpoint(i.prevTx, i.prevIndex), t.tx)
        await ask([chain], async source => {
          const points = chain.flatMap(t => t.outputs.map(o => outpoint(t.tx, o.index))).reverse()
          assert.deepEqual(
            ids(await source.spenders(BITCOIN, points)),
            points.map(p => spender.get(p) ?? null),
          )
          const asked = [txid(77_777), ...chain.map(t => t.tx).reverse()]
          assert.deepEqual(await source.transactions(BITCOIN, asked), [null, ...[...chain].reverse()])
          assert.deepEqual(
            ids(await source.transactions(TESTNET, asked)),
            asked.map(() => null),
          )
        })
      }),
      { numRuns: 30 },
    )
  })

  test(`${name}: what two sources each know of half the inputs is put together, with the fee; a contradiction leaves the first`, async () => {
    const first = mint(0, 1, [
      [0, 70n],
      [1, 30n],
    ])
    const whole = spend(1, 2, [coin(first, 0), coin(first, 1)], [[2, 90n]])
    const half = (known: number): Transaction => ({
      ...whole,
      fee: null,
      inputs: whole.inputs.map((i, n) => (n === known ? i : { ...i, amount: null, address: null })),
    })
    await ask([[half(0)], [half(1)]], async source => {
      assert.deepEqual(await source.transactions(BITCOIN, [whole.tx]), [whole])
      assert.deepEqual(ids(await source.byAccount(account(1))), [whole.tx])
    })
    const other = { ...whole, outputs: whole.outputs.map(o => ({ ...o, amount: 80n })), fee: 20n }
    await ask([[whole], [other]], async source => {
      assert.deepEqual(await source.transactions(BITCOIN, [whole.tx]), [whole])
    })
  })
}
