import { z } from 'zod'
import { type AnyOperation, kebab } from '../../../operations/define-operation.ts'
import { scopeOf } from '../../../operations/keys/scope-of.ts'
import { screenAnswerSchema } from '../../../operations/screen/screen-answer-schema.ts'
import { errorResponses, errorSchema, errorsOf } from './error-responses.ts'
import { requestExamples } from './request-examples.ts'
import { SchemaShelf } from './schema-shelf.ts'
import { SESSION_SCHEME, sessionPaths } from './session-paths.ts'

const ABOUT =
  `Follow stolen crypto assets, and screen parties before the money moves. Amounts are decimal strings of base units,
times Unix seconds unless a field says otherwise. Fields may be added to answers; unknown fields of a request are refused.
A key is sent as \`Authorization: Bearer KEY\`; browsers may send it as the password of HTTP Basic. People who signed in at the web
desk come by its session. On a server whose data folder never had a key, or a user who can sign in, none is asked for.`.replace(
    /\n/g,
    ' ',
  )

const readySchema = z
  .object({
    status: z.enum(['ready', 'not-ready']),
    checks: z.record(z.string(), z.object({ ok: z.boolean(), because: z.string().optional() })),
  })
  .describe('Whether the server can do its work')

/** The OpenAPI 3.1 description of everything that programs ask the server. */
export function describeApi(operations: readonly AnyOperation[], version: string): object {
  const shelf = new SchemaShelf()
  const error = shelf.put('Fault', errorSchema, 'output')
  const paths: Record<string, object> = {}
  for (const operation of operations)
    paths[`/v1/${kebab(operation.name)}`] = { post: describeOperation(operation, shelf) }
  if (operations.some(operation => operation.name === 'screenParty')) Object.assign(paths, addressPath(shelf))
  Object.assign(paths, sessionPaths(shelf), statePaths(shelf))
  return {
    openapi: '3.1.0',
    info: { title: 'Cordon', version, description: ABOUT, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/', description: 'This server' }],
    security: [{ key: [] }, { password: [] }, { session: [] }],
    tags: [...new Set(operations.map(scopeOf)), 'session', 'state'].map(name => ({ name })),
    paths,
    components: {
      schemas: shelf.schemas,
      responses: errorResponses(error),
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', bearerFormat: 'cordon_ID_SECRET' },
        password: { type: 'http', scheme: 'basic', description: 'Any name; the key as password' },
        ...SESSION_SCHEME,
      },
    },
  }
}

function describeOperation(operation: AnyOperation, shelf: SchemaShelf): object {
  const { name, summary, effect } = operation
  const type = name.charAt(0).toUpperCase() + name.slice(1)
  const scope = scopeOf(operation)
  const input = shelf.put(`${type}Input`, operation.input.strict(), 'input')
  const examples = requestExamples(operation)
  const body = Object.keys(examples).length > 0 ? { schema: input, examples } : { schema: input }
  const told = effect === 'read' ? 'Changes nothing.' : 'May append facts.'
  return {
    operationId: name,
    summary,
    description: `Needs the scope \`${scope}\`. ${told}`,
    tags: [scope],
    'x-cordon-scope': scope,
    requestBody: { required: true, content: { 'application/json': body } },
    responses: {
      200: {
        description: 'The answer',
        headers: { 'X-Request-Id': { description: 'Names the request in the log', schema: { type: 'string' } } },
        content: { 'application/json': { schema: shelf.put(`${type}Output`, operation.output, 'output') } },
      },
      ...errorsOf([400, 401, 403, 404, 413, 429, 500, 502, 503]),
    },
  }
}

function addressPath(shelf: SchemaShelf): Record<string, object> {
  const text = (name: string, place: 'path' | 'query', description: string) => ({
    name,
    in: place,
    required: place === 'path',
    description,
    schema: { type: 'string', maxLength: 300 },
  })
  return {
    '/v1/addresses/{address}': {
      get: {
        operationId: 'screenAddress',
        summary: 'ask whether one address is on a list, without a body',
        description: 'Needs the scope `screen`. As screenParty with one address: it is remembered in the same way.',
        tags: ['screen'],
        'x-cordon-scope': 'screen',
        parameters: [
          text('address', 'path', 'In any spelling'),
          text('ledger', 'query', 'CAIP-2 id; else all on which it is valid'),
          text('ref', 'query', 'Your customer or transfer, told when a later list concerns it'),
        ],
        responses: {
          200: {
            description: 'The answer',
            headers: { 'X-Request-Id': { description: 'Names the request in the log', schema: { type: 'string' } } },
            content: { 'application/json': { schema: shelf.put('ScreenAnswer', screenAnswerSchema, 'output') } },
          },
          ...errorsOf([400, 401, 403, 429, 500, 502, 503]),
        },
      },
    },
  }
}

function statePaths(shelf: SchemaShelf): Record<string, object> {
  const json = (schema: object) => ({ content: { 'application/json': { schema } } })
  const ready = shelf.put('Readiness', readySchema, 'output')
  const get = (operationId: string, summary: string, responses: object, open: boolean) => ({
    get: { operationId, summary, tags: ['state'], ...(open ? { security: [] } : {}), responses },
  })
  const live = shelf.put('Liveness', z.object({ status: z.literal('live') }), 'output')
  const text = { content: { 'text/plain': { schema: { type: 'string' } } } }
  return {
    '/healthz': get('isLive', 'whether the process answers', { 200: { description: 'It does', ...json(live) } }, true),
    '/readyz': get(
      'isReady',
      'whether the server can do its work',
      { 200: { description: 'It can', ...json(ready) }, 503: { description: 'It cannot', ...json(ready) } },
      true,
    ),
    '/metrics': get(
      'readMetrics',
      "measurements in Prometheus' text form; needs the scope metrics",
      { 200: { description: 'The measurements', ...text }, ...errorsOf([401, 403, 429, 503]) },
      false,
    ),
  }
}
