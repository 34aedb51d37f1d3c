import { z } from 'zod'
import { parseAccount, splitAccount } from '../../../model/account.ts'
import { parseAmount } from '../../../model/amount.ts'
import { parseAsset } from '../../../model/asset.ts'
import { CordonError, InputError } from '../../../model/errors.ts'
import type { FreezeRequest, FreezeWithdrawal } from '../../../model/freeze.ts'
import type { IntelObject } from '../../../model/intel-object.ts'
import { tlpOfId } from '../../../model/tlp.ts'
import { newSdo } from './definition.ts'
import { addressedTo, FREEZE_MARKINGS, idOf, readMembers, stixInstant, stixSeconds, words } from './freeze-members.ts'

/** Most accounts of one request. */
export const MOST_FREEZE_ACCOUNTS = 200

/** A request to freeze money. */
export const FREEZE_REQUEST = newSdo('freeze-request', {
  id: 'extension-definition--c0a1d3cb-5f0e-4f7e-9b55-6b0a6a3c9e41',
  name: 'Freeze request',
  description:
    'Asks one organisation (addressed_to_ref, an identity) to freeze what accounts (CAIP-10, all on one ledger) hold of an asset (CAIP-19): amount in base units for all accounts together, or all that is there where amount is absent. legal_basis holds jurisdiction (ISO 3166-1 alpha-2), reference and text. evidence_digest is the SHA-256 of a trace that the requester keeps. After answer_by an answer is overdue; after valid_until an unanswered request ends by itself. A request never changes: its only later version is revoked, with withdrawal_reason, and asks that what was frozen be released.',
  version: '1.0.0',
  members:
    'requester_name! addressed_to_ref:ref(identity) addressed_to_name! accounts:caip10[]! asset:caip19! amount:digits asset_symbol asset_decimals:int(0..77) case_name legal_basis:object! evidence_digest:sha256 answer_by:time! valid_until:time contact_information! withdrawal_reason',
})

const members = z.object({
  type: z.literal('freeze-request'),
  id: idOf('freeze-request'),
  created_by_ref: idOf('identity'),
  created: stixInstant,
  modified: stixInstant,
  revoked: z.boolean().optional(),
  object_marking_refs: z.array(z.string()).min(1).max(20),
  requester_name: words(200),
  addressed_to_ref: idOf('identity').optional(),
  addressed_to_name: words(200),
  accounts: z.array(z.string().max(200)).min(1).max(MOST_FREEZE_ACCOUNTS),
  asset: z.string().max(200),
  amount: z.string().max(80).optional(),
  asset_symbol: words(32).optional(),
  asset_decimals: z.int().min(0).max(77).optional(),
  case_name: words(200).optional(),
  legal_basis: z.object({
    jurisdiction: z.string().regex(/^[A-Z]{2}$/),
    reference: words(500),
    text: words(4000),
  }),
  evidence_digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  answer_by: stixInstant,
  valid_until: stixInstant.optional(),
  contact_information: words(500),
  withdrawal_reason: words(2000).optional(),
})

/** A request as a STIX object of our type `freeze-request`. A withdrawal is its last version, revoked. One that goes by letter is addressed to ourselves: no node gets it. */
export function freezeRequestObject(request: FreezeRequest, withdrawal: FreezeWithdrawal | null = null): IntelObject {
  const { id, to, amount, unit, basis } = request
  const created = stixSeconds(request.at)
  // A version is later than the one before, also where both were made in one second.
  const modified =
    withdrawal === null
      ? created
      : withdrawal.at > request.at
        ? stixSeconds(withdrawal.at)
        : created.replace('.000Z', '.001Z')
  return {
    type: 'freeze-request',
    spec_version: '2.1',
    id,
    created_by_ref: request.from,
    created,
    modified,
    ...(withdrawal === null ? {} : { revoked: true, withdrawal_reason: withdrawal.reason }),
    object_marking_refs: [FREEZE_MARKINGS[request.marking]],
    requester_name: request.fromName,
    ...(to.id === null ? {} : { addressed_to_ref: to.id }),
    addressed_to_name: to.name,
    accounts: [...request.accounts],
    asset: request.asset,
    ...(amount === null ? {} : { amount: String(amount) }),
    ...(unit === null ? {} : { asset_symbol: unit.symbol, asset_decimals: unit.decimals }),
    ...(request.case === null ? {} : { case_name: request.case }),
    legal_basis: { jurisdiction: basis.jurisdiction, reference: basis.reference, text: basis.text },
    ...(request.evidence === null ? {} : { evidence_digest: request.evidence }),
    answer_by: stixSeconds(request.answerBy),
    ...(request.validUntil === null ? {} : { valid_until: stixSeconds(request.validUntil) }),
    contact_information: request.contact,
    extensions: FREEZE_REQUEST.use({}, addressedTo(to.id ?? request.from)),
  }
}

/** A `freeze-request` as its object tells it. */
export interface ReadFreezeRequest {
  readonly request: FreezeRequest
  /** Set when this version takes it back. */
  readonly withdrawal: FreezeWithdrawal | null
}

/**
 * Reads a `freeze-request` of whatever origin.
 * @throws InputError `freeze-malformed`
 */
export function readFreezeRequest(object: IntelObject): ReadFreezeRequest {
  const m = readMembers(members, object)
  const marking = m.object_marking_refs.some(ref => tlpOfId(ref) === 'red') ? 'red' : 'amber+strict'
  const { accounts, asset, amount } = inModel(m)
  if (m.answer_by <= m.created) throw malformed('answer_by', 'is not after created')
  if (m.valid_until !== undefined && m.valid_until < m.answer_by) throw malformed('valid_until', 'is before answer_by')
  if ((m.asset_symbol === undefined) !== (m.asset_decimals === undefined))
    throw malformed('asset_decimals', 'comes with asset_symbol or not at all')
  const request: FreezeRequest = {
    id: m.id,
    from: m.created_by_ref,
    fromName: m.requester_name,
    to: { id: m.addressed_to_ref ?? null, name: m.addressed_to_name },
    accounts,
    asset,
    amount,
    unit:
      m.asset_symbol === undefined || m.asset_decimals === undefined
        ? null
        : { symbol: m.asset_symbol, decimals: m.asset_decimals },
    case: m.case_name ?? null,
    basis: m.legal_basis,
    evidence: m.evidence_digest ?? null,
    answerBy: m.answer_by,
    validUntil: m.valid_until ?? null,
    contact: m.contact_information,
    marking,
    at: m.created,
  }
  if (m.revoked !== true) return { request, withdrawal: null }
  if (m.modified < m.created) throw malformed('modified', 'is before created')
  return { request, withdrawal: { at: m.modified, reason: m.withdrawal_reason ?? 'no reason is told' } }
}

function inModel(m: z.output<typeof members>): Pick<FreezeRequest, 'accounts' | 'asset' | 'amount'> {
  let member = 'accounts'
  try {
    const accounts = m.accounts.map(text => parseAccount(text))
    if (new Set(accounts).size < accounts.length) throw malformed(member, 'names an account twice')
    const [first] = accounts
    const { ledger } = splitAccount(first ?? parseAccount(''))
    if (accounts.some(account => splitAccount(account).ledger !== ledger))
      throw malformed(member, 'are on several ledgers')
    member = 'asset'
    const asset = parseAsset(ledger, m.asset)
    member = 'amount'
    const amount = m.amount === undefined ? null : parseAmount(m.amount)
    if (amount === 0n) throw malformed(member, 'is nothing')
    return { accounts, asset, amount }
  } catch (error) {
    if (!(error instanceof CordonError) || error.code === 'freeze-malformed') throw error
    throw malformed(member, error.message)
  }
}

function malformed(field: string, why: string): InputError {
  return new InputError('freeze-malformed', `freeze-request: ${field} ${why}`, { place: { field } })
}
