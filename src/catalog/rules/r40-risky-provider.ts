import type { CryptoMovement, TravelInfo } from '../../model/monitor/customer-event.ts'
import { type Rule, type RuleContext, type RuleLevel, SILENT } from '../../model/monitor/rule.ts'
import { fatfListsAt } from './fatf-countries.ts'
import { fire, lacking } from './fire.ts'
import { isCrypto } from './movement.ts'
import { sayUsd } from './say.ts'
import { sideIs } from './side-words.ts'
import { deposit, story } from './story-events.ts'

const UNREGISTERED: readonly string[] = ['unregistered-vasp']

/** R40: a provider in a country at risk or without registration, and transfers whose travel data is missing or does not fit. */
export const riskyProvider: Rule = {
  id: 'R40',
  name: 'risky-provider',
  question: 'Is the other provider in a country that the FATF names, unregistered, or silent about whom it acts for?',
  sources: [
    'FATF, Virtual Assets Red Flag Indicators, 2020: geography',
    'FATF, lists of 2025-10-24 and 2026-02-13',
    'JFSA, request of 2024-02-07: stop transfers whose sender’s name differs from the account’s',
  ],
  on: ['deposit', 'withdrawal'],
  lookback: () => 0,
  parameters: {
    'unhosted-usd': {
      value: 1000,
      unit: 'usd',
      about: 'to or from a wallet that no provider holds, if nobody compared the names',
      source: 'EU 2023/1113: EUR 1,000',
    },
    silent: {
      value: 1,
      unit: 'flag',
      about: '1: travel data that is missing or partial fires',
      source: 'FATF Recommendation 16',
    },
    register: {
      value: 1,
      unit: 'flag',
      about: '1: of a provider that nobody looked up in a register it is not known whether it is registered',
      source: 'FATF, Virtual Assets Red Flag Indicators, 2020: geography',
    },
  },
  hard: false,
  judge(context) {
    const { event } = context
    if (!isCrypto(event)) return SILENT
    const travel = event.travel
    const found: Cause[] = []
    if (sideIs(event.about, UNREGISTERED) || travel?.registered === false)
      found.push({
        reason: 'the other side is a provider without registration',
        level: 'high',
        unless: 'were the provider registered',
      })
    if (travel === null && found.length === 0) return lacking('what the travel rule brought along')
    if (travel !== null) found.push(...causesIn(travel, event, context))
    if (travel !== null && found.length === 0) {
      if (isOpen(travel) && event.usd === null) return lacking('the worth in US dollars of this event')
      if (travel.vasp === null) return SILENT
      if (travel.vaspCountry === null) return lacking('the country of the other provider')
      return travel.registered === undefined && context.p('register') === 1
        ? lacking('whether the other provider is registered: nobody looked it up')
        : SILENT
    }
    const level = found.some(f => f.level === 'high') ? 'high' : 'medium'
    return fire(event.atMs, {
      level,
      reasons: found.map(f => f.reason),
      figures: {
        causes: found.length,
        country: travel?.vaspCountry ?? 'not told',
        travel: travel?.state ?? 'not told',
      },
      unless: [{ kind: 'were', words: found.map(f => f.unless).join(' and ') }],
    })
  },
  examples: {
    fires: story('A deposit from a provider in Iran.', [
      deposit(0, 500, {
        travel: { state: 'complete', vasp: 'vasp-1', vaspCountry: 'IR', unhosted: false, nameMatches: true },
      }),
    ]),
    silent: story('A deposit from a provider in Japan, with whole travel data.', [
      deposit(0, 500, {
        travel: {
          state: 'complete',
          vasp: 'vasp-2',
          vaspCountry: 'JP',
          unhosted: false,
          nameMatches: true,
          registered: true,
        },
      }),
    ]),
  },
}

interface Cause {
  readonly reason: string
  readonly level: RuleLevel
  readonly unless: string
}

/** True of a wallet that no provider holds and whose owner nobody compared. */
function isOpen(travel: TravelInfo): boolean {
  return travel.unhosted === true && travel.nameMatches === null
}

/** What of the travel rule's data is a cause by itself. */
function causesIn(travel: TravelInfo, event: CryptoMovement, context: RuleContext): Cause[] {
  const found: Cause[] = []
  const country = travel.vaspCountry
  const lists = fatfListsAt(event.atMs)
  const named =
    country !== null && lists.callForAction.has(country)
      ? 'calls for action against'
      : country !== null && lists.monitored.has(country)
        ? 'has under increased monitoring'
        : null
  if (named !== null)
    found.push({
      reason: `the other provider is in ${country}, which the FATF ${named} (list of ${new Date(lists.publishedMs).toISOString().slice(0, 10)})`,
      level: named.startsWith('calls') ? 'high' : 'medium',
      unless: 'in a country that the FATF does not name',
    })
  if (travel.nameMatches === false)
    found.push({
      reason: 'the name on the other side is not that of the account',
      level: 'high',
      unless: 'under the name of the account',
    })
  const awaited = travel.unhosted !== true && (travel.state === 'missing' || travel.state === 'partial')
  if (awaited && context.p('silent') === 1)
    found.push({ reason: `travel data is ${travel.state}`, level: 'medium', unless: 'with whole travel data' })
  const limit = context.p('unhosted-usd')
  if (isOpen(travel) && event.usd !== null && event.usd >= limit)
    found.push({
      reason: `${sayUsd(event.usd)} to or from a wallet that no provider holds, whose owner nobody compared`,
      level: 'medium',
      unless: `under ${sayUsd(limit)}, or had somebody proven the wallet theirs`,
    })
  return found
}
