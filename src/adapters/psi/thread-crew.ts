import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { InputError, SourceError } from '../../model/errors.ts'
import type { PointDone, PointWork } from './point-thread.ts'

interface Waiting {
  readonly work: PointWork
  resolve(parts: readonly (Uint8Array | null)[]): void
  reject(fault: Error): void
}

/** Threads that take pieces of work in the order in which they come. They are started when first needed and keep no process alive. */
export class ThreadCrew {
  readonly size: number
  readonly #idle: Worker[] = []
  readonly #busy = new Map<Worker, Waiting>()
  readonly #queue: Waiting[] = []
  #closed = false

  constructor(size: number) {
    this.size = size
  }

  /**
   * Has a piece of work done.
   * @throws InputError `psi-point-malformed`
   * @throws SourceError `psi-thread-failed`
   */
  do(work: PointWork): Promise<readonly (Uint8Array | null)[]> {
    if (this.#closed) return Promise.reject(new SourceError('psi-thread-failed', 'the threads were closed'))
    return new Promise((resolve, reject) => {
      this.#queue.push({ work, resolve, reject })
      this.#feed()
    })
  }

  /** Ends the threads; what waits is refused. */
  async close(): Promise<void> {
    this.#closed = true
    const threads = [...this.#idle, ...this.#busy.keys()]
    const fault = new SourceError('psi-thread-failed', 'the threads were closed')
    for (const { reject } of [...this.#queue.splice(0), ...this.#busy.values()]) reject(fault)
    this.#busy.clear()
    this.#idle.length = 0
    await Promise.all(threads.map(thread => thread.terminate()))
  }

  #feed(): void {
    while (this.#queue.length > 0) {
      const thread = this.#idle.pop() ?? (this.#busy.size < this.size ? this.#start() : null)
      const next = thread === null ? undefined : this.#queue.shift()
      if (thread === null || next === undefined) return
      this.#busy.set(thread, next)
      thread.ref()
      thread.postMessage(next.work)
    }
  }

  #start(): Worker {
    const thread = new Worker(join(import.meta.dirname, 'point-thread.ts'))
    thread.on('message', (done: PointDone) => {
      const waiting = this.#busy.get(thread)
      this.#busy.delete(thread)
      if (this.#closed) return
      thread.unref()
      this.#idle.push(thread)
      if ('parts' in done) waiting?.resolve(done.parts)
      else waiting?.reject(faultOf(done))
      this.#feed()
    })
    thread.on('error', cause => this.#lost(thread, cause))
    thread.on('exit', () => this.#lost(thread, undefined))
    return thread
  }

  #lost(thread: Worker, cause: unknown): void {
    const at = this.#idle.indexOf(thread)
    if (at >= 0) this.#idle.splice(at, 1)
    const waiting = this.#busy.get(thread)
    this.#busy.delete(thread)
    waiting?.reject(new SourceError('psi-thread-failed', 'a thread that multiplies points ended', { cause }))
    if (!this.#closed) this.#feed()
  }
}

function faultOf(done: { readonly code: string | null; readonly message: string }): Error {
  return done.code === null
    ? new SourceError('psi-thread-failed', done.message)
    : new InputError(done.code, done.message)
}
