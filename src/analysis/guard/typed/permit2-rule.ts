import type { GuardFinding } from '../severity.ts'
import {
  aboutAll,
  numberIn,
  type Struct,
  structsIn,
  type TypedCase,
  type TypedRule,
  textIn,
  untilWhen,
} from './typed-rule.ts'

const ALLOWANCES: ReadonlySet<string> = new Set(['PermitSingle', 'PermitBatch'])
const TRANSFERS: ReadonlySet<string> = new Set([
  'PermitTransferFrom',
  'PermitBatchTransferFrom',
  'PermitWitnessTransferFrom',
  'PermitBatchWitnessTransferFrom',
])

/** Uniswap's Permit2: allowances for some time, and transfers at once, of one token or many, with a witness or without. */
export const permit2Rule: TypedRule = about => {
  const { primaryType, message } = about.data
  const lasting = ALLOWANCES.has(primaryType)
  if (!lasting && !TRANSFERS.has(primaryType)) return null
  const rows = structsIn(message, lasting ? 'details' : 'permitted')
  if (rows.length === 0) return null
  const { words } = about
  const spender = words.account(textIn(message, 'spender'))
  const told = rows.map(row => tellRow(row, about))
  const sentence = `It lets ${spender} take ${told.map(row => row.what).join(' and ')} through Permit2${lasting ? '' : ', once and to wherever it likes'}.`
  const findings: GuardFinding[] = told.flatMap(row => row.findings)
  const end = untilWhen(numberIn(message, lasting ? 'sigDeadline' : 'deadline'), about)
  if (end.long) findings.push(aboutAll('permit-long', 'warning', `The signature can be used ${end.words}.`))
  if (rows.length > 1)
    findings.push(
      aboutAll('permit-many', 'warning', `It is about ${rows.length} tokens at once: ask whether you meant each.`),
    )
  const witness = structsIn(message, 'witness')[0]
  if (witness)
    findings.push(
      aboutAll(
        'permit-witness',
        'notice',
        `Beside the tokens it signs an order of ${spender}: ${Object.keys(witness).slice(0, 8).join(', ')}.`,
      ),
    )
  if (findings.length === 0) findings.push(aboutAll('permit', 'notice', sentence))
  return { kind: 'permit2', sentence, findings }
}

function tellRow(row: Struct, about: TypedCase): { what: string; findings: GuardFinding[] } {
  const { words, knowledge } = about
  const token = textIn(row, 'token')
  const amount = numberIn(row, 'amount')
  const much = amount >= knowledge.thresholds.unlimited / 2n
  const what = much ? `all of token ${words.account(token)}` : words.token(token, amount)
  const findings: GuardFinding[] = []
  if (much)
    findings.push(aboutAll('permit-without-limit', 'warning', `The permit of ${words.account(token)} has no limit.`))
  if ('expiration' in row) {
    const end = untilWhen(numberIn(row, 'expiration'), about)
    if (end.long) findings.push(aboutAll('permit-long', 'warning', `It lasts ${end.words}.`))
  }
  return { what, findings }
}
