import { z } from 'zod'
import { parseAddress } from '../../model/address.ts'
import { parseAmount } from '../../model/amount.ts'
import { parseAsset } from '../../model/asset.ts'
import { type CaseName, parseCaseName } from '../../model/case-name.ts'
import { InputError } from '../../model/errors.ts'
import { parseInstant } from '../../model/instant.ts'
import { type LedgerId, parseLedger } from '../../model/ledger.ts'
import type { Tag } from '../../model/tag.ts'
import { compareTransfers, type Transfer, transferKey } from '../../model/transfer.ts'

/** Where a fact of a case was read. */
export interface CaseReference {
  readonly title: string
  /** null where no single page is the source. */
  readonly url: string | null
  /** Day on which it was read, ISO 8601. */
  readonly retrieved: string
}

/** One thing that is known about a case and cannot be said as a transfer or a tag. `source` is a key of the case's references. */
export interface CaseFact {
  readonly key: string
  readonly value: string
  readonly source: string
}

/** A theft that comes with the product: public facts, each with its source. */
export interface BuiltInCase {
  readonly id: string
  readonly name: CaseName
  readonly title: string
  readonly ledger: LedgerId
  /** In the one order of transfers. */
  readonly transfers: readonly Transfer[]
  /** What was stolen, as sources of a trace are written: transaction hashes or accounts. */
  readonly sources: readonly string[]
  readonly tags: readonly Tag[]
  readonly facts: readonly CaseFact[]
  readonly references: ReadonlyMap<string, CaseReference>
  /** What the data lacks and how it was read; to be shown beside any result. */
  readonly notes: readonly string[]
}

const CATEGORIES = [
  ...['exchange', 'mixer', 'bridge', 'swap', 'defi', 'payment', 'gambling', 'service'],
  ...['thief', 'victim', 'other'],
] as Tag['category'][]
const BASES = ['publisher', 'court', 'ledger-data', 'behaviour', 'heuristic', 'untrusted'] as Tag['basis'][]

const file = z.strictObject({
  id: z.string(),
  name: z.string(),
  title: z.string().min(1),
  ledger: z.string(),
  sources: z.array(z.string()).min(1),
  references: z.record(
    z.string(),
    z.strictObject({ title: z.string().min(1), url: z.url().nullable(), retrieved: z.iso.date() }),
  ),
  notes: z.array(z.string()),
  facts: z.array(z.strictObject({ key: z.string().min(1), value: z.string().min(1), source: z.string() })),
  tags: z.array(
    z.strictObject({
      address: z.string(),
      label: z.string().min(1),
      category: z.enum(CATEGORIES),
      basis: z.enum(BASES),
      confidence: z.int().min(0).max(100),
      source: z.string(),
      at: z.iso.date().nullable(),
    }),
  ),
  transfers: z.array(
    z.strictObject({
      tx: z.string().regex(/^0x[0-9a-f]{64}$|^[0-9a-f]{64}$/),
      index: z.int(),
      block: z.int().min(0),
      time: z.iso.datetime(),
      from: z.string(),
      to: z.string(),
      asset: z.string(),
      amount: z.string(),
      source: z.string(),
    }),
  ),
})

/**
 * Reads a case file of the casebook (layout: casebook/README.md). Nothing is taken on trust: checksums, hashes, amounts and times
 * are read by the model's constructors, every source must be among the references, and no transfer may stand twice.
 * @throws InputError `case-file-malformed`, `case-source-unknown`, `case-transfer-twice`, and the codes of the constructors
 */
export function readCase(json: unknown): BuiltInCase {
  const parsed = file.safeParse(json)
  if (!parsed.success)
    throw new InputError(
      'case-file-malformed',
      `the case file is not as it should be:\n${z.prettifyError(parsed.error)}`,
    )
  const raw = parsed.data
  const ledger = parseLedger(raw.ledger)
  const references = new Map(Object.entries(raw.references))
  const named = (source: string): CaseReference => {
    const found = references.get(source)
    if (!found) throw new InputError('case-source-unknown', `"${source}" is not among the references`)
    return found
  }
  for (const { source } of raw.facts) named(source)
  const seen = new Set<string>()
  const transfers = raw.transfers.map((t): Transfer => {
    named(t.source)
    const moved = {
      ledger,
      tx: t.tx,
      index: t.index,
      block: t.block,
      at: parseInstant(t.time),
      from: parseAddress(ledger, t.from),
      to: parseAddress(ledger, t.to),
      asset: parseAsset(ledger, t.asset),
      amount: parseAmount(t.amount),
    }
    const key = transferKey(moved)
    if (seen.has(key)) throw new InputError('case-transfer-twice', `${key} stands twice`)
    seen.add(key)
    return moved
  })
  return {
    id: raw.id,
    name: parseCaseName(raw.name),
    title: raw.title,
    ledger,
    transfers: transfers.sort(compareTransfers),
    sources: raw.sources,
    tags: raw.tags.map(({ address, source, at, ...tag }) => ({
      ...tag,
      ledger,
      address: parseAddress(ledger, address),
      source: named(source).url ?? named(source).title,
      at: at === null ? null : parseInstant(at),
    })),
    facts: raw.facts,
    references,
    notes: raw.notes,
  }
}
