import type { z } from 'zod'
import { groupDigits } from '../../formats/group-digits.ts'
import { splitAccount } from '../../model/account.ts'
import { showAddress } from '../../model/address.ts'
import { formatUnits } from '../../model/amount.ts'
import { showInstant } from '../../model/instant.ts'
import type { FreezeRow } from '../../operations/freeze/freeze-row.ts'
import type { FreezeSum, listFreezesWith } from '../../operations/freeze/list-freezes.ts'
import { breakColumns, breakText } from './break-text.ts'
import { harmless } from './paint.ts'

type FreezeList = z.output<ReturnType<typeof listFreezesWith>['output']>

/** Accounts of one request that the list prints. */
const MOST_ACCOUNTS = 3

/** The answer of `cordon freeze list`, the latest last. */
export function freezesText({ freezes, sums, refused }: FreezeList, columns: number): string {
  const width = Math.min(columns, 110)
  if (freezes.length === 0 && refused === 0)
    return 'No freeze yet. To ask for one:\n  cordon freeze request ACCOUNT --asset ASSET --amount UNITS --to NAME ...\n'
  const lines = freezes.flatMap(f => listed(f, width))
  if (sums.length > 0) lines.push('', 'Frozen of what was asked for and stolen:')
  for (const sum of sums) lines.push(...breakText(sumText(sum), width, '  '))
  if (refused > 0) {
    const told = `${groupDigits(String(refused))} message${refused === 1 ? '' : 's'} about freezes came in and ${refused === 1 ? 'was' : 'were'} not believed: facts freeze-messages-refused say why`
    lines.push('', ...breakText(told, width))
  }
  return `${lines.join('\n')}\n`
}

/** The answer of the commands that make, change and show one freeze. */
export function freezeText(f: FreezeRow, columns: number): string {
  const width = Math.min(columns, 110)
  const rows: [string, string][] = [
    ['state', stateText(f)],
    ['from', f.from.name === f.from.saysName ? f.from.name : `${f.from.name} (calls itself ${f.from.saysName})`],
    ['to', f.to.id === null ? `${f.to.name} (no node here: by letter)` : f.to.name],
    ['asked', amountText(f.asked, f, 'all that is there')],
    [
      'frozen',
      f.mostFrozen === f.frozen
        ? amountText(f.frozen, f)
        : `${amountText(f.frozen, f)}; at most ${amountText(f.mostFrozen, f)}`,
    ],
    ['asset', f.asset],
    ['case', f.case ?? 'not told'],
    ['law', `${f.basis.jurisdiction}: ${f.basis.reference}`],
    ['grounds', f.basis.text],
    ['evidence', f.evidence ?? 'none'],
    ['answer due', showInstant(f.answerBy)],
    ['contact', f.contact],
    ['marking', `TLP:${f.marking.toUpperCase()}`],
  ]
  const lines = [f.id, ...f.accounts.map(a => `  ${account(a)}`)]
  lines.push(...breakColumns(rows, width))
  const doings = f.answers.map(a => {
    const amount = a.amount === '0' ? '' : ` ${amountText(a.amount, f)}`
    const until = a.holdUntil === null ? '' : ` until ${showInstant(a.holdUntil)}`
    const more = [a.reference, a.reason].filter(t => t !== '').join('; ')
    return { at: a.at, text: `${a.state}${amount}${until}${more === '' ? '' : `: ${more}`}` }
  })
  if (f.withdrawal) doings.push({ at: f.withdrawal.at, text: `withdrawn: ${f.withdrawal.reason}` })
  // In the order of time, whoever did it; of one second, answers as they follow each other.
  for (const { at, text } of doings.sort((a, b) => a.at - b.at))
    lines.push(...breakText(`${showInstant(at)}  ${text}`, width, '  '))
  return `${lines.join('\n')}\n`
}

function listed(f: FreezeRow, width: number): string[] {
  const way = f.side === 'addressee' ? `from ${f.from.name}` : `to ${f.to.name}`
  const shown = f.accounts.slice(0, MOST_ACCOUNTS).map(a => `    ${account(a)}`)
  const rest = f.accounts.length - shown.length
  if (rest > 0) shown.push(`    and ${groupDigits(String(rest))} more`)
  const much = `${amountText(f.frozen, f)} frozen of ${amountText(f.asked, f, 'all that is there')}`
  return [
    ...breakText(`${f.id.slice('freeze-request--'.length, 'freeze-request--'.length + 8)}  ${stateText(f)}`, width),
    ...breakText(`${way}${f.case === null ? '' : `, case ${f.case}`}; ${much}`, width, '  '),
    ...shown,
  ]
}

function stateText(f: FreezeRow): string {
  const clocks: string[] = []
  const sent = f.sinceSent !== null && f.untilDue !== null ? `sent ${span(f.sinceSent)} ago` : null
  if (sent !== null && f.state !== 'sent') clocks.push(sent)
  if (f.untilDue !== null)
    clocks.push(f.overdue ? `OVERDUE by ${span(-f.untilDue)}` : `answer due in ${span(f.untilDue)}`)
  if (f.releaseAsked) clocks.push('RELEASE ASKED')
  if (f.endsAt !== null && (f.state === 'frozen' || f.state === 'frozen-in-part'))
    clocks.push(`until ${showInstant(f.endsAt)}`)
  return [f.state === 'sent' ? (sent ?? f.state) : f.state, ...clocks].join(', ')
}

function sumText(s: FreezeSum): string {
  const named = { symbol: s.symbol, decimals: s.decimals, asset: s.asset }
  const stolen =
    s.stolen === null
      ? 'stolen: no trace kept here'
      : `stolen ${amountText(s.stolen, named)}${share(s.frozen, s.stolen)}`
  const twice = s.overlap ? '; an account stands in two requests, so some may be counted twice' : ''
  return `${s.case ?? 'no case'}: ${amountText(s.frozen, named)} frozen, asked ${amountText(s.asked, named, 'all that is there')}, ${stolen}${twice}`
}

function share(frozen: string, stolen: string): string {
  if (BigInt(stolen) === 0n) return ''
  const tenths = (BigInt(frozen) * 1000n) / BigInt(stolen)
  return ` (${formatUnits(tenths, 1)} %)`
}

function amountText(
  amount: string | null,
  { symbol, decimals, asset }: Pick<FreezeRow, 'symbol' | 'decimals' | 'asset'>,
  all = '',
): string {
  if (amount === null) return all
  if (decimals === null)
    return `${groupDigits(amount)} base units of ${harmless(symbol ?? asset.slice(asset.indexOf('/') + 1))}`
  return `${groupDigits(formatUnits(BigInt(amount), decimals))} ${harmless(symbol ?? '')}`
}

function account(id: string): string {
  const { ledger, address } = splitAccount(id as never)
  return `${ledger}:${showAddress(ledger, address)}`
}

/** `45 s`, `12 min`, `26 h`, `4 d`: cut, not rounded. */
function span(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  if (seconds < 7200) return `${Math.floor(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} d`
}
