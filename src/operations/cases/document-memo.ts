import type { FactLog } from '../fact-log.ts'

/** What was made of kept documents. A document is named by its digest and never changes, so what is made of it need not be made again. */
export interface DocumentMemo {
  /** @param use for what it is made: one name, one kind of value */
  of<T>(use: string, document: string, make: () => Promise<T>): Promise<T>
}

/** Values kept at once: sums of a few hundred cases. */
const MOST = 512

/** Keeps what was asked for last. */
export class RecentMemo implements DocumentMemo {
  readonly #kept = new Map<string, Promise<unknown>>()

  of<T>(use: string, document: string, make: () => Promise<T>): Promise<T> {
    const key = `${use} ${document}`
    const known = this.#kept.get(key) as Promise<T> | undefined
    const value = known ?? make()
    // The one asked for last stands at the end.
    this.#kept.delete(key)
    this.#kept.set(key, value)
    if (known === undefined) {
      value.catch(() => {
        if (this.#kept.get(key) === value) this.#kept.delete(key)
      })
      const [oldest] = this.#kept.keys()
      if (this.#kept.size > MOST && oldest !== undefined) this.#kept.delete(oldest)
    }
    return value
  }
}

/** What is made of a document: taken from the world's memo where it has one, else made now. The value is shared, and nobody changes it. */
export async function madeOnce<T>(
  world: { readonly facts: Pick<FactLog, 'document'>; readonly memo?: DocumentMemo | undefined },
  use: string,
  document: string,
  make: (text: string) => T,
): Promise<T> {
  const read = async (): Promise<T> => make(await world.facts.document(document))
  return world.memo === undefined ? read() : world.memo.of(use, document, read)
}
