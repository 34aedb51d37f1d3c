import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { ClusterMember, type Exchanged } from './cluster-member.ts'

/** How long a member may take to end before it is killed, in milliseconds. */
const END_MS = 12_000
/** How long answers of members are waited for, in milliseconds. */
export const ANSWER_MS = 1_000
/** A member that died is replaced after this time, so that one that dies at once does not fill the machine. */
const AGAIN_MS = 1_000

/** A question of one member to all, until each has answered. */
interface Question {
  readonly answers: unknown[]
  readonly waiting: Set<Worker>
  end(): void
}

/** What a running crew gives. */
interface Led {
  readonly url: string
  stop(): Promise<void>
}

/** Several processes behind one port, by Node's cluster module: this process takes in connections and hands them round. */
export class ClusterCrew {
  /** This process as a member; null: it is none. */
  readonly member: ClusterMember | null
  readonly #questions = new Map<number, Question>()
  #asked = 0
  #stopping = false

  constructor() {
    this.member = cluster.worker ? new ClusterMember(process) : null
  }

  /**
   * Starts `size` members, the first alone, and replaces those that die. Gives the exit code of a first one that ends before it answers.
   * @param lost is told of every member that dies once the crew is at work
   */
  async lead(size: number, lost: (how: number | string) => void): Promise<Led | number> {
    cluster.setupPrimary({ exec: process.argv[1] ?? '', args: process.argv.slice(2) })
    const first = await this.#start()
    if (typeof first === 'number') return first
    const relay = (): void => {
      for (const worker of this.#workers()) worker.process.kill('SIGHUP')
    }
    if (process.listenerCount('SIGHUP') > 0) process.on('SIGHUP', relay)
    cluster.on('exit', (_worker, code, signal) => {
      if (this.#stopping) return
      lost(signal ?? code)
      setTimeout(() => {
        if (!this.#stopping) void this.#start()
      }, AGAIN_MS)
    })
    await Promise.all(Array.from({ length: size - 1 }, () => this.#start()))
    return {
      url: first,
      stop: async () => {
        process.off('SIGHUP', relay)
        await this.#stop()
      },
    }
  }

  /** Its address once it answers, or its exit code. */
  #start(): Promise<string | number> {
    const worker = cluster.fork()
    return new Promise(resolved => {
      worker.on('message', (message: Exchanged) => {
        if (message.kind === 'ready') resolved(message.url)
        else this.#pass(worker, message)
      })
      // A message to a process that has just died is no fault of this one.
      worker.on('error', () => {})
      worker.once('exit', (code, signal) => {
        for (const question of this.#questions.values())
          if (question.waiting.delete(worker) && question.waiting.size === 0) question.end()
        resolved(signal ? 130 : code)
      })
    })
  }

  #pass(from: Worker, message: Exchanged): void {
    if (message.kind === 'tell') {
      for (const worker of this.#workers()) if (worker !== from) worker.send(message)
    } else if (message.kind === 'ask') {
      const id = ++this.#asked
      const timer = setTimeout(() => question.end(), ANSWER_MS)
      const question: Question = {
        answers: [],
        waiting: new Set(this.#workers()),
        end: () => {
          clearTimeout(timer)
          this.#questions.delete(id)
          if (from.isConnected())
            from.send({ kind: 'answers', id: message.id, bodies: question.answers } satisfies Exchanged)
        },
      }
      this.#questions.set(id, question)
      for (const worker of question.waiting) worker.send({ kind: 'ask', id, topic: message.topic } satisfies Exchanged)
    } else if (message.kind === 'answer') {
      const question = this.#questions.get(message.id)
      if (!question?.waiting.delete(from)) return
      question.answers.push(message.body)
      if (question.waiting.size === 0) question.end()
    }
  }

  #workers(): Worker[] {
    return Object.values(cluster.workers ?? {}).filter(worker => worker?.isConnected() === true) as Worker[]
  }

  async #stop(): Promise<void> {
    this.#stopping = true
    await Promise.all(
      Object.values(cluster.workers ?? {}).map(async worker => {
        if (worker === undefined || worker.isDead()) return
        const gone = once(worker, 'exit')
        const kill = setTimeout(() => worker.process.kill('SIGKILL'), END_MS)
        if (worker.isConnected()) worker.send({ kind: 'stop' } satisfies Exchanged)
        await gone
        clearTimeout(kill)
      }),
    )
  }
}
