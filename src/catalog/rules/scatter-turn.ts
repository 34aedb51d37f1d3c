import type { CryptoMovement, EventKind } from '../../model/monitor/customer-event.ts'
import { type PastEvent, type RuleAnswer, type RuleContext, SILENT } from '../../model/monitor/rule.ts'
import { fire, LACKS_OTHER, LACKS_PAST_OTHERS, LACKS_PAST_PRICE, LACKS_PRICE, lacksPast } from './fire.ts'
import { isCrypto } from './movement.ts'
import { nameless, othersOf, recent, sumUsd, unpriced } from './recent.ts'
import { sayShare, saySpan, sayUsd } from './say.ts'

/** Value is gathered by this customer from many and spread to many, or the other way round. By the parameters of R14. */
export function ownTurn(context: RuleContext): RuleAnswer {
  const { event, past, other } = context
  if (!isCrypto(event)) return SILENT
  const window = context.p('window')
  const fan = context.p('fan')
  const [now, then]: [EventKind, EventKind] =
    event.kind === 'deposit' ? ['deposit', 'withdrawal'] : ['withdrawal', 'deposit']
  const whole = past.complete(window)
  if (past.count(window, now) < fan - 1 || past.count(window, then) < fan) return whole ? SILENT : lacksPast(window)
  const first = recent(past, window, [then])
  const all = recent(past, window, [now])
  const loss = context.p('loss')
  const from = standsFrom(first, fan, false)
  const second = all.filter(e => e.atMs >= from)
  // One that nobody told may be another one.
  const others = othersOf(second).add(other)
  if (others.size >= fan) {
    if (other === 0 && others.size === fan) return LACKS_OTHER
    if (event.usd === null) return LACKS_PRICE
    if (unpriced(first) + unpriced(second) > 0) return LACKS_PAST_PRICE
  }
  others.delete(0)
  const usd = event.usd ?? Number.NaN
  const [a, b] = [sumUsd(first), sumUsd(second) + usd]
  if (others.size + (other === 0 ? 1 : 0) < fan || !isAlike(a, b, loss)) {
    if (mayTurn(first, all, event, { fan, loss, from, other })) return LACKS_PAST_OTHERS
    return whole ? SILENT : lacksPast(window)
  }
  const [before, after] = now === 'withdrawal' ? ['gathered from', 'spread to'] : ['spread to', 'gathered from']
  return fire(event.atMs, {
    level: 'medium',
    reasons: [
      `${sayUsd(a)} ${before} ${othersOf(first).size} accounts, then ${sayUsd(b)} ${after} ${others.size}, within ${saySpan(window)}`,
      `the two differ by ${sayShare(Math.abs(a - b) / a)}`,
    ],
    figures: { firstUsd: a, secondUsd: b, firstAccounts: othersOf(first).size, secondAccounts: others.size },
    unless: [
      { kind: 'under', usd: (1 - loss) * a - sumUsd(second) },
      { kind: 'from', usd: (1 + loss) * a - sumUsd(second) },
    ],
    events: [...second, ...first],
  })
}

/** When the first half stands: at the last of so many different accounts. What went the second way before that is no answer to it. */
function standsFrom(first: readonly PastEvent[], fan: number, anybody: boolean): number {
  const met = new Set<number>()
  let unknown = 0
  for (const e of first.toReversed()) {
    if (e.other !== 0) met.add(e.other)
    else if (anybody) unknown++
    if (met.size + unknown >= fan) return e.atMs
  }
  return Number.POSITIVE_INFINITY
}

/** Whether it may have turned sooner, or to more accounts, where those that nobody told were others than the known ones, or some of them were. */
function mayTurn(
  first: readonly PastEvent[],
  all: readonly PastEvent[],
  event: CryptoMovement,
  { fan, loss, from, other }: { fan: number; loss: number; from: number; other: number },
): boolean {
  if (nameless(first) + nameless(all) === 0) return false
  const soonest = standsFrom(first, fan, true)
  const usd = event.usd ?? Number.NaN
  return first.some(({ atMs }) => {
    if (atMs < soonest || atMs > from) return false
    const second = all.filter(e => e.atMs >= atMs)
    if (othersOf(second).add(other).size + nameless(second) < fan) return false
    const isUnknown = Number.isNaN(usd) || unpriced(first) + unpriced(second) > 0
    return isUnknown || isAlike(sumUsd(first), sumUsd(second) + usd, loss)
  })
}

/** A millionth of a dollar is the noise of doubles: at the bound itself the sums are told apart. */
function isAlike(a: number, b: number, loss: number): boolean {
  return Math.abs(a - b) < loss * a - 1e-6
}
