import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { GapRow } from '../../analysis/flow/trace-result.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { Tag } from '../../model/tag.ts'
import type { World } from '../../operations/world.ts'
import { readBytes, sniffTagFormat } from '../files/sniff-format.ts'
import { memoryTags } from '../tags/memory-tags.ts'
import { readLedgerFiles } from './read-ledger-files.ts'
import { readTagFile } from './read-tags.ts'
import type { Surroundings } from './surroundings.ts'

/** Which files to work on. */
export interface FilesOrder {
  readonly transfers: readonly string[]
  /** The transfers' format; null: told by each file itself. */
  readonly as: string | null
  readonly tags: readonly string[]
  readonly ledger: LedgerId | null
}

/** A world whose ledger data and tags are files alone; nothing of them is kept. */
export async function filesWorld(order: FilesOrder, around: Surroundings): Promise<World> {
  const { progress } = around
  const ledgerData = await readLedgerFiles(order.transfers, { as: order.as, ledger: order.ledger, progress })
  const tags = await readTagFiles(order.tags, order.ledger)
  return {
    ...around,
    transfers: ledgerData.transfers,
    utxo: ledgerData.utxo,
    tags: memoryTags(tags.tags),
    exposure: null,
    missing: [...ledgerData.missing, ...tags.missing],
    versions: async () => ({ cordon: around.software, data: ledgerData.version, tags: tags.version }),
  }
}

/** Tags of files and the files' version. */
export async function readTagFiles(
  files: readonly string[],
  ledger: LedgerId | null,
): Promise<{ tags: Tag[]; missing: GapRow[]; version: string }> {
  const tags: Tag[] = []
  const missing: GapRow[] = []
  const digests: string[] = []
  for (const file of files) {
    const read = await readTagFile(file, await sniffTagFormat(file), ledger)
    for (const tag of read.tags) tags.push(tag)
    const [first] = read.refusals
    if (first) {
      const because = `${basename(file)}: ${read.refused} tags refused; the first is line ${first.line}: ${first.reason}`
      missing.push({ kind: 'refused-rows', account: null, asset: null, amount: 0n, because })
    }
    digests.push(
      createHash('sha256')
        .update(await readBytes(file))
        .digest('hex'),
    )
  }
  return { tags, missing, version: createHash('sha256').update(digests.sort().join('')).digest('hex') }
}
