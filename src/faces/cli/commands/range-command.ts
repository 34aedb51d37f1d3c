import { join } from 'node:path'
import { scoreTrace } from '../../../analysis/score/score-trace.ts'
import { tagTable, transferTable } from '../../../formats/range/range-tables.ts'
import { readScoredTrace, readTruth } from '../../../formats/range/read-range.ts'
import { tokenListText } from '../../../formats/tokens/write-token-list.ts'
import { InputError } from '../../../model/errors.ts'
import { rangePlan } from '../../../operations/range/range-pace.ts'
import type { Range } from '../../../operations/range/range-port.ts'
import type { Doors } from '../../doors.ts'
import type { Command, Flag, Values } from '../command.ts'
import { rangeUpText, scoreText, stepText } from '../range-text.ts'
import type { Terminal } from '../terminal.ts'

const JSON_FLAG: Flag = { name: 'json', key: 'json', kind: 'switch', about: 'print JSON' }
const FOLDER = 'cordon-range'
/** With more transactions than this the chains themselves are the only place that holds their transfers. */
const MOST_WRITTEN = 500_000
/** Blocks that are asked for at once after the play: soon enough to hear the user. */
const ONE = 1

/** `cordon range up`, `range score`. */
export function rangeCommands(doors: Doors): readonly Command[] {
  return [upCommand(doors), scoreCommand(doors)]
}

function number(name: string, about: string): Flag {
  return { name, key: name, kind: 'number', placeholder: 'N', about }
}

function upCommand(doors: Doors): Command {
  return {
    name: 'range-up',
    alias: 'range up',
    summary: 'play a theft on private chains, among people who trade',
    positional: [],
    flags: [
      number('seed', 'the same seed gives the same accounts, transactions and blocks [default: 1]'),
      number('speed', 'seconds of the chains in one of ours; 0: as fast as it goes [default: 600]'),
      number('rate', 'transactions of people a second on each chain; at speed 0, a block [default: 2]'),
      number('seconds', 'end after so many; 0: once the play is over [default: go on until stopped]'),
      { name: 'play', key: 'play', kind: 'text', placeholder: 'NAME', about: 'bybit, or none [default: bybit]' },
      { name: 'dir', key: 'dir', kind: 'text', placeholder: 'DIR', about: `where to write [default: ${FOLDER}]` },
      { ...JSON_FLAG, about: 'print a line of JSON for everything that happens' },
    ],
    examples: [
      'range up',
      'range up --seed 7 --speed 0 --seconds 0 --dir build/range',
      'range up --play none --rate 100',
    ],
    async run(values, terminal) {
      const set = (key: string, otherwise: number): number => (values[key] as number | undefined) ?? otherwise
      const [seed, speed, rate] = [set('seed', 1), set('speed', 600), set('rate', 2)]
      const plan = rangePlan({ seed, speed, rate, play: String(values['play'] ?? 'bybit') })
      const seconds = values['seconds'] as number | undefined
      if (seconds !== undefined && !(seconds >= 0))
        throw new InputError('range-malformed', 'seconds is a number from 0 up', { place: { field: 'seconds' } })
      const told = teller(values, terminal)
      const desk = new RangeDesk(doors, String(values['dir'] ?? FOLDER))
      const range = await doors.startRange({
        ...plan,
        onStep: async (step, at) => {
          await desk.service(at)
          told({ event: 'step', ...step }, width => stepText(step, width))
        },
      })
      const until = seconds === undefined || seconds === 0 ? null : doors.monotonic() + seconds * 1000
      const halted = (): boolean => terminal.interrupted() || (until !== null && doors.monotonic() >= until)
      void terminal.stop().then(() => range.halt())
      try {
        await desk.up(range)
        told({ event: 'up', chains: range.chains, dir: desk.folder }, width => rangeUpText(range, desk.folder, width))
        const ending =
          until === null ? undefined : doors.pause(seconds === undefined ? 0 : seconds * 1000).then(() => range.halt())
        void ending
        const whole = await range.play()
        if (whole) await desk.write(range)
        if (whole && plan.play !== 'none') told({ event: 'played', ...range.counts() }, () => 'The play is over.\n')
        while (seconds !== 0 && !halted()) await range.mine(ONE)
        await desk.write(range)
        told({ event: 'end', ...range.counts() }, () => `${endText(range)}\n`)
        return 0
      } finally {
        await range.stop()
      }
    },
  }
}

function endText(range: Range): string {
  const { sent, failed, blocks } = range.counts()
  return `${sent.toLocaleString('en-US')} transactions in ${blocks.toLocaleString('en-US')} blocks a chain, ${failed} refused`
}

/** What is written of a range, where others find it. */
class RangeDesk {
  readonly folder: string
  readonly #doors: Doors

  constructor(doors: Doors, folder: string) {
    this.#doors = doors
    this.folder = folder
  }

  /** Where the chains are, and the tags. */
  async up(range: Range): Promise<void> {
    await this.#json('range.json', { chains: range.chains, places: range.places(), others: range.others() })
    await this.#text('tags.csv', tagTable(range.tags()))
    const { assets, endedAt } = await range.truth()
    await this.#text('tokens.json', tokenListText('Tokens of the range', endedAt, assets))
    await this.service(range)
  }

  /** What Safe's transaction service says now. */
  async service(range: Range): Promise<void> {
    await this.#json('safe-service.json', range.safeService())
    await this.#json('safe-ordinary.json', range.ordinarySafe())
  }

  /** What really happened, and all transfers. */
  async write(range: Range): Promise<void> {
    await this.service(range)
    await this.#json('truth.json', await range.truth())
    if (range.counts().sent <= MOST_WRITTEN) await this.#text('transfers.csv', transferTable(await range.transfers()))
  }

  #json(name: string, value: unknown): Promise<void> {
    return this.#text(name, `${JSON.stringify(value, null, 1)}\n`)
  }

  #text(name: string, text: string): Promise<void> {
    return this.#doors.writeText(join(this.folder, name), text)
  }
}

type Tell = (event: object, text: (width: number) => string) => void

function teller(values: Values, terminal: Terminal): Tell {
  return (event, text) => terminal.out(values['json'] === true ? `${JSON.stringify(event)}\n` : text(terminal.columns))
}

function scoreCommand(doors: Doors): Command {
  const file = (key: string, about: string): Flag => {
    return { name: key, key, kind: 'text', placeholder: 'FILE', required: true, about }
  }
  return {
    name: 'range-score',
    alias: 'range score',
    summary: 'hold a trace against what really happened in a range',
    positional: [],
    flags: [
      file('truth', 'truth.json of the range'),
      file('trace', 'the trace, as cordon trace --json prints it'),
      JSON_FLAG,
    ],
    examples: ['range score --truth cordon-range/truth.json --trace trace.json'],
    async run(values, terminal) {
      const read = async (key: string): Promise<[text: string, file: string]> => {
        const path = String(values[key])
        const text = await doors.readText(path)
        if (text === null) throw new InputError('file-missing', `there is no file ${path}`, { place: { file: path } })
        return [text, path]
      }
      const score = scoreTrace(readTruth(...(await read('truth'))), readScoredTrace(...(await read('trace'))))
      terminal.out(values['json'] === true ? `${JSON.stringify(score)}\n` : scoreText(score, terminal.columns))
      return 0
    },
  }
}
