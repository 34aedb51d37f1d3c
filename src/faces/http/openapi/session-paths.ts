import { z } from 'zod'
import { SESSION_INPUTS } from '../session/session-inputs.ts'
import { errorsOf } from './error-responses.ts'
import type { SchemaShelf } from './schema-shelf.ts'

const instant = z.number().describe('Unix seconds')
const next = z.object({
  next: z
    .enum(['done', 'second', 'enrol'])
    .describe('done: signed in; second: a second step is asked for; enrol: a second factor is to be set up'),
  ticket: z.string().optional().describe('Names the sign-in at its second step'),
  ways: z.array(z.enum(['totp', 'passkey', 'recovery'])).optional(),
})
const options = z.object({
  ticket: z.string(),
  options: z.record(z.string(), z.unknown()).describe("What the browser's passkey interface takes, as JSON"),
})
const recovery = z.object({ recovery: z.array(z.string()).nullable().describe('Told this once; null: there are some') })
const session = z.object({
  mode: z.enum(['open', 'guarded']).describe('open: nobody is asked who they are'),
  user: z.string().nullable(),
  roles: z.array(z.string()),
  tenant: z.string().nullable(),
  scopes: z.array(z.string()).describe('What may be looked at or done'),
  acts: z.array(z.string()).describe('In which of them something may be changed'),
  enrolling: z.string().nullable().describe('Who showed a password and must set up a second factor'),
  version: z.string(),
  node: z.object({ name: z.string(), country: z.string().nullable() }).nullable(),
  home: z.string().nullable(),
  ways: z.array(z.enum(['password', 'passkey', 'oidc'])),
})
const mine = z.object({
  user: z.string(),
  password: z.boolean(),
  linked: z.string().nullable().describe('Account of the OpenID provider'),
  passkeysHere: z.boolean(),
  factors: z.array(
    z.object({
      ...{ id: z.string(), kind: z.enum(['totp', 'passkey']), label: z.string(), addedAt: instant },
      ...{ usedAt: instant.nullable(), host: z.string().nullable() },
    }),
  ),
  recoveryLeft: z.number(),
  sessions: z.array(
    z.object({
      ...{ id: z.string(), way: z.string(), signedInAt: instant, seenAt: instant, endsAt: instant },
      ...{ address: z.string(), agent: z.string(), current: z.boolean() },
    }),
  ),
})

/** Who may ask: anybody, whoever has a session, or one of the last quarter of an hour; `limited`: one at its first second factor too. */
type Who = 'anybody' | 'session' | 'fresh' | 'limited'

interface SessionRoute {
  readonly path: string
  readonly method: 'get' | 'post' | 'delete'
  readonly id: string
  readonly summary: string
  readonly who: Who
  readonly input?: keyof typeof SESSION_INPUTS
  readonly output: z.ZodType
}

/** Every route by which people sign in and out and keep what they sign in with, below `/v1/session`. */
export const SESSION_ROUTES: readonly SessionRoute[] = [
  route('get', '', 'showSession', 'say who sits at the desk, and how one may sign in', 'anybody', session),
  route('delete', '', 'signOut', 'end the session', 'anybody', z.object({ user: z.null() })),
  route('post', '/password', 'signIn', 'sign in by name and password', 'anybody', next, 'password'),
  route('post', '/second', 'signInSecond', 'show a code of the app, or a recovery code', 'anybody', next, 'second'),
  route(
    'post',
    '/passkey/options',
    'askPasskey',
    'ask for a challenge for a passkey',
    'anybody',
    options,
    'passkeyAsked',
  ),
  route('post', '/passkey', 'signInByPasskey', 'sign in by a passkey', 'anybody', next, 'passkey'),
  route('post', '/enrol', 'enrol', 'open an invitation once: set a password', 'anybody', next, 'enrol'),
  route(
    'post',
    '/oidc',
    'leaveForProvider',
    'where to go to sign in at the provider',
    'anybody',
    z.object({ url: z.string() }),
  ),
  route('get', '/mine', 'showMine', 'list own factors and sessions', 'session', mine),
  route(
    'delete',
    '/sessions/{id}',
    'endSession',
    'end own sessions: one, or `others`',
    'session',
    z.object({ ended: z.number() }),
  ),
  route(
    'post',
    '/totp/new',
    'drawTotp',
    'draw a secret for an authenticator app',
    'limited',
    z.object({ ticket: z.string(), secret: z.string(), uri: z.string() }),
  ),
  route('post', '/totp', 'addTotp', 'prove the app by a code, and keep it as a factor', 'limited', recovery, 'totp'),
  route('post', '/passkeys/options', 'askNewPasskey', 'ask for a challenge for a new passkey', 'limited', options),
  route('post', '/passkeys', 'addPasskey', 'keep a new passkey as a factor', 'limited', recovery, 'newPasskey'),
  route('delete', '/factors/{id}', 'removeFactor', 'remove a factor', 'fresh', z.object({ id: z.string() })),
  route('post', '/recovery', 'drawRecovery', 'draw new recovery codes', 'fresh', recovery),
  route(
    'post',
    '/change-password',
    'changePassword',
    'change the password; all other sessions end',
    'session',
    z.object({ changed: z.boolean() }),
    'changePassword',
  ),
]

function route(
  method: SessionRoute['method'],
  path: string,
  id: string,
  summary: string,
  who: Who,
  output: z.ZodType,
  input?: keyof typeof SESSION_INPUTS,
): SessionRoute {
  return { method, path: `/v1/session${path}`, id, summary, who, output, ...(input === undefined ? {} : { input }) }
}

const ABOUT: Readonly<Record<Who, string>> = {
  anybody: 'Nobody needs to be signed in.',
  session: 'Needs a session.',
  fresh: 'Needs a session of the last 15 minutes (`sign-in-old`).',
  limited:
    'Needs a session of the last 15 minutes, or one that has shown a password and may only set up its first factor.',
}

/** By what a browser comes. */
export const SESSION_SCHEME = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-cordon-session',
    description:
      'Set by signing in; HttpOnly, SameSite=Strict. Without TLS its name is cordon-session-PORT. With it, all but a look needs the header x-cordon-desk and an Origin or Sec-Fetch-Site of the same origin, else request-foreign',
  },
} as const

/** The paths of OpenAPI for them. */
export function sessionPaths(shelf: SchemaShelf): Record<string, object> {
  const paths: Record<string, Record<string, object>> = {}
  for (const { method, path, id, summary, who, input, output } of SESSION_ROUTES) {
    const type = `Session${id.charAt(0).toUpperCase()}${id.slice(1)}`
    const json = (schema: object) => ({ content: { 'application/json': { schema } } })
    const parameters = [
      ...(path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : []),
      ...(method === 'get' ? [] : [DESK]),
    ]
    paths[path] = {
      ...paths[path],
      [method]: {
        operationId: id,
        summary,
        description: ABOUT[who],
        tags: ['session'],
        security: who === 'anybody' ? [] : [{ session: [] }],
        ...(parameters.length === 0 ? {} : { parameters }),
        ...(input === undefined
          ? {}
          : {
              requestBody: {
                required: true,
                ...json(shelf.put(`${type}Input`, SESSION_INPUTS[input].strict(), 'input')),
              },
            }),
        responses: {
          200: { description: 'The answer', ...json(shelf.put(`${type}Output`, output, 'output')) },
          ...errorsOf(
            method === 'get' && who === 'anybody' ? [403, 429, 500, 503] : [400, 401, 403, 404, 429, 500, 503],
          ),
        },
      },
    }
  }
  return { ...paths, ...providerPath() }
}

const DESK = {
  name: 'x-cordon-desk',
  in: 'header',
  required: true,
  description: 'A page of another site cannot send it',
  schema: { type: 'string', const: '1' },
} as const

function providerPath(): Record<string, object> {
  return {
    '/v1/session/oidc/callback': {
      get: {
        operationId: 'returnFromProvider',
        summary: 'where the provider sends the browser back',
        description:
          'For browsers: answers by a redirect to the desk, with `fault` in its query where nobody was signed in.',
        tags: ['session'],
        security: [],
        responses: { 303: { description: 'To the desk' }, ...errorsOf([403, 429, 500, 503]) },
      },
    },
  }
}
