import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Kysely } from 'kysely'
import { CordonError, IntegrityError, SourceError } from '../../../model/errors.ts'
import {
  type ChainHead,
  chainFact,
  EMPTY_CHAIN,
  type Fact,
  type FactDraft,
  followChain,
  textDigest,
} from '../../../model/fact.ts'
import type { FactLog, FactQuery } from '../../../operations/fact-log.ts'
import { byDigest, checkDrafts, documentUnknown } from '../check-drafts.ts'
import { Turns } from '../turns.ts'
import { openRecords, type RecordTables } from './open-records.ts'
import { whileBusy } from './while-busy.ts'

type FactTable = RecordTables['facts']

/** How long a call waits for another process that holds the file, in milliseconds. */
const BUSY_MS = 10_000

/** How many facts are held in memory at once while the chain is walked. */
const PAGE = 5_000

/** The fact log in one SQLite file; several processes may use the file at once. */
export class SqliteFactLog implements FactLog {
  readonly #db: Kysely<RecordTables>
  readonly #turns = new Turns()
  readonly #appends = new Turns()

  /** @param file path of `records.sqlite`; see {@link openRecords} for what it throws */
  constructor(file: string) {
    this.#db = openRecords(file)
  }

  append(drafts: readonly FactDraft[], documents: readonly string[] = []): Promise<Fact[]> {
    checkDrafts(drafts)
    const drafted = drafts.map(draft => structuredClone(draft))
    // While another process holds the file, later appends wait behind this one and readers pass by.
    return this.#appends.take(() => this.#append(drafted, documents))
  }

  #append(drafts: readonly FactDraft[], documents: readonly string[]): Promise<Fact[]> {
    return this.#turn(() =>
      this.#db.transaction().execute(async db => {
        const last = await db.selectFrom('facts').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst()
        if (last) soundFact(last)
        let head: ChainHead = last ? { seq: last.seq, digest: last.digest } : EMPTY_CHAIN
        const added: Fact[] = []
        for (const draft of drafts) {
          const next = chainFact(head, draft)
          const { prevDigest: prev_digest, body, ...rest } = next.fact
          const row = { ...rest, prev_digest, body: canonicalize(body) as string, digest: next.head.digest }
          await db.insertInto('facts').values(row).execute()
          added.push(next.fact)
          head = next.head
        }
        for (const [digest, text] of byDigest(documents))
          await db
            .insertInto('documents')
            .values({ digest, text })
            .onConflict(c => c.doNothing())
            .execute()
        return added
      }),
    )
  }

  read(query: FactQuery = {}): Promise<Fact[]> {
    return this.#turn(async () => {
      let facts = this.#db
        .selectFrom('facts')
        .selectAll()
        .where('seq', '>', query.after ?? 0)
      if (query.upTo !== undefined) facts = facts.where('seq', '<=', query.upTo)
      if (query.kinds) facts = facts.where('kind', 'in', [...query.kinds])
      if (query.last === undefined) return (await facts.orderBy('seq').execute()).map(soundFact)
      return (await facts.orderBy('seq', 'desc').limit(query.last).execute()).reverse().map(soundFact)
    })
  }

  document(digest: string): Promise<string> {
    return this.#turn(async () => {
      const found = await this.#db
        .selectFrom('documents')
        .select('text')
        .where('digest', '=', digest)
        .executeTakeFirst()
      if (!found) throw documentUnknown(digest)
      if (textDigest(found.text) !== digest)
        throw new IntegrityError('document-changed', `the document kept as ${digest} is no longer what was kept`)
      return found.text
    })
  }

  verify(): Promise<{ facts: number; digest: string }> {
    return this.#turn(async () => {
      let head = EMPTY_CHAIN
      for (;;) {
        const page = await this.#db
          .selectFrom('facts')
          .selectAll()
          .where('seq', '>', head.seq)
          .orderBy('seq')
          .limit(PAGE)
          .execute()
        for (const row of page) head = followChain(head, soundFact(row), row.digest)
        if (page.length < PAGE) return { facts: head.seq, digest: head.digest }
      }
    })
  }

  /** Ends the connection. Facts already appended stay. */
  async close(): Promise<void> {
    await this.#appends.take(() => this.#turns.take(() => this.#db.destroy()))
  }

  // The connection is one, so what is read between another's begin and commit could still be rolled back: hence turns.
  async #turn<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await whileBusy(() => this.#turns.take(work), BUSY_MS)
    } catch (cause) {
      if (cause instanceof CordonError) throw cause
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new SourceError('records-failed', `the records cannot be read or written: ${why}`, { cause })
    }
  }
}

function soundFact(row: FactTable): Fact {
  const { seq, at, by, kind, prev_digest: prevDigest, digest } = row
  const broken = (cause?: unknown) =>
    new IntegrityError('fact-chain-broken', `fact ${seq} is no longer what was appended`, { cause })
  // The body was kept in its canonical form: with the other members around it, in their order, it is what the digest is over.
  const [who, what] = [JSON.stringify(by), JSON.stringify(kind)]
  const text = `{"at":${at},"body":${row.body},"by":${who},"kind":${what},"prevDigest":"${prevDigest}","seq":${seq}}`
  if (hash('sha256', text) !== digest) throw broken()
  try {
    return { seq, at, by, kind, body: JSON.parse(row.body), prevDigest }
  } catch (cause) {
    throw broken(cause)
  }
}
