import type { Json } from '../../../model/fact.ts'
import type { PropertyTable, PropertyWord } from '../property-table.ts'

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const TIME = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$'

/**
 * The members of a table as a JSON Schema (draft 2020-12) of their own: for a new type the members that are not common to all objects,
 * for a property extension what stands under its identifier in `extensions`.
 */
export function tableSchema(table: PropertyTable, title: string, type: string | null, extensionType: string): Json {
  const properties: Record<string, Json> =
    type === null ? { extension_type: { const: extensionType } } : { type: { const: type } }
  for (const word of table.words) properties[word.name] = word.list ? listSchema(word) : kindSchema(word.kind)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    type: 'object',
    properties,
    required: [type === null ? 'extension_type' : 'type', ...table.required],
  }
}

function listSchema(word: PropertyWord): Json {
  return { type: 'array', minItems: 1, items: kindSchema(word.kind) }
}

function kindSchema(kind: string): Json {
  const open = kind.indexOf('(')
  const argument = open < 0 ? '' : kind.slice(open + 1, -1)
  switch (open < 0 ? kind : kind.slice(0, open)) {
    case 'int':
      return { type: 'integer', ...bounds(argument) }
    case 'float':
      return { type: 'number', ...bounds(argument) }
    case 'bool':
      return { type: 'boolean' }
    case 'time':
      return { type: 'string', pattern: TIME }
    case 'ref':
      return { type: 'string', pattern: `^${argument === '' ? '[a-z][a-z0-9-]+' : `(${argument})`}--${UUID}$` }
    case 'enum':
      return { type: 'string', enum: argument.split('|') }
    case 'digits':
      return { type: 'string', pattern: '^(0|[1-9][0-9]*)$' }
    case 'sha256':
      return { type: 'string', pattern: '^[0-9a-f]{64}$' }
    default:
      return { type: kind.startsWith('{') || kind === 'object' ? 'object' : 'string' }
  }
}

function bounds(range: string): { readonly [name: string]: Json } {
  const [least = '', most = ''] = range.split('..')
  return { ...(least === '' ? {} : { minimum: Number(least) }), ...(most === '' ? {} : { maximum: Number(most) }) }
}
