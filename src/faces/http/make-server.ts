import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'
import { type ReportOptions, renderReport } from '../../formats/report/render-report.ts'
import { traceJsonSchema } from '../../formats/trace-json.ts'
import { CordonError, InputError, NotFoundError } from '../../model/errors.ts'
import { latestTrace } from '../../operations/cases/find-case.ts'
import { listCases } from '../../operations/cases/list-cases.ts'
import { kebab } from '../../operations/define-operation.ts'
import { OPERATIONS } from '../../operations/index.ts'
import { readInput } from '../../operations/read-input.ts'
import type { World } from '../../operations/world.ts'
import { casesPage } from './cases-page.ts'
import { guardHost } from './guard-host.ts'
import { openApi } from './openapi.ts'

/** What a server shows. */
export interface ServerSetting {
  readonly world: World
  readonly version: string
  /** The case whose report stands at `/`; null: the list of cases. */
  readonly home: string | null
  /** What is told of a case in its report beside its trace. */
  about(name: string): ReportOptions
}

/** Largest request body in bytes. */
const MOST_BYTES = 4 << 20

/**
 * The HTTP face: every operation at `POST /v1/NAME`, the latest report of a case at `/cases/NAME`, `/openapi.json`. It knows no
 * users and must be bound to this machine alone.
 */
export async function makeServer({ world, version, home, about }: ServerSetting): Promise<FastifyInstance> {
  const server = fastify({ bodyLimit: MOST_BYTES, logger: false, forceCloseConnections: true })
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        scriptSrc: ["'unsafe-inline'"],
        imgSrc: ['data:'],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
  })
  guardHost(server)
  server.setErrorHandler((error: unknown, _request, reply) => {
    const fault = known(error)
    const { code, message, place, status } = fault
    return reply.code(status).send({ error: { code, message, place } })
  })
  server.setNotFoundHandler((request, reply) => {
    const error = {
      code: 'route-unknown',
      message: `there is no ${request.method} ${request.url.slice(0, 200)}`,
      place: {},
    }
    return reply.code(404).send({ error })
  })
  const html = (text: string) => ({ type: 'text/html; charset=utf-8', text })
  const reports = new LatestReport(world, about)
  server.get('/', async (_request, reply) => {
    const page = html(home === null ? casesPage(await listCases.run({}, world)) : await reports.page(home))
    return reply.type(page.type).send(page.text)
  })
  server.get('/cases', async (_request, reply) => {
    const page = html(casesPage(await listCases.run({}, world)))
    return reply.type(page.type).send(page.text)
  })
  server.get<{ Params: { name: string } }>('/cases/:name', async (request, reply) => {
    const page = html(await reports.page(request.params.name))
    return reply.type(page.type).send(page.text)
  })
  server.get<{ Params: { name: string } }>('/cases/:name/trace.json', async (request, reply) => {
    const { json } = await latestTrace(world, request.params.name)
    return reply.type('application/json').send(json)
  })
  server.get('/openapi.json', async () => openApi(OPERATIONS, version))
  for (const operation of OPERATIONS)
    server.post(`/v1/${kebab(operation.name)}`, async request =>
      operation.run(readInput(operation, request.body ?? {}), world),
    )
  return server
}

/** Renders a case's latest trace; the last page made is kept as long as its trace is the latest. */
class LatestReport {
  readonly #world: World
  readonly #about: (name: string) => ReportOptions
  #made: { readonly document: string; readonly page: string } | null = null

  constructor(world: World, about: (name: string) => ReportOptions) {
    this.#world = world
    this.#about = about
  }

  async page(name: string): Promise<string> {
    const { entry, json } = await latestTrace(this.#world, name)
    if (this.#made?.document === entry.document) return this.#made.page
    const page = renderReport(traceJsonSchema.parse(JSON.parse(json)), this.#about(name))
    this.#made = { document: entry.document, page }
    return page
  }
}

function known(error: unknown): CordonError | { code: string; message: string; place: object; status: number } {
  if (error instanceof CordonError) return error
  const { statusCode, message } = error as { statusCode?: number; message?: string }
  if (statusCode === 404) return new NotFoundError('route-unknown', message ?? '')
  if (statusCode !== undefined && statusCode < 500) return new InputError('request-malformed', message ?? '')
  return { code: 'internal', message: 'a fault in Cordon; its log tells more', place: {}, status: 500 }
}
