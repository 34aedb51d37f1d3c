import type { z } from 'zod'
import { groupDigits } from '../../formats/group-digits.ts'
import { unitWriter } from '../../formats/show-units.ts'
import { type AccountId, splitAccount } from '../../model/account.ts'
import { showAddress } from '../../model/address.ts'
import { type AssetId, isNative } from '../../model/asset.ts'
import { showInstant } from '../../model/instant.ts'
import type { KnownAsset } from '../../model/known-asset.ts'
import type { FollowState } from '../../operations/live/follow-state.ts'
import type { ToldAlert } from '../../operations/watch/fold-watches.ts'
import type { listWatchAlerts } from '../../operations/watch/list-watch-alerts.ts'
import type { listWatches } from '../../operations/watch/list-watches.ts'
import { hang } from './fold-text.ts'
import { paint } from './paint.ts'

const WORDS: Readonly<Record<ToldAlert['kind'], string>> = {
  hop: 'NEW ACCOUNT',
  endpoint: 'AT A SERVICE',
  wake: 'WOKE',
  crossing: 'LEFT THE LEDGER',
  'freeze-gap': 'FREEZE GAP',
  corrected: 'CORRECTED',
  undone: 'UNDONE',
}

/** One alert for people: what and who, how much, and under that why. */
export function alertText(
  alert: ToldAlert,
  assets: ReadonlyMap<AssetId, KnownAsset>,
  { columns, colour }: { readonly columns: number; readonly colour: boolean },
): string {
  const width = Math.min(columns, 110)
  const { kind, at, account, asset, tainted, tx, block, hop, service, freezableBy, of, because, seq } = alert
  const { ledger, address } = splitAccount(account)
  const named = asset === null ? [] : knownAs(asset, assets)
  const sum = asset === null ? '' : unitWriter(named).amount(tainted, asset)
  const lines = [
    ...hang(`${showInstant(at)}  ${WORDS[kind]}${of === null ? '' : ` alert ${of}`}  ${alert.case}`, width),
    ...hang(`${showAddress(ledger, address)}${service === null ? '' : ` (${service})`}`, width, '  '),
    ...hang(
      `${sum} stolen${hop === null ? '' : `, hop ${hop}`}, block ${groupDigits(String(block))} of ${ledger}`,
      width,
      '  ',
    ),
    ...hang(because, width, '  '),
    ...(freezableBy.length === 0 ? [] : hang(`can freeze it: ${freezableBy.join(', ')}`, width, '  ')),
    ...hang(`transaction ${tx}, alert ${seq}`, width, '  '),
  ]
  const { bold } = paint(colour)
  return `${lines.map((line, n) => (n === 0 ? bold(line) : line)).join('\n')}\n`
}

/** The coin of an EVM ledger that nobody named has eighteen decimals all the same. */
function knownAs(asset: AssetId, assets: ReadonlyMap<AssetId, KnownAsset>) {
  const about = assets.get(asset)
  if (about !== undefined) return [{ ...about, asset }]
  if (!asset.startsWith('eip155:') || !isNative(asset)) return []
  return [{ asset, symbol: 'of the ledger’s coin', name: null, decimals: 18 }]
}

/** The answer of `cordon watches alerts`. */
export function watchAlertsText({ alerts, more }: z.output<typeof listWatchAlerts.output>, columns: number): string {
  if (alerts.length === 0) return 'Nothing was told.\n'
  const width = Math.min(columns, 110)
  const lines = alerts.flatMap(a => {
    const { ledger, address } = splitAccount(a.account as AccountId)
    const taken = a.stands || a.of !== null ? '' : ', taken back or corrected away since'
    const of = a.of === null ? '' : ` alert ${a.of}`
    return [
      ...hang(`${a.seq}  ${showInstant(a.at)}  ${WORDS[a.kind]}${of}${taken}`, width),
      ...hang(`${showAddress(ledger, address)}${a.service === null ? '' : ` (${a.service})`}`, width, '  '),
      ...hang(a.because, width, '  '),
    ]
  })
  const last = alerts.at(-1)?.seq ?? 0
  return `${lines.join('\n')}\n${more ? `… and later ones: --after ${last}\n` : ''}`
}

/** How the following of a ledger stands now, in a line or two. */
export function stateText(
  { ledger, source, phase, height, head, failingSince, fault }: FollowState,
  columns: number,
): string {
  const at = height === null ? 'nothing kept yet' : `at block ${groupDigits(String(height))}`
  const said: Readonly<Record<FollowState['phase'], string>> = {
    starting: `${at}, asking ${source}`,
    'catching-up': `${at}, catching up to ${groupDigits(String(head ?? 0))} of ${source}`,
    following: `${at}, following ${source}`,
    behind: `${at}, and ${source} has only ${groupDigits(String(head ?? 0))}: it lags`,
    failing: `${at}; ${source} fails since ${failingSince === null ? 'now' : showInstant(failingSince)}: ${fault?.message} [${fault?.code}]`,
    stopped: `STOPPED ${at}: ${fault?.message} [${fault?.code}]`,
  }
  return `${hang(`${ledger}: ${said[phase]}`, Math.min(columns, 110)).join('\n')}\n`
}

/** The answer of `cordon watches`. */
export function watchesText({ watches }: z.output<typeof listWatches.output>, columns: number): string {
  if (watches.length === 0) return 'No case is watched yet. To watch one:\n  cordon watch CASE\n'
  const width = Math.min(columns, 110)
  const lines = watches.flatMap(w => {
    const ended = w.endedAt === null ? '' : `, ended ${showInstant(w.endedAt)}`
    const last = w.lastAlertAt === null ? '' : `, the last ${showInstant(w.lastAlertAt)}`
    const [first = '', ...others] = w.sources
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    return [
      ...hang(`${w.case}  since ${showInstant(w.begunAt)}${ended}`, width),
      ...hang(
        `${groupDigits(String(w.alerts))} alerts told, ${groupDigits(String(w.standing))} stand${last}`,
        width,
        '  ',
      ),
      ...hang(`from ${first}${more}; wakes after ${w.stillDays} days`, width, '  '),
    ]
  })
  return `${lines.join('\n')}\n`
}
