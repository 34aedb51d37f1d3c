import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { foldTaxiiServers, TAXII_KINDS } from './fold-taxii-servers.ts'
import { readCursor } from './pull-cursor.ts'
import { readMark } from './push-mark.ts'
import { readRound } from './round-note.ts'
import { notesOf } from './taxii-server.ts'

const server = z.object({
  name: z.string(),
  url: z.string(),
  user: z.string().nullable().describe('Null: it is shown a bearer key'),
  ca: z.boolean().describe('Whether one certificate authority alone is trusted for it'),
  collections: z.array(z.string()).describe('None: all that can be read'),
  into: z.array(z.string()),
  push: z.array(z.string()),
  everyS: z.number().describe('Seconds between two pulls'),
  organisation: z.object({
    id: z.string(),
    name: z.string(),
    country: z.string().nullable(),
    sector: z.string(),
    standing: z.string(),
  }),
  state: z.enum(['sound', 'failing', 'waiting']).describe('waiting: a running node asked nothing yet'),
  soundAt: z.number().nullable().describe('Unix seconds: last round in which nothing failed'),
  failures: z.number().describe('Rounds that failed since'),
  code: z.string().nullable(),
  fault: z.string().nullable(),
  pulled: z.array(
    z.object({
      collection: z.string(),
      through: z.string().nullable().describe('All that was added there until then is here'),
      underWay: z.boolean(),
    }),
  ),
  pushed: z.array(
    z.object({
      collection: z.string(),
      through: z.number().describe('All up to this place of our log was sent, or is not for them'),
      pending: z.number(),
      failed: z.number(),
    }),
  ),
})

/** Every TAXII server, and how far it was read and written to. */
export const listTaxiiServers = defineOperation({
  name: 'listTaxiiServers',
  alias: 'taxii list',
  summary: 'list the TAXII servers, and how far each was read and written to',
  effect: 'read',
  scope: 'share',
  input: z.object({}),
  output: z.object({ servers: z.array(server) }),
  examples: ['taxii list'],
  async run(_input, world) {
    const servers = [...foldTaxiiServers(await world.facts.read({ kinds: TAXII_KINDS })).values()]
    const told: z.output<typeof server>[] = []
    for (const { name, origin, path, user, ca, collections, into, push, everyS, organisation } of servers) {
      const { soundAt, failures, code, fault } = await readRound(name, world.sharing.store)
      const notes = [...(await world.sharing.store.notes(notesOf(name)))]
      const of = (kind: string): [string, string][] =>
        notes.flatMap(([key, text]) =>
          key.startsWith(`${notesOf(name)}${kind}/`) ? [[key.slice(notesOf(name).length + kind.length), text]] : [],
        )
      told.push({
        ...{ name, url: `${origin}${path}`, user, ca: ca !== null, everyS, organisation },
        ...{ collections: [...collections], into: [...into], push: [...push] },
        state: failures > 0 ? 'failing' : soundAt === null ? 'waiting' : 'sound',
        ...{ soundAt, failures, code, fault },
        pulled: of('pull').map(([collection, text]) => {
          const { after, next } = readCursor(text)
          return { collection, through: after, underWay: next !== null }
        }),
        pushed: of('push').map(([collection, text]) => {
          const { through, open, failed } = readMark(text)
          return {
            collection,
            through,
            pending: open.reduce((sum, o) => sum + o.seqs.length, 0),
            failed: failed.length,
          }
        }),
      })
    }
    return { servers: told }
  },
})
