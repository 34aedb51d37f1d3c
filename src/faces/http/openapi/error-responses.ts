import { z } from 'zod'

/** The body of every answer with a status of 400 and above. */
export const errorSchema = z
  .object({
    error: z.object({
      code: z.string().describe('Lower-case words joined by hyphens; never reworded once released'),
      message: z.string().describe('For people; may change'),
      place: z.object({
        line: z.number().optional(),
        field: z.string().optional().describe('The field at fault, with dots for nesting'),
      }),
      requestId: z.string().describe('The same as in the header X-Request-Id and in the log'),
    }),
  })
  .describe('A fault')

/** What each status means, for every route that asks for a key. */
export const ERRORS: Readonly<
  Record<number, { readonly name: string; readonly description: string; readonly code: string }>
> = {
  400: { name: 'Malformed', description: 'The request must be changed', code: 'input-malformed' },
  401: { name: 'NoKey', description: 'No key, or one that opens nothing', code: 'key-refused' },
  403: {
    name: 'NotAllowed',
    description: 'The key lacks the scope, or the host or origin is foreign',
    code: 'scope-missing',
  },
  404: { name: 'NotFound', description: 'The thing named is not here', code: 'case-unknown' },
  413: { name: 'TooLarge', description: 'The body is larger than this server takes', code: 'body-too-large' },
  429: { name: 'TooMany', description: 'Asked too often: wait as long as Retry-After says', code: 'rate-exceeded' },
  500: {
    name: 'Broken',
    description: "A fault in Cordon, or Cordon's records contradict themselves",
    code: 'internal',
  },
  502: { name: 'SourceFailed', description: 'A source outside failed', code: 'records-failed' },
  503: { name: 'Unready', description: 'The server is stopping, or cannot read its keys', code: 'stopping' },
}

/** The error answers for `components.responses`. */
export function errorResponses(schema: object): object {
  const header = (description: string, type: string) => ({ description, schema: { type } })
  return Object.fromEntries(
    Object.entries(ERRORS).map(([status, { name, description, code }]) => {
      const example = { error: { code, message: description, place: {}, requestId: '5f0c1a2b-3k' } }
      const headers = {
        'X-Request-Id': header('Names the request in the log', 'string'),
        ...(status === '429' ? { 'Retry-After': header('Seconds', 'integer') } : {}),
      }
      return [name, { description, headers, content: { 'application/json': { schema, example } } }]
    }),
  )
}

/** References to the error answers of some statuses. */
export function errorsOf(statuses: readonly number[]): object {
  return Object.fromEntries(
    statuses.flatMap(s => {
      const known = ERRORS[s]
      return known ? [[s, { $ref: `#/components/responses/${known.name}` }]] : []
    }),
  )
}
