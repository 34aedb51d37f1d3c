import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { SourceError } from '../../../model/errors.ts'
import { type EntriesPage, readPage } from '../../../operations/node/entries-page.ts'
import type { PageDone, PageWork } from './page-thread.ts'

/** † Shorter pages are not worth a thread's while: what is new and little is here soonest by itself. */
const WORTH_IT = 256 << 10

interface Waiting {
  resolve(done: PageDone): void
  reject(fault: Error): void
}

/**
 * Reads what peers send. Long pages are read, and their objects checked, in a thread of their own, in the order in which they come, so that the
 * process goes on answering and keeps one page while the next is checked. The thread is started when first needed and keeps no process alive.
 */
export class PageReader {
  #thread: Worker | null = null
  readonly #waiting: Waiting[] = []

  /**
   * @param from the sender's fingerprint
   * @throws SourceError `page-malformed`, `page-thread-failed`
   */
  async read(text: string, from: string): Promise<EntriesPage> {
    if (text.length < WORTH_IT) return readPage(text)
    const done = await this.#ask({ text, from })
    if ('message' in done) throw new SourceError(done.code ?? 'page-thread-failed', done.message)
    const objects = done.objects.map(object => {
      const { checked, json } = object
      if (json !== null) return { ...object, json }
      return { ...object, json: checked && 'new' in checked.admitted ? checked.admitted.new.json : '' }
    })
    return { head: done.head, objects }
  }

  #ask(work: PageWork): Promise<PageDone> {
    const thread = this.#thread ?? this.#start()
    this.#thread = thread
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      thread.ref()
      thread.postMessage(work)
    })
  }

  #start(): Worker {
    const thread = new Worker(join(import.meta.dirname, 'page-thread.ts'))
    const lost = (fault: Error): void => {
      if (this.#thread === thread) this.#thread = null
      for (const { reject } of this.#waiting.splice(0)) reject(fault)
    }
    thread.on('message', (done: PageDone) => {
      this.#waiting.shift()?.resolve(done)
      if (this.#waiting.length === 0) thread.unref()
    })
    thread.on('error', cause =>
      lost(new SourceError('page-thread-failed', `a page was not read: ${cause.message}`, { cause })),
    )
    thread.on('exit', () => lost(new SourceError('page-thread-failed', 'the thread that reads pages has ended')))
    return thread
  }
}
