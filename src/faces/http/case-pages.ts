import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type ReportOptions, renderReport } from '../../formats/report/render-report.ts'
import { traceJsonSchema } from '../../formats/trace-json.ts'
import { keptTrace, latestTrace } from '../../operations/cases/find-case.ts'
import { listCases } from '../../operations/cases/list-cases.ts'
import type { World } from '../../operations/world.ts'
import { casesPage } from './cases-page.ts'
import type { Gate } from './gate.ts'
import { PackedTexts, packingFor } from './packed-texts.ts'
import type { ServerMeters } from './server-meters.ts'

/** What the pages show. */
export interface PageSetting {
  readonly world: World
  /** The case whose report stands at `/`; null: the list of cases. */
  readonly home: string | null
  /** What is told of a case in its report beside its trace. */
  about(name: string): ReportOptions
  /** Whether `/` leads to the web desk. */
  readonly desk: boolean
  /** Whether browsers come by TLS, and are told to come by nothing else. */
  readonly secure: boolean
}

/** The pages for people: the list of cases, and each case's latest report. */
export async function casePages(
  server: FastifyInstance,
  { world, home, about, desk, secure }: PageSetting,
  gate: Gate,
  meters: ServerMeters,
): Promise<void> {
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
    strictTransportSecurity: secure,
  })
  const reports = new LatestReport(world, about)
  const page = (reply: FastifyReply, text: string) =>
    reply.header('content-type', 'text/html; charset=utf-8').send(text)
  const cases = async () => casesPage(await listCases.run({}, world))
  const letIn = (route: string) => ({ onRequest: gate.hook('cases', meters.route('GET', route), true) })
  if (desk)
    server.get('/', { onRequest: gate.hook('nothing', meters.route('GET', '/')) }, (_request, reply) =>
      reply.redirect('/desk/', 302),
    )
  else
    server.get('/', letIn('/'), async (_request, reply) =>
      page(reply, home === null ? await cases() : await reports.page(home)),
    )
  server.get('/cases', letIn('/cases'), async (_request, reply) => page(reply, await cases()))
  server.get<{ Params: { name: string } }>('/cases/:name', letIn('/cases/:name'), async (request, reply) =>
    page(reply, await reports.page(request.params.name)),
  )
  const packed = new PackedTexts()
  server.get<{ Params: { name: string }; Querystring: { document?: string | string[] } }>(
    '/cases/:name/trace.json',
    letIn('/cases/:name/trace.json'),
    async (request, reply) => {
      const { document: asked } = request.query
      const entry = await keptTrace(world, request.params.name, asked === undefined ? null : String(asked))
      const packing = packingFor(request.headers['accept-encoding'])
      const tag = `"${entry.document}-${packing}"`
      reply.header('vary', 'accept-encoding').header('etag', tag)
      // What lies in a browser outlasts a session: only where nobody is asked who they are may a trace stay there.
      if (!gate.guarded)
        reply.header(
          'cache-control',
          asked === undefined ? 'private, no-cache' : 'private, max-age=31536000, immutable',
        )
      if (request.headers['if-none-match'] === tag) return reply.code(304).send()
      const body = await packed.get(entry.document, packing, () => world.facts.document(entry.document))
      if (packing !== 'identity') reply.header('content-encoding', packing)
      return reply.header('content-type', 'application/json; charset=utf-8').send(body)
    },
  )
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
