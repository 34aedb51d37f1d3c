import { z } from 'zod'
import { kebab } from '../../operations/define-operation.ts'
import type { Flag, Positional } from './command.ts'

/** What we read of a field's JSON Schema; `placeholder` comes with zod's `.meta`. */
interface Field {
  readonly type?: string
  readonly description?: string
  readonly placeholder?: string
  readonly default?: unknown
  readonly enum?: readonly string[]
  readonly items?: Field
  readonly anyOf?: readonly Field[]
}

/** An input, and which of its keys the command takes by position, in order. */
export interface InputShape {
  readonly input: z.ZodObject
  readonly positional?: readonly string[] | undefined
}

/** The flags and places of a command, from its input alone. */
export function flagsOf(operation: InputShape): { flags: Flag[]; positional: Positional[] } {
  const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' })
  const fields = Object.entries((schema.properties ?? {}) as Readonly<Record<string, Field>>)
  const required = new Set(schema.required ?? [])
  const placed = operation.positional ?? []
  const flags: Flag[] = []
  for (const [key, field] of fields)
    if (!placed.includes(key)) flags.push({ ...flagOf(key, field), required: required.has(key) })
  const positional = placed.map(key => {
    const field = fields.find(([name]) => name === key)?.[1] ?? {}
    const placeholder = field.placeholder ?? kebab(key).toUpperCase()
    const { type, enum: choices } = plain(field)
    const numeric = type === 'number' || type === 'integer'
    return {
      key,
      placeholder,
      required: required.has(key),
      many: type === 'array',
      about: field.description,
      numeric,
      choices,
    }
  })
  return { flags, positional }
}

function flagOf(key: string, given: Field): Flag {
  const field = plain(given)
  const many = field.type === 'array'
  const value = many ? plain(field.items ?? {}) : field
  const kind =
    value.type === 'boolean' ? 'switch' : value.type === 'number' || value.type === 'integer' ? 'number' : 'text'
  const { placeholder, description } = given
  // Nothing, no list and no text say what the flag's absence says already.
  const usual = given.default === undefined || given.default === false ? '' : String(given.default)
  const fallback = usual === '' ? '' : ` [default: ${usual}]`
  return {
    name: kebab(key),
    key,
    kind,
    many,
    placeholder: placeholder ?? (value.enum ? kebab(key).toUpperCase() : undefined),
    about: `${description ?? ''}${fallback}`.trim(),
    choices: value.enum,
  }
}

// A nullable field is an `anyOf` with null: what can be typed is the other branch.
function plain(field: Field): Field {
  const branches = field.anyOf?.filter(branch => branch.type !== 'null')
  return branches?.[0] ? plain(branches[0]) : field
}
