import { type ChainHead, chainFact, EMPTY_CHAIN, type Fact, type FactDraft, followChain } from '../../../model/fact.ts'
import type { FactLog, FactQuery } from '../../../operations/fact-log.ts'
import { byDigest, checkDrafts, documentUnknown } from '../check-drafts.ts'

/** A fact log that lasts as long as the process: for tests, and for traces that nobody asked to keep. */
export class MemoryFactLog implements FactLog {
  readonly #facts: Fact[] = []
  readonly #documents = new Map<string, string>()
  #head: ChainHead = EMPTY_CHAIN

  async append(drafts: readonly FactDraft[], documents: readonly string[] = []): Promise<Fact[]> {
    checkDrafts(drafts)
    const added: Fact[] = []
    for (const draft of drafts) {
      const { fact, head } = chainFact(this.#head, structuredClone(draft))
      added.push(fact)
      this.#head = head
    }
    this.#facts.push(...added)
    for (const [digest, text] of byDigest(documents)) this.#documents.set(digest, text)
    return structuredClone(added)
  }

  async read(query: FactQuery = {}): Promise<Fact[]> {
    const { kinds, after = 0, upTo = Infinity, last } = query
    const found = this.#facts.filter(f => f.seq > after && f.seq <= upTo && (!kinds || kinds.includes(f.kind)))
    return structuredClone(last === undefined ? found : found.slice(Math.max(0, found.length - last)))
  }

  async document(digest: string): Promise<string> {
    const text = this.#documents.get(digest)
    if (text === undefined) throw documentUnknown(digest)
    return text
  }

  async verify(): Promise<{ facts: number; digest: string }> {
    const head = this.#facts.reduce((head, fact) => followChain(head, fact), EMPTY_CHAIN)
    return { facts: head.seq, digest: head.digest }
  }
}
