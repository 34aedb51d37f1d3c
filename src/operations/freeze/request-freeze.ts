import { z } from 'zod'
import {
  freezeRequestObject,
  MOST_FREEZE_ACCOUNTS,
  readFreezeRequest,
} from '../../formats/stix/cordon/freeze-request.ts'
import { uuid4 } from '../../formats/stix/ids.ts'
import { parseAccount, splitAccount } from '../../model/account.ts'
import { parseCaseName } from '../../model/case-name.ts'
import { InputError, inField } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import type { FreezeRequest } from '../../model/freeze.ts'
import { parseInstant } from '../../model/instant.ts'
import { caseEvidence } from '../cases/find-case.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { findFreeze } from './find-freeze.ts'
import { amountNamed, assetNamed } from './freeze-amount.ts'
import type { FreezePost, FreezeWorld } from './freeze-parties.ts'
import { freezeRow, rowOf } from './freeze-row.ts'
import { groundsByOdds } from './grounds-by-odds.ts'
import { ingestFreezes } from './ingest-freezes.ts'
import { ownNode } from './own-node.ts'
import { sendDraft } from './send-freeze.ts'
import { addresseeOf, whoCanFreeze } from './who-can-freeze.ts'

/** Seconds in which an answer is asked for where no deadline is said: a day. */
const USUAL_TERM = 86_400

const input = z.object({
  accounts: z
    .array(z.string().min(1).max(200))
    .min(1)
    .max(MOST_FREEZE_ACCOUNTS)
    .describe('accounts to freeze, CAIP-10, all on one ledger')
    .meta({ placeholder: 'ACCOUNT' }),
  asset: z
    .string()
    .min(1)
    .max(200)
    .default('native')
    .describe('CAIP-19 id, or a symbol such as USDT')
    .meta({ placeholder: 'ASSET' }),
  amount: z.string().max(100).optional().describe('how much, in units of the asset').meta({ placeholder: 'UNITS' }),
  baseUnits: z.string().max(80).optional().describe('how much, in base units').meta({ placeholder: 'N' }),
  all: z.boolean().default(false).describe('all that the accounts hold of the asset'),
  to: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('whom to ask: name or identity id; else who is known to hold or issue it')
    .meta({ placeholder: 'NAME' }),
  case: textField(parseCaseName)
    .optional()
    .describe('theft that it belongs to; its latest trace is the evidence')
    .meta({ placeholder: 'NAME' }),
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{2}$/, 'a country is two capital letters, such as JP')
    .describe('country whose law it is')
    .meta({ placeholder: 'CC' }),
  law: z.string().min(1).max(500).describe('statute, or number of the order').meta({ placeholder: 'TEXT' }),
  grounds: z.string().min(1).max(4000).describe('why, in a sentence or two').meta({ placeholder: 'TEXT' }),
  evidence: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 lower-case hex digits')
    .optional()
    .describe('SHA-256 of the evidence; else that of the latest trace of --case')
    .meta({ placeholder: 'SHA256' }),
  deadline: textField(parseInstant)
    .optional()
    .describe('when an answer is due; else in a day')
    .meta({ placeholder: 'TIME' }),
  validUntil: textField(parseInstant)
    .optional()
    .describe('unanswered, it ends then; else never')
    .meta({ placeholder: 'TIME' }),
  contact: z.string().min(1).max(500).describe('whom to ask back').meta({ placeholder: 'TEXT' }),
  marking: z.enum(['red', 'amber+strict']).default('amber+strict').describe('TLP: red for named persons only'),
  byOdds: z
    .boolean()
    .default(false)
    .describe('ask also where the trace of --case came by odds, not by facts alone; the request then says the odds'),
  draft: z.boolean().default(false).describe('keep it, and send it later with freeze send'),
})

/** Asks whoever can freeze money to freeze it: a request with its law, evidence, deadline and contact, sent to that organisation alone. */
export function requestFreezeWith(post: FreezePost) {
  return defineOperation({
    name: 'requestFreeze',
    alias: 'freeze request',
    summary: 'ask an exchange, an issuer or a bridge to freeze money',
    effect: 'write',
    scope: 'freeze',
    input,
    output: freezeRow,
    positional: ['accounts'],
    examples: [
      'freeze request eip155:1:0x… --asset USDT --amount 1250000 --to Tether --case bybit-2025 --jurisdiction JP --law "…" --grounds "…" --contact "…"',
    ],
    async run(given, world: FreezeWorld) {
      await ingestFreezes(world, post)
      const request = await draftOf(given, world, post)
      // What the receiver would not read is not sent.
      readFreezeRequest(freezeRequestObject(request))
      const object = freezeRequestObject(request) as unknown as Json
      await world.facts.append([{ at: request.at, by: world.by, kind: 'freeze-drafted', body: { object } }])
      if (!given.draft) await sendDraft(await findFreeze(world, request.id), world, post)
      return rowOf(await findFreeze(world, request.id), world.clock.now())
    },
  })
}

async function draftOf(given: z.output<typeof input>, world: FreezeWorld, post: FreezePost): Promise<FreezeRequest> {
  const self = await ownNode(world)
  const at = world.clock.now()
  const accounts = [...new Set(given.accounts.map(readAccount))]
  const ledgers = new Set(accounts.map(account => splitAccount(account).ledger))
  const [ledger] = ledgers
  if (ledger === undefined || ledgers.size > 1)
    throw new InputError('freeze-ledgers', 'the accounts are on several ledgers: make a request for each', {
      place: { field: 'accounts' },
    })
  const asset = assetNamed(given.asset, ledger, world.assets)
  const known = world.assets.get(asset)
  const { known: organisations } = await post.parties(world)
  const to = addresseeOf(given.to, await whoCanFreeze(accounts, asset, world), organisations)
  if (to.id === self.id) throw new InputError('freeze-to-self', 'a node cannot ask itself', { place: { field: 'to' } })
  const answerBy = given.deadline ?? at + USUAL_TERM
  if (answerBy <= at)
    throw new InputError('freeze-deadline-past', 'the deadline is past', { place: { field: 'deadline' } })
  if (given.validUntil !== undefined && given.validUntil < answerBy)
    throw new InputError('freeze-deadline-past', 'the request would end before an answer is due', {
      place: { field: 'validUntil' },
    })
  const text = await groundsByOdds({ ...given, case: given.case ?? null, accounts, asset }, world)
  const evidence = given.evidence ?? (given.case === undefined ? null : await caseEvidence(world, given.case))
  return {
    id: `freeze-request--${uuid4(world.sharing.chance(16))}`,
    from: self.id,
    fromName: self.name,
    to,
    accounts,
    asset,
    amount: amountNamed(given, known?.decimals ?? null),
    unit: known ? { symbol: known.symbol, decimals: known.decimals } : null,
    case: given.case ?? null,
    basis: { jurisdiction: given.jurisdiction, reference: given.law, text },
    evidence,
    answerBy,
    validUntil: given.validUntil ?? null,
    contact: given.contact,
    marking: given.marking,
    at,
  }
}

function readAccount(text: string) {
  try {
    return parseAccount(text)
  } catch (error) {
    throw inField(error, 'accounts')
  }
}
