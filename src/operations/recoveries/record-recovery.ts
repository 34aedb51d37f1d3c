import { z } from 'zod'
import { uuid4 } from '../../formats/stix/ids.ts'
import { parseAsset } from '../../model/asset.ts'
import { parseCaseName } from '../../model/case-name.ts'
import { InputError } from '../../model/errors.ts'
import { parseInstant } from '../../model/instant.ts'
import { parseLedger } from '../../model/ledger.ts'
import { findCase } from '../cases/find-case.ts'
import { defineOperation } from '../define-operation.ts'
import { amountNamed } from '../freeze/freeze-amount.ts'
import { textField } from '../read-input.ts'
import { foldRecoveries, RECOVERY_KINDS } from './fold-recoveries.ts'
import { recoveryRow, rowOfRecovery } from './recovery-row.ts'

/** Writes down that value of a theft came back to who was robbed: no ledger says so, since only people know whose money it is. */
export const recordRecovery = defineOperation({
  name: 'recordRecovery',
  alias: 'recoveries add',
  summary: 'write down that value of a theft came back, and what shows it',
  effect: 'write',
  scope: 'freeze',
  input: z.object({
    case: textField(parseCaseName).describe('theft of which it is').meta({ placeholder: 'NAME' }),
    asset: z.string().min(1).max(200).describe('CAIP-19 id').meta({ placeholder: 'ASSET' }),
    amount: z.string().max(100).optional().describe('how much, in units of the asset').meta({ placeholder: 'UNITS' }),
    baseUnits: z.string().max(80).optional().describe('how much, in base units').meta({ placeholder: 'N' }),
    at: textField(parseInstant).describe('when it came back').meta({ placeholder: 'TIME' }),
    reference: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .describe('what shows it: court order, receipt, transaction')
      .meta({ placeholder: 'TEXT' }),
  }),
  output: recoveryRow,
  positional: ['case'],
  examples: [
    'recoveries add bybit-2025 --asset eip155:1/slip44:60 --amount 12.5 --at 2025-06-01 --reference "order 12"',
  ],
  async run(given, world) {
    await findCase(world, given.case)
    const ledger = parseLedger(given.asset.split('/')[0] ?? '')
    const asset = parseAsset(ledger, given.asset)
    const now = world.clock.now()
    if (given.at > now)
      throw new InputError('recovery-in-future', 'it cannot have come back yet: the time is ahead', {
        place: { field: 'at' },
      })
    // Null only where all is meant, which cannot be said here.
    const amount = amountNamed(given, world.assets.get(asset)?.decimals ?? null) ?? 0n
    const id = `recovery--${uuid4(world.sharing.chance(16))}`
    const body = {
      ...{ id, case: given.case as string, asset: asset as string },
      ...{ amount: String(amount), at: given.at, reference: given.reference },
    }
    const [fact] = await world.facts.append([{ at: now, by: world.by, kind: 'value-recovered', body }])
    const [kept] = foldRecoveries(fact ? [fact] : [])
    if (!kept) throw new InputError('recovery-lost', 'the recovery was not kept')
    return rowOfRecovery(kept, world)
  },
})

/** What came back of thefts, as it was written down. */
export const listRecoveries = defineOperation({
  name: 'listRecoveries',
  alias: 'recoveries list',
  summary: 'list what came back of thefts',
  effect: 'read',
  scope: 'freeze',
  input: z.object({
    case: z.string().max(200).optional().describe('only of this case').meta({ placeholder: 'NAME' }),
  }),
  output: z.object({ recoveries: z.array(recoveryRow) }),
  examples: ['recoveries list', 'recoveries list --case bybit-2025'],
  async run({ case: name }, world) {
    const all = foldRecoveries(await world.facts.read({ kinds: RECOVERY_KINDS }))
    const wanted = all.filter(r => name === undefined || r.case === name)
    return { recoveries: wanted.map(r => rowOfRecovery(r, world)) }
  },
})
