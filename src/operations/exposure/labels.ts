import type { ExposureOrigin } from '../../analysis/exposure/exposure-origin.ts'
import type { AccountId } from '../../model/account.ts'
import type { Address } from '../../model/address.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { Tag } from '../../model/tag.ts'

/** An address that somebody labels. */
export interface LabelledAddress {
  readonly address: Address
  /** Where it counts; null: on every ledger that has it. */
  readonly ledgers: readonly LedgerId[] | null
  readonly label: ExposureOrigin
}

/** What lists say about accounts, for exposure. Tags come through `World.tags`, thefts from the kept cases. */
export interface LabelSource {
  /** One list an account, in the accounts' order. */
  labels(accounts: readonly AccountId[]): Promise<readonly (readonly ExposureOrigin[])[]>
  /** Every labelled address; the order does not matter. */
  every(): AsyncIterable<LabelledAddress> | Iterable<LabelledAddress>
  /** Another text whenever anything of it changed. */
  version(): Promise<string>
}

/** A source that knows nothing. */
export const NO_LABELS: LabelSource = {
  labels: async accounts => accounts.map(() => []),
  every: () => [],
  version: async () => 'none',
}

/** What a tag says about value: a thief's is a theft's, everything else keeps its word. */
export function labelOfTag(tag: Tag): ExposureOrigin {
  const category = tag.category === 'thief' ? 'theft' : tag.category
  return { category, source: `tag:${tag.source}`, name: tag.label }
}
