import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { judgeStory } from '../../src/analysis/monitor/judge-story.ts'
import { isNight, mostInOneNight, nightAround } from '../../src/catalog/rules/local-night.ts'
import { foreignHours } from '../../src/catalog/rules/r49-foreign-hours.ts'
import { nightBurst } from '../../src/catalog/rules/r50-night-burst.ts'
import { deposit, many, STORY_START, story, withdrawal } from '../../src/catalog/rules/story-events.ts'
import { login, resident } from '../../src/catalog/rules/wallet-story.ts'
import { offsetsOfCountry, offsetsOfZone } from '../../src/catalog/time-zones/offsets-of-countries.ts'
import type { CustomerEvent, CustomerProfile, LoginEvent } from '../../src/model/monitor/customer-event.ts'
import type { Rule, RuleAnswer } from '../../src/model/monitor/rule.ts'
import { fc } from '../property.ts'
import { holdLaw, RULE_LAWS } from './rule-laws.ts'

const HOUR = 60
const DAY = 1440

const ask = (rule: Rule, events: readonly CustomerEvent[], profile: CustomerProfile | null = resident()): RuleAnswer =>
  judgeStory(rule, story('', events, profile))
const kindOf = (...of: Parameters<typeof ask>): string => ask(...of).kind
/** Log-ins of so many days at an hour of UTC. */
const daily = (days: number, hour: number): LoginEvent[] => many(days, i => login(i * DAY + hour * HOUR))

/** What a clock of a zone shows, minutes east of UTC, by the time zone database of the runtime. */
function shownBy(zone: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  return atMs => {
    const name = format.formatToParts(atMs).find(part => part.type === 'timeZoneName')?.value ?? assert.fail(zone)
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d+):(\d+))?/.exec(name) ?? assert.fail(name)
    return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  }
}

suite('offsets of countries', () => {
  test('every clock of every country shows an offset of the table, by the database of the runtime, since 2020', () => {
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    let zones = 0
    for (const country of letters.flatMap(a => letters.map(b => a + b))) {
      const offsets = offsetsOfCountry(country)
      if (offsets === null) continue
      const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
        getTimeZones(): readonly string[] | undefined
      }
      for (const zone of locale.getTimeZones() ?? []) {
        const shown = shownBy(zone)
        zones++
        for (let month = 0; month < 80; month += 5) {
          const at = Date.UTC(2020, month, 20)
          assert.ok(offsets.includes(shown(at)), `${country} ${zone} ${new Date(at).toISOString()}: ${shown(at)}`)
        }
      }
    }
    assert.ok(zones > 400)
  })

  test('of a country with several zones the offset that is told leaves those that ever show it', () => {
    assert.deepEqual(offsetsOfCountry('KR'), [540])
    assert.deepEqual(offsetsOfZone('US', -300), [-360, -300, -240], 'Chicago in summer, or New York in winter')
    assert.deepEqual(offsetsOfZone('US', -600), [-600, -540], 'Hawaii and the Aleutians')
    assert.equal(offsetsOfZone('US', 540), null)
    assert.equal(offsetsOfCountry('XX'), null)
  })
})

suite('the night', () => {
  const night = fc.record({ from: fc.integer({ min: 0, max: 1439 }), until: fc.integer({ min: 0, max: 1439 }) })
  const moment = fc.integer({ min: 0, max: 40 * 86_400 }).map(s => STORY_START + s * 1_000)

  test('it lasts until the minute that is told, and neither before nor after', () => {
    fc.assert(
      fc.property(moment, night, fc.constantFrom([540], [-240, -300], [330, 345]), (at, when, offsets) => {
        if (!isNight(at, offsets, when)) return
        const { fromMs, untilMs } = nightAround(at, offsets, when)
        assert.ok(fromMs <= at && at < untilMs)
        assert.ok(isNight(untilMs - 1, offsets, when) && !isNight(untilMs, offsets, when))
        assert.ok(offsets.every(one => isNight(untilMs - 1, [one], when)))
      }),
      { numRuns: 200 },
    )
  })

  test('the most that any place could call night is found as by trying every minute', () => {
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 12 }), night, (moments, when) => {
        const last = moments.at(-1) as number
        const tried = Array.from({ length: DAY }, (_, minute) =>
          isNight(last, [minute], when) ? moments.filter(at => isNight(at, [minute], when)).length : 0,
        )
        assert.equal(mostInOneNight(moments, when), Math.max(...tried))
      }),
      { numRuns: 40 },
    )
  })
})

for (const rule of [foreignHours, nightBurst])
  for (const law of RULE_LAWS)
    test(`${rule.id}: ${law.title}`, () => holdLaw(law, rule, 20_260_601, Math.min(law.runs, 25)))

suite('R49, foreign hours', () => {
  test('twenty log-ins on seven days, of which 60 % lie in the night, and no fewer', () => {
    const evenings = daily(8, 11)
    assert.equal(kindOf(foreignHours, [...evenings, ...daily(20, 17).slice(8)]), 'fired', '12 of 20')
    assert.equal(kindOf(foreignHours, [...evenings, ...daily(19, 17).slice(8)]), 'silent', '11 of 19')
    assert.equal(kindOf(foreignHours, daily(19, 17)), 'silent')
    const oneNight = many(25, i => login(17 * HOUR + i))
    assert.equal(kindOf(foreignHours, oneNight), 'silent', 'a night of work is no habit')
  })

  test('withdrawals count as log-ins do; deposits, which others make, count nothing', () => {
    const sent = many(20, i => withdrawal(i * DAY + 17 * HOUR, 50))
    assert.equal(kindOf(foreignHours, sent), 'fired')
    const received = many(30, i => deposit(i * 600 + 7, 50))
    assert.equal(
      kindOf(
        foreignHours,
        [...received, ...sent].sort((a, b) => a.atMs - b.atMs),
      ),
      'fired',
    )
  })

  test('where clocks of the residence disagree whether it is night, it is not', () => {
    const at = daily(21, 8)
    const american = (utcOffsetMinutes: number | null): CustomerProfile =>
      resident(900, { residence: 'US', utcOffsetMinutes })
    assert.equal(kindOf(foreignHours, at, american(null)), 'silent')
    assert.equal(kindOf(foreignHours, at, american(-300)), 'fired', 'two to four in the morning, summer or winter')
    assert.equal(
      kindOf(foreignHours, daily(21, 5), american(-300)),
      'silent',
      'in Chicago it may be eleven in the evening',
    )
  })

  test('without a residence it cannot answer where any place has such a night, and is silent where none has', () => {
    const unknown = [null, resident(900, { residence: null, utcOffsetMinutes: null })]
    for (const profile of [...unknown, resident(900, { residence: 'XX', utcOffsetMinutes: null })]) {
      const quiet = (e: LoginEvent): LoginEvent => ({ ...e, utcOffsetMinutes: null })
      assert.equal(kindOf(foreignHours, daily(21, 17).map(quiet), profile), 'unanswered')
      assert.equal(kindOf(foreignHours, daily(19, 17).map(quiet), profile), 'silent')
      const allDay = many(30, i => quiet(login(i * (DAY - 97))))
      assert.equal(kindOf(foreignHours, allDay, profile), 'silent')
    }
  })

  test('a clock of elsewhere behind an address of the residence is told of, with signs of remote control for review', () => {
    const from = (more: Partial<LoginEvent>): RuleAnswer => ask(foreignHours, [login(0, more)])
    const moscow = from({ utcOffsetMinutes: 180 })
    assert.ok(moscow.kind === 'fired' && moscow.level === 'low' && moscow.figures['minutesOff'] === 360)
    const farm = from({ utcOffsetMinutes: 180, signs: ['kvm'] })
    assert.ok(farm.kind === 'fired' && farm.level === 'medium')
    assert.equal(from({ utcOffsetMinutes: 360 }).kind, 'silent', 'within three hours')
    assert.equal(
      from({ utcOffsetMinutes: 180, country: 'RU' }).kind,
      'silent',
      'a traveller’s clock goes with the address',
    )
    assert.equal(from({ utcOffsetMinutes: 180, country: null }).kind, 'unanswered')
    assert.equal(from({ utcOffsetMinutes: null }).kind, 'silent', 'no clock is told')
  })
})

suite('R50, night burst', () => {
  const noons = many(12, i => withdrawal(i * DAY + 3 * HOUR, 200))
  const burst = (minute: number, usd = 2_000, n = 4) => many(n, i => withdrawal(12 * DAY + minute + i * 10, usd))

  test('four transfers of 5,000 US dollars in an hour of the night, and nothing less', () => {
    assert.equal(kindOf(nightBurst, [...noons, ...burst(18 * HOUR, 1_250)]), 'fired')
    assert.equal(kindOf(nightBurst, [...noons, ...burst(18 * HOUR, 1_249.99)]), 'silent')
    assert.equal(kindOf(nightBurst, [...noons, ...burst(18 * HOUR, 2_000, 3)]), 'silent')
    const slow = many(4, i => withdrawal(12 * DAY + 17 * HOUR + i * 21, 2_000))
    assert.equal(kindOf(nightBurst, [...noons, ...slow]), 'silent')
  })

  test('night begins at midnight and ends at six where the customer lives', () => {
    assert.equal(kindOf(nightBurst, [...noons, ...burst(20 * HOUR + 29)]), 'fired', 'the last at 05:59')
    assert.equal(kindOf(nightBurst, [...noons, ...burst(20 * HOUR + 30)]), 'silent', 'the last at 06:00')
    assert.equal(kindOf(nightBurst, [...noons, ...burst(15 * HOUR - 10)]), 'silent', 'the first at 23:50')
    assert.equal(kindOf(nightBurst, [...noons, ...burst(15 * HOUR)]), 'fired', 'the first at midnight')
  })

  test('who is used to the night is left alone, and a long night does not become a habit', () => {
    const nights = many(2, i => login(i * DAY + 17 * HOUR))
    const mixed = [...noons, ...nights].sort((a, b) => a.atMs - b.atMs)
    assert.equal(kindOf(nightBurst, [...mixed, ...burst(18 * HOUR)]), 'silent')
    const drain = many(20, i => withdrawal(12 * DAY + 15 * HOUR + i * 15, 2_000))
    assert.equal(kindOf(nightBurst, [...noons, ...drain]), 'fired')
  })

  test('a habit that the monitor cannot know is unanswered, one that cannot be is none, and a residence is asked for only of a burst', () => {
    assert.equal(kindOf(nightBurst, burst(18 * HOUR), resident(900)), 'unanswered')
    assert.equal(kindOf(nightBurst, burst(18 * HOUR), resident(-12)), 'silent', 'opened on that day')
    assert.equal(kindOf(nightBurst, [...noons, ...burst(18 * HOUR)], null), 'unanswered')
    assert.equal(kindOf(nightBurst, noons, null), 'silent')
    assert.equal(kindOf(nightBurst, [...noons, ...burst(18 * HOUR, 900)], null), 'silent')
  })
})
