import { readFileSync } from 'node:fs'
import { MemoryFactLog } from '../../src/adapters/records/memory/memory-fact-log.ts'
import { memoryTags } from '../../src/adapters/tags/memory-tags.ts'
import { MemoryTransferBuilder } from '../../src/adapters/transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from '../../src/adapters/transfers/memory-utxo.ts'
import { KNOWN_ASSETS } from '../../src/catalog/index.ts'
import type { TraceJson } from '../../src/formats/trace-json.ts'
import type { Address } from '../../src/model/address.ts'
import { erc20 } from '../../src/model/asset.ts'
import { ETHEREUM } from '../../src/model/ledger.ts'
import type { Tag } from '../../src/model/tag.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { readInput } from '../../src/operations/read-input.ts'
import { traceFunds } from '../../src/operations/trace-funds/trace-funds.ts'
import type { World } from '../../src/operations/world.ts'
import { noScreening } from '../../test/no-screening.ts'
import { sharedPath } from '../../test/shared-data.ts'

const USDT = erc20(ETHEREUM, '0xdac17f958d2ee523a2206206994597c13d831ec7')
const STEP = 0x9e3779b97f4a7c15f39cc0605cedc8341082276bn
/** Who is named in the heist's own labels, and can freeze. */
const NAMED = /^(?:HTX|Huobi|Binance|OKX)/

/**
 * The trace of the Harmony theft (3,887 transfers verified by hand), played so many times side by side in one day: the same shape
 * each time, at accounts of its own.
 */
export async function heistCopies(copies: number, name: string): Promise<TraceJson> {
  const folder = sharedPath('data/heists/harmony-2023')
  const rows = linesOf(`${folder}/flows.csv`).slice(1)
  const thieves = linesOf(`${folder}/sources.csv`)
  const table = new MemoryTransferBuilder()
  const labels = new Map<string, string>()
  for (let copy = 0; copy < copies; copy++)
    table.add(
      rows.map((line, index): Transfer => {
        const [time = '', block = '', tx = '', from = '', , to = '', label = '', usd = ''] = line.split(',')
        if (NAMED.test(label)) labels.set(moved(to, copy), label)
        return {
          ledger: ETHEREUM,
          tx: moved(tx, copy),
          index,
          block: Number(block),
          at: Date.parse(`${time.replace(' ', 'T')}Z`) / 1000,
          from: moved(from, copy) as Address,
          to: moved(to, copy) as Address,
          asset: USDT,
          amount: BigInt(Math.round(Number(usd) * 1e6)),
        }
      }),
    )
  const tags = [...labels].map(
    ([address, label]): Tag => ({
      ...{ ledger: ETHEREUM, address: address as Address, label, category: 'exchange', basis: 'publisher' },
      ...{ confidence: 80, source: 'labels of the heist', at: null },
    }),
  )
  const world: World = {
    transfers: table.build(),
    utxo: new MemoryUtxo([]),
    tags: memoryTags(tags),
    facts: new MemoryFactLog(),
    ...noScreening(),
    assets: KNOWN_ASSETS,
    missing: [],
    clock: { now: () => 1_800_000_000, monotonic: () => performance.now() },
    progress: { at: () => {}, end: () => {} },
    by: 'bench',
    versions: async () => ({}),
    interrupted: () => false,
  }
  const sources = Array.from({ length: copies }, (_, copy) => thieves.map(t => moved(t, copy))).flat()
  const input = readInput(traceFunds, { sources, ledger: ETHEREUM, case: name })
  return (await traceFunds.run(input, world)) as TraceJson
}

function linesOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8').split(/\r?\n/).filter(Boolean)
}

/** An address or hash of another copy: as long, and no other's. */
function moved(hex: string, copy: number): string {
  const digits = hex.length - 2
  return `0x${(BigInt(hex) ^ ((BigInt(copy) * STEP) % (1n << BigInt(digits * 4)))).toString(16).padStart(digits, '0')}`
}
