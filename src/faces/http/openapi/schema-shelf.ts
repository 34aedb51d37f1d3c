import { z } from 'zod'
import { hasCodec } from '../response-encoder.ts'

type Schema = { [key: string]: unknown }

/** Collects the schemas of an OpenAPI document under names, so that a generated client has types with names. */
export class SchemaShelf {
  readonly #schemas: Record<string, Schema> = {}

  /** All schemas by name, for `components.schemas`. */
  get schemas(): Readonly<Record<string, object>> {
    return this.#schemas
  }

  /**
   * Puts a zod schema on the shelf and gives a reference to it.
   * @param io `input`: as a caller writes it; `output`: as it leaves, where fields may be added later and nothing is closed
   */
  put(name: string, schema: z.ZodType, io: 'input' | 'output'): object {
    // What a codec writes is its input side.
    const side = io === 'output' && !hasCodec(schema) ? 'output' : 'input'
    const made = z.toJSONSchema(schema, {
      io: side,
      unrepresentable: 'any',
      override({ jsonSchema }) {
        delete jsonSchema['placeholder']
        // That a value is read-only in our code is nothing to a caller.
        delete jsonSchema.readOnly
        if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
      },
    }) as Schema
    const { $schema: _, $id: __, id: ___, $defs = {}, ...body } = made
    const parts = $defs as Record<string, Schema>
    const nameOf = (ref: string): string => partName(name, ref)
    this.#schemas[name] = relinked(body, nameOf) as Schema
    for (const [part, { id: ____, $id: _____, ...rest }] of Object.entries(parts))
      this.#schemas[nameOf(`#/$defs/${part.replaceAll('~', '~0')}`)] = relinked(rest, nameOf) as Schema
    return { $ref: `#/components/schemas/${name}` }
  }
}

/** The name on the shelf for `#` or `#/$defs/PART` of a schema; PART is written as RFC 6901 asks. */
function partName(name: string, ref: string): string {
  if (ref === '#') return name
  const part = ref.slice('#/$defs/'.length).replaceAll('~1', '/').replaceAll('~0', '~')
  return `${name}_${part}`.replace(/[^\w.-]/g, '_')
}

function relinked(value: unknown, nameOf: (ref: string) => string): unknown {
  if (Array.isArray(value)) return value.map(v => relinked(v, nameOf))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) =>
      key === '$ref' && typeof v === 'string' && v.startsWith('#')
        ? [key, `#/components/schemas/${nameOf(v)}`]
        : [key, relinked(v, nameOf)],
    ),
  )
}
