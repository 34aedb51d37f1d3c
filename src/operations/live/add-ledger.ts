import { z } from 'zod'
import { InputError } from '../../model/errors.ts'
import { type LedgerId, namespaceOf, parseLedger } from '../../model/ledger.ts'
import { textField } from '../read-input.ts'
import { foldLedgers, LEDGER_KINDS } from './fold-ledgers.ts'
import { ledgerSecret } from './ledger-secret.ts'
import type { LedgerWorld } from './ledger-world.ts'
import { FOLLOWER_KINDS, type FollowerKind } from './open-follower.ts'

/** What `cordon ledgers add` takes. */
export const addLedgerInput = z.object({
  ledger: textField(parseLedger)
    .describe('CAIP-2 id or short name: eip155:1, eth, btc, trx')
    .meta({ placeholder: 'LEDGER' }),
  rpc: z
    .string()
    .min(1)
    .max(4_000)
    .describe('address of a node or service; it may hold a key, and is kept where only you can read it')
    .meta({ placeholder: 'URL' }),
  kind: z.enum(FOLLOWER_KINDS).optional().describe('what answers there; else told by the ledger'),
  from: z
    .int()
    .nonnegative()
    .optional()
    .describe('height to begin at when nothing is kept yet; else the newest block')
    .meta({ placeholder: 'HEIGHT' }),
  confirmations: z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe('blocks after which nothing is undone; else as the node says, or as is usual')
    .meta({ placeholder: 'N' }),
  unchecked: z.boolean().default(false).describe('add it though the source does not answer now'),
})

/** What was added. */
export interface AddedLedger {
  readonly ledger: LedgerId
  readonly kind: FollowerKind
  /** Scheme and host. */
  readonly source: string
  readonly from: number | null
  readonly confirmations: number | null
  /** The source's newest block; null: it was not asked. */
  readonly head: number | null
}

/**
 * Follows a ledger from now on, when somebody watches. One that is followed already gets another source.
 * @throws SourceError as LedgerFollower, when it does not answer or is of another ledger; then nothing is kept
 * @throws InputError `ledger-kind-unfit`, `source-address-malformed`
 */
export async function addLedger(given: z.output<typeof addLedgerInput>, world: LedgerWorld): Promise<AddedLedger> {
  const { ledger, rpc, from = null, confirmations = null, unchecked } = given
  const kind = given.kind ?? usualKind(ledger)
  checkKind(kind, ledger)
  let source = plainSource(rpc)
  let head: number | null = null
  if (!unchecked) {
    const follower = await world.open(kind, { url: rpc, ledger, confirmations })
    try {
      source = follower.source
      head = (await follower.head()).height
    } finally {
      await follower.close()
    }
  }
  // The secret first: a ledger without its address could not be followed, an address without its ledger is only a file.
  await world.secrets.write(ledgerSecret(ledger), rpc)
  const body = { ledger, kind, source, from, confirmations }
  await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'ledger-added', body }])
  return { ...body, head }
}

/** What `cordon ledgers drop` takes. */
export const dropLedgerInput = z.object({
  ledger: textField(parseLedger).describe('CAIP-2 id or short name').meta({ placeholder: 'LEDGER' }),
})

/** Follows a ledger no longer; its blocks stay. @throws InputError `ledger-not-followed` */
export async function dropLedger(
  { ledger }: z.output<typeof dropLedgerInput>,
  world: Pick<LedgerWorld, 'facts' | 'clock' | 'by' | 'secrets'>,
): Promise<{ ledger: LedgerId }> {
  if (!foldLedgers(await world.facts.read({ kinds: LEDGER_KINDS })).has(ledger))
    throw new InputError('ledger-not-followed', `${ledger} is not followed: cordon ledgers lists those that are`, {
      place: { field: 'ledger' },
    })
  await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'ledger-dropped', body: { ledger } }])
  await world.secrets.remove(ledgerSecret(ledger))
  return { ledger }
}

function usualKind(ledger: LedgerId): FollowerKind {
  const namespace = namespaceOf(ledger)
  return namespace === 'bip122' ? 'bitcoin' : namespace === 'tron' ? 'tron' : 'evm'
}

const FITS: Readonly<Record<FollowerKind, string>> = {
  evm: 'eip155',
  bitcoin: 'bip122',
  esplora: 'bip122',
  tron: 'tron',
}

function checkKind(kind: FollowerKind, ledger: LedgerId): void {
  if (FITS[kind] === namespaceOf(ledger)) return
  throw new InputError(
    'ledger-kind-unfit',
    `${ledger} cannot be followed as ${kind}: that is for ledgers of ${FITS[kind]}`,
    { place: { field: 'kind' } },
  )
}

/** Scheme and host. What else an address holds may be a key. */
function plainSource(rpc: string): string {
  const [, scheme, authority] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#\s]+)/i.exec(rpc) ?? []
  const host = authority?.slice(authority.lastIndexOf('@') + 1)
  if (scheme === undefined || !host)
    throw new InputError(
      'source-address-malformed',
      "the source's address is no URL; it is not shown, since it may hold a key",
      { place: { field: 'rpc' } },
    )
  return `${scheme.toLowerCase()}://${host.toLowerCase()}`
}
