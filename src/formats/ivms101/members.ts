import { InputError } from '../../model/errors.ts'
import type { IvmsFault } from './ivms-fault.ts'

/** † Items of one list that are read; the standard sets no bound. */
const MOST_ITEMS = 100

/** Notes what is odd about a message while it is read. */
export class FaultList {
  readonly faults: IvmsFault[] = []

  breach(code: string, path: string, message: string): void {
    this.faults.push({ code, severity: 'breach', path, message })
  }

  doubt(code: string, path: string, message: string): void {
    this.faults.push({ code, severity: 'doubt', path, message })
  }
}

/** The members of one object, found however they are spelt (`originator_persons`, `OriginatorPersons`), and what nobody asked for. */
export class Members {
  readonly path: string
  readonly #faults: FaultList
  readonly #byName = new Map<string, unknown>()
  #twice = 0

  constructor(value: object, path: string, faults: FaultList) {
    this.path = path
    this.#faults = faults
    for (const [name, member] of Object.entries(value)) {
      const plain = plainName(name)
      if (this.#byName.has(plain)) this.#twice++
      else this.#byName.set(plain, member)
    }
  }

  /** Takes a member by its name, or by one of its other names; undefined where it is not there, or null. */
  take(name: string, ...others: readonly string[]): unknown {
    for (const asked of [name, ...others]) {
      const plain = plainName(asked)
      if (!this.#byName.has(plain)) continue
      const value = this.#byName.get(plain)
      this.#byName.delete(plain)
      if (value !== null && value !== undefined) return value
    }
    return undefined
  }

  at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`
  }

  text(name: string, ...others: readonly string[]): string | null {
    return textOf(this.take(name, ...others), this.at(name), this.#faults)
  }

  /** A code: in capitals, without what Protocol Buffers put before it (`NATURAL_PERSON_NAME_TYPE_CODE_LEGL`). */
  code(name: string, ...others: readonly string[]): string | null {
    const text = this.text(name, ...others)
    return text === null ? null : text.toUpperCase().replace(/^[A-Z_]+_CODE_/, '')
  }

  /** A list; one thing alone counts as a list of one. */
  list(name: string, ...others: readonly string[]): readonly { readonly value: unknown; readonly path: string }[] {
    const value = this.take(name, ...others)
    if (value === undefined) return []
    const items = Array.isArray(value) ? value : [value]
    if (items.length > MOST_ITEMS)
      throw new InputError('ivms-too-large', `a list of the message has more than ${MOST_ITEMS} items`, {
        place: { field: this.at(name) },
      })
    return items.map((item, n) => ({ value: item, path: `${this.at(name)}[${n}]` }))
  }

  texts(name: string, ...others: readonly string[]): readonly string[] {
    return this.list(name, ...others).flatMap(({ value, path }) => textOf(value, path, this.#faults) ?? [])
  }

  /** The members of a member; null where it is not there or no object. */
  within(name: string, ...others: readonly string[]): Members | null {
    return membersOf(this.take(name, ...others), this.at(name), this.#faults)
  }

  /** Tells what was left over. Names are not told: they may be data of a person. */
  done(): void {
    const left = [...this.#byName.values()].filter(v => v !== null && v !== undefined).length + this.#twice
    if (left > 0)
      this.#faults.doubt(
        'left-out',
        this.path,
        `${left} ${left === 1 ? 'member is' : 'members are'} left out: the standard has none of the name here, or it came twice`,
      )
  }
}

/** The members of a value; null where it is undefined, or no object, which is told. */
export function membersOf(value: unknown, path: string, faults: FaultList): Members | null {
  if (value === undefined) return null
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new Members(value, path, faults)
  faults.breach('kind', path, 'this is no object')
  return null
}

function textOf(value: unknown, path: string, faults: FaultList): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') {
    const text = value.trim()
    if (text === '') faults.doubt('empty', path, 'an empty text is taken for none')
    else if (text !== value) faults.doubt('spaces', path, 'spaces around the text are left out')
    return text === '' ? null : text
  }
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    faults.doubt('number', path, 'a number stands where the standard has a text; leading zeros may be lost')
    return String(value)
  }
  faults.breach('kind', path, 'this is no text')
  return null
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}
