import { z } from 'zod'

/** What of a schema's definition leads to other schemas. */
type Definition = Readonly<Record<string, unknown>> & { readonly type: string }

/** Whether somewhere in a schema a value inside differs from its JSON: a codec. */
export function hasCodec(schema: z.ZodType): boolean {
  const seen = new Set<unknown>()
  const look = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return false
    seen.add(value)
    if (Array.isArray(value)) return value.some(look)
    if (!('_zod' in value)) return Object.values(value).some(part => isSchema(part) && look(part))
    const def = (value as { readonly _zod: { readonly def: Definition } })._zod.def
    if (def.type === 'pipe') return true
    if (def.type === 'lazy') return look((def['getter'] as () => unknown)())
    return Object.values(def).some(look)
  }
  return look(schema)
}

/** Makes an operation's answer what JSON can carry. Answers without a codec leave as they are, for encoding reads every value again. */
export function responseEncoder(output: z.ZodType): (answer: unknown) => unknown {
  return hasCodec(output) ? answer => z.encode(output, answer as never) : answer => answer
}

function isSchema(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '_zod' in value
}
