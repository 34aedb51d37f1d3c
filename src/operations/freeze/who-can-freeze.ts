import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { InputError } from '../../model/errors.ts'
import type { FreezeAddressee } from '../../model/freeze.ts'
import type { Organisation } from '../../model/organisation.ts'
import type { World } from '../world.ts'

/** Somebody who can stop what lies on an account, and how we know. */
export interface Freezer {
  readonly name: string
  readonly kind: 'exchange' | 'bridge' | 'payment' | 'issuer'
  readonly because: string
}

/** Who can freeze an asset on accounts: the custodian of an account by its tags, then the issuer of the asset. Empty: nobody is known. */
export async function whoCanFreeze(
  accounts: readonly AccountId[],
  asset: AssetId | null,
  world: Pick<World, 'tags' | 'assets'>,
): Promise<readonly Freezer[]> {
  const found: Freezer[] = []
  for (const tags of await world.tags.tags(accounts))
    for (const { category, label, source, confidence } of [...tags].sort((a, b) => b.confidence - a.confidence)) {
      if (category !== 'exchange' && category !== 'bridge' && category !== 'payment') continue
      if (!found.some(f => sameName(f.name, label)))
        found.push({
          name: label,
          kind: category,
          because: `tagged as its account by ${source} (${confidence} of 100)`,
        })
    }
  const known = asset === null ? undefined : world.assets.get(asset)
  if (known?.issuer)
    found.push({ name: known.issuer, kind: 'issuer', because: `issues ${known.symbol} (${known.source})` })
  return found
}

/**
 * Whom a request goes to. Named: an organisation that this node knows, by id or name; any other name is written to by letter alone.
 * @throws InputError `freeze-addressee-unknown` (an id of nobody), `freeze-addressee-ambiguous`, `freeze-nobody`
 */
export function addresseeOf(
  named: string | undefined,
  freezers: readonly Freezer[],
  known: readonly Organisation[],
): FreezeAddressee {
  const place = { field: 'to' }
  const name = named ?? freezers[0]?.name
  if (name === undefined)
    throw new InputError('freeze-nobody', 'nobody is known who can freeze this: say whom to ask with --to', { place })
  const fitting = known.filter(o => o.id === name || sameName(o.name, name))
  const ids = new Set(fitting.map(o => o.id))
  if (ids.size > 1)
    throw new InputError(
      'freeze-addressee-ambiguous',
      `${ids.size} organisations are named "${name}": give its identity id`,
      { place },
    )
  const [found] = fitting
  if (found) return { id: found.id, name: found.name }
  if (name.startsWith('identity--'))
    throw new InputError('freeze-addressee-unknown', `no peer or user has the identity ${name}`, { place })
  return { id: null, name }
}

function sameName(a: string, b: string): boolean {
  const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
  return plain(a) === plain(b)
}
