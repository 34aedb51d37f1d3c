import { z } from 'zod'
import { POLICIES } from '../../analysis/flow/policy.ts'
import { splitAccount } from '../../model/account.ts'
import { InputError, NotFoundError } from '../../model/errors.ts'
import { parseInstant } from '../../model/instant.ts'
import { namespaceOf, parseLedger } from '../../model/ledger.ts'
import { defineOperation } from '../define-operation.ts'
import { parseDuration } from '../duration.ts'
import { textField } from '../read-input.ts'
import { readSource } from '../trace-funds/read-source.ts'
import { stopwatch } from '../trace-funds/trace-accounts.ts'
import { caseThefts } from './case-thefts.ts'
import { exposureAnswer, writeExposure } from './exposure-answer.ts'
import type { ExposureWorld } from './exposure-world.ts'
import { namedAssets } from './named-assets.ts'
import { measureReceived } from './received-exposure.ts'
import { measureSent } from './sent-exposure.ts'

/** Says how much of an account's value came from, and went to, listed entities, thefts, mixers and services, directly and over others. */
export const measureExposure = defineOperation({
  name: 'measureExposure',
  alias: 'exposure',
  summary: 'say how much of what an account received and sent is of listed entities, thefts, mixers, services',
  effect: 'read',
  input: z.object({
    account: z.string().min(1).describe('account to measure').meta({ placeholder: 'ACCOUNT' }),
    ledger: textField(parseLedger)
      .optional()
      .describe('ledger of a bare address, such as eip155:1')
      .meta({ placeholder: 'ID' }),
    policy: z
      .enum([...POLICIES])
      .default('haircut')
      .describe('doctrine'),
    maxHops: z
      .number()
      .int()
      .min(1)
      .max(1000)
      .default(6)
      .describe('most transfers between the account and an origin')
      .meta({ placeholder: 'N' }),
    maxAccounts: z
      .number()
      .int()
      .min(1)
      .max(1_000_000)
      .default(2000)
      .describe('most accounts to look into backward')
      .meta({ placeholder: 'N' }),
    until: textField(parseInstant).optional().describe('later transfers do not exist').meta({ placeholder: 'TIME' }),
    within: textField(parseDuration).optional().describe('answer within this time').meta({ placeholder: 'SPAN' }),
  }),
  output: exposureAnswer,
  positional: ['account'],
  examples: [
    'exposure 0x47666fab8bd0ac7003bce3f5c3585383f09486e2',
    'exposure 0x8b3c…9cad --policy fifo --max-hops 3 --json',
  ],
  async run(given, world: ExposureWorld) {
    const summary = await world.transfers.summary()
    if (summary.ledgers.length === 0)
      throw new NotFoundError('store-empty', 'there is no account-ledger data: import some first (cordon import)')
    const named = readSource(given.account, given.ledger === undefined ? summary.ledgers : [given.ledger])
    if (named.kind !== 'account' || named.amount !== null || named.asset !== null)
      throw new InputError('account-malformed', `"${given.account}" is not an account`, { place: { field: 'account' } })
    const { account } = named
    if (namespaceOf(splitAccount(account).ledger) === 'bip122')
      throw new InputError(
        'exposure-utxo',
        'exposure is measured on account ledgers only; trace Bitcoin with cordon trace',
        {
          place: { field: 'account' },
        },
      )
    const until = given.until ?? summary.lastAt ?? 0
    const over = stopwatch(given.within ?? null, () => true, world)
    let stopped = false
    const enough = (): boolean => {
      stopped ||= over()
      return stopped
    }
    const { policy, maxHops, maxAccounts } = given
    const order = { account, policy, maxHops, maxAccounts, until, thefts: await caseThefts(world), enough }
    const back = await measureReceived(order, world)
    const forth = await measureSent(order, world)
    world.progress.end()
    if (back.received.length === 0 && forth.sent.length === 0 && !stopped)
      throw new NotFoundError('account-silent', `${account} neither received nor sent anything in the data`)
    const gaps = [...back.gaps, ...forth.gaps, ...world.missing]
    return {
      account,
      asOf: until,
      policy,
      maxHops,
      assets: namedAssets(
        [...back.received, ...forth.sent].map(r => r.asset),
        world.assets,
      ),
      received: writeExposure(back.received),
      sent: writeExposure(forth.sent),
      gaps: gaps.map(({ kind, account, because }) => ({ kind, account, because })),
      finished: !stopped,
      versions: { ...(await world.versions()), lists: await world.labels.version() },
    }
  },
})
