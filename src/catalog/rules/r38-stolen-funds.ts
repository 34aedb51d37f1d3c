import type { CryptoMovement, SideCase } from '../../model/monitor/customer-event.ts'
import { type Rule, type RuleAnswer, SILENT } from '../../model/monitor/rule.ts'
import { either, fire } from './fire.ts'
import { isCrypto } from './movement.ts'
import { sayShare, sayUsd } from './say.ts'
import { pathFigure, sayPath } from './say-path.ts'
import { sayEntries } from './side-entries.ts'
import { lackingOf, notCovered, silentUnless } from './side-gaps.ts'
import { deposit, knownSide, story } from './story-events.ts'

const LACKS = 'cases of theft whose value reached the other side'
const THIEF: ReadonlySet<string> = new Set(['theft', 'thief', 'stolen-funds', 'claimed-theft'])

/** R38: the other side is a thief's, or stolen value of a registered theft reached the other side, over any number of hops. */
export const stolenFunds: Rule = {
  id: 'R38',
  name: 'stolen-funds',
  question: 'Is the other side a thief’s, or did value of a registered theft reach it?',
  sources: ['FATF, Virtual Assets Red Flag Indicators, 2020: transactions', 'JFSA, reference cases of 2019'],
  on: ['deposit', 'withdrawal'],
  lookback: () => 0,
  parameters: {
    share: { value: 0.001, unit: 'share', about: 'of what the other side received, at least', source: 'proposal' },
    usd: { value: 100, unit: 'usd', about: 'and so much, at least', source: 'proposal' },
    fresh: { value: 30, unit: 'days', about: 'a theft no older holds the money', source: 'proposal' },
  },
  hard: false,
  judge(context) {
    const { event } = context
    if (!isCrypto(event)) return SILENT
    const { about } = event
    const itself = thiefItself(event)
    const cases = about?.cases ?? null
    if (cases === null) return itself.kind === 'fired' ? itself : lackingOf(about, 'cases', LACKS)
    const [share, usd, fresh] = [context.p('share'), context.p('usd'), context.p('fresh')]
    const counts = (c: { readonly share: number; readonly usd: number }): boolean => c.share >= share && c.usd >= usd
    const found = cases.filter(counts).sort((x, y) => x.ageDays - y.ageDays || (x.name < y.name ? -1 : 1))
    // Value of thieves whom only a tag or a list names: of which theft, and how old, nobody says.
    const tagged = (about?.exposure ?? []).filter(e => e.category === 'theft' && counts(e))
    if (found.length === 0 && tagged.length === 0)
      return itself.kind === 'fired' ? itself : silentUnless(about, 'cases', LACKS)
    const youngest = found[0]
    const path = youngest?.path ?? tagged[0]?.path
    const reached = fire(event.atMs, {
      level: found.some(c => c.ageDays <= fresh && c.odds === undefined) ? 'hold' : 'high',
      reasons: [
        ...found.flatMap(sayCase),
        ...tagged.flatMap(e => [
          `${sayUsd(e.usd)}, ${sayShare(e.share)} of what the other side received, of a thief at ${e.hops} hop${e.hops === 1 ? '' : 's'}${e.source === undefined ? '' : ` (${e.source})`}`,
          ...sayPath(e.path),
        ]),
        ...notCovered(about, 'cases'),
      ],
      figures: {
        ...(found.length === 0 ? {} : { cases: found.map(c => c.name).join(', ') }),
        stolenUsd: [...found, ...tagged].reduce((sum, c) => Math.max(sum, c.usd), 0),
        ...(youngest === undefined ? {} : { youngestDays: youngest.ageDays }),
        ...pathFigure(path),
      },
      unless: [{ kind: 'were', words: `with less than ${sayShare(share)} or less than ${sayUsd(usd)} of any theft` }],
    })
    return either(itself, reached)
  },
  examples: {
    fires: story('A deposit from an account that 3 % of a theft of last week reached.', [
      deposit(0, 5000, {
        about: knownSide({ cases: [{ name: 'made-up-theft', share: 0.03, usd: 90_000, ageDays: 7 }] }),
      }),
    ]),
    silent: story('A deposit from an account that dust of a theft reached.', [
      deposit(0, 5000, {
        about: knownSide({ cases: [{ name: 'made-up-theft', share: 0.00001, usd: 3, ageDays: 7 }] }),
      }),
    ]),
  },
}

/** Where a list, shared intelligence or a tag names the other side as a thief's. A claim that nobody proved holds nothing by itself. */
function thiefItself({ about, atMs }: CryptoMovement): RuleAnswer {
  const { screening = null, labels = null } = about ?? {}
  // Nearly no event has any.
  if (!isThief(screening?.categories) && !isThief(labels)) return SILENT
  const words = [...new Set([...(screening?.categories ?? []), ...(labels ?? [])])].filter(word => THIEF.has(word))
  const listed = screening === null ? '' : sayEntries(screening, THIEF)
  const claimed = words.every(word => word === 'claimed-theft' || word === 'thief')
  const by = [...(listed === '' ? [] : [listed]), ...(words.includes('thief') ? ['a tag'] : [])].join(' and ')
  return fire(atMs, {
    level: claimed ? 'high' : 'hold',
    reasons: [
      `the other side itself is ${claimed ? 'claimed to be' : 'named as'} a thief’s${by === '' ? '' : `, by ${by}`}`,
    ],
    figures: { named: words.join(', ') },
    unless: [{ kind: 'were', words: 'if no list, no partner and no tag named the other side as a thief’s' }],
  })
}

function isThief(words: readonly string[] | null | undefined): boolean {
  return words?.some(word => THIEF.has(word)) ?? false
}

/** `5,000 USD of the theft x, 3 % of what the other side received (fifo, by its trace …), 7 days after it`, then the way. */
function sayCase(c: SideCase): string[] {
  const basis = c.basis === undefined ? '' : ` (${c.basis})`
  const odds = c.odds === undefined ? '' : `, reached by odds of ${c.odds} only`
  return [
    `${sayUsd(c.usd)} of the theft ${c.name}, ${sayShare(c.share)} of what the other side received${basis}${odds}, ${c.ageDays} days after it`,
    ...sayPath(c.path),
  ]
}
