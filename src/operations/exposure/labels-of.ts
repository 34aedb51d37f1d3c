import { type ExposureOrigin, leadingLabel } from '../../analysis/exposure/exposure-origin.ts'
import { attribute } from '../../analysis/flow/service-verdict.ts'
import type { AccountId } from '../../model/account.ts'
import { isServiceCategory, type Tag } from '../../model/tag.ts'
import type { TagSource } from '../ports.ts'
import { type LabelSource, labelOfTag } from './labels.ts'

/** The label that names each account's value, from lists first, then tags as a trace settles them; null: nobody is known behind it. */
export async function labelsOf(
  accounts: readonly AccountId[],
  world: { readonly tags: TagSource; readonly labels: LabelSource },
): Promise<Map<AccountId, ExposureOrigin | null>> {
  const [tags, labels] = await Promise.all([world.tags.tags(accounts), world.labels.labels(accounts)])
  return new Map(
    accounts.map((account, i) => {
      const tag = settled(account, tags[i] ?? [])
      return [account, leadingLabel([...(labels[i] ?? []), ...(tag ? [tag] : [])])]
    }),
  )
}

/** What an account's tags say together: the most confident claim, on a tie the one that is no service. */
function settled(account: AccountId, tags: readonly Tag[]): ExposureOrigin | null {
  const said = attribute(account, tags)
  if (tags.length === 0)
    return said.kind === 'service'
      ? { category: 'service', source: 'ledger', name: said.verdict.name ?? account }
      : null
  const [best] = tags
    .filter(t => t.category !== 'other')
    .sort(
      (a, b) =>
        b.confidence - a.confidence ||
        Number(isServiceCategory(a.category)) - Number(isServiceCategory(b.category)) ||
        (a.label < b.label ? -1 : a.label > b.label ? 1 : a.source < b.source ? -1 : 1),
    )
  return best ? labelOfTag(best) : null
}
