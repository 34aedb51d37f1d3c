import { InputError } from '../../model/errors.ts'
import type { RangePlan } from './range-port.ts'

/** What a user asks of a range. */
export interface RangeWish {
  readonly seed: number
  readonly play: string
  /** Seconds of the chains' time in one of ours; 0: as fast as it goes. */
  readonly speed: number
  /** Transactions of people in a second on each chain; as fast as it goes: in a block. */
  readonly rate: number
}

const PLAYS = ['bybit', 'none'] as const
/** Without a pace, blocks come every five minutes of the chains' time, or later when nothing is due. */
const HASTY_BLOCK = 300
const MOST_SPEED = 86_400
const MOST_RATE = 1_000

/**
 * The plan for a wish: with a pace, a block comes every second of ours.
 * @throws InputError `range-malformed` with the field
 */
export function rangePlan({ seed, play, speed, rate }: RangeWish): RangePlan {
  const known = PLAYS.find(name => name === play)
  if (known === undefined) throw wrong('play', `there is no play "${play.slice(0, 80)}": take ${PLAYS.join(' or ')}`)
  const whole = (field: string, value: number, most: number): void => {
    if (!Number.isSafeInteger(value) || value < 0 || value > most)
      throw wrong(field, `${field} is a whole number from 0 to ${most}`)
  }
  whole('seed', seed, 2 ** 31 - 1)
  whole('speed', speed, MOST_SPEED)
  whole('rate', rate, MOST_RATE)
  const hasty = speed === 0
  return {
    ...{ seed, play: known, perBlock: rate },
    blockSeconds: hasty ? HASTY_BLOCK : speed,
    paceMs: hasty ? null : 1_000,
  }
}

function wrong(field: string, message: string): InputError {
  return new InputError('range-malformed', message, { place: { field } })
}
