import { connect, createServer, type Server, type Socket } from 'node:net'

/** What a relay does to the connections through it. */
export const FAULTS = ['cut', 'stall', 'delay', 'truncate', 'reset', 'garble', 'swallow'] as const

/** One of {@link FAULTS}. */
export type Fault = (typeof FAULTS)[number]

interface Pair {
  readonly near: Socket
  readonly far: Socket
  /** Bytes of this pair go nowhere any more, and nobody is told. */
  swallowed: boolean
}

/** A stretch of network in front of one node: it passes bytes on, until it is told to do otherwise. */
export class CuttingRelay {
  readonly #server: Server
  readonly #to: number
  readonly #pairs = new Set<Pair>()
  readonly #held: (() => void)[] = []
  #fault: Fault | null = null
  /** 0 to below 1: where in a piece of bytes a fault falls. */
  #share = 0

  private constructor(to: number) {
    this.#to = to
    this.#server = createServer({ allowHalfOpen: true }, near => this.#join(near))
  }

  /** @param to the port of the node behind it */
  static async open(to: number): Promise<CuttingRelay> {
    const relay = new CuttingRelay(to)
    await new Promise<void>(done => relay.#server.listen(0, '127.0.0.1', done))
    return relay
  }

  get url(): string {
    const { port } = this.#server.address() as { port: number }
    return `http://127.0.0.1:${port}`
  }

  /** Does something to all connections there are and to all that come, until {@link heal}. */
  break(fault: Fault, share: number): void {
    this.heal()
    this.#fault = fault
    this.#share = share
    for (const pair of this.#pairs) {
      if (fault === 'cut') end(pair)
      if (fault === 'reset' && share < 0.5) end(pair, true)
      if (fault === 'swallow') pair.swallowed = true
    }
  }

  /** Passes everything on again. What was swallowed is gone, and its connections stay as dead as they were. */
  heal(): void {
    this.#fault = null
    for (const go of this.#held.splice(0)) go()
  }

  /** Ends the connections that are dead and do not know it, as a peer that starts anew would. */
  bury(): void {
    for (const pair of this.#pairs) if (pair.swallowed) end(pair, true)
  }

  async close(): Promise<void> {
    this.heal()
    for (const pair of this.#pairs) end(pair)
    await new Promise(done => this.#server.close(done))
  }

  #join(near: Socket): void {
    if (this.#fault === 'cut') {
      near.resetAndDestroy()
      return
    }
    const far = connect({ port: this.#to, host: '127.0.0.1', allowHalfOpen: true })
    const pair: Pair = { near, far, swallowed: this.#fault === 'swallow' }
    this.#pairs.add(pair)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      let before: Promise<void> = Promise.resolve()
      // Each way keeps its order, whatever is held up.
      const inTurn = (work: () => void): void => {
        before = before.then(() => this.#passage()).then(work)
      }
      from.on('data', piece => inTurn(() => this.#pass(piece, pair, to)))
      from.on('end', () => inTurn(() => void (pair.swallowed || to.end())))
      from.on('error', () => end(pair))
      from.on('close', () => {
        if (near.destroyed && far.destroyed) this.#pairs.delete(pair)
        if (!pair.swallowed) inTurn(() => void to.destroySoon())
      })
    }
  }

  #passage(): Promise<void> | void {
    if (this.#fault === 'stall') return new Promise(go => this.#held.push(go))
    if (this.#fault === 'delay') return new Promise(go => setTimeout(go, 5 + this.#share * 120))
  }

  #pass(piece: Buffer, pair: Pair, to: Socket): void {
    if (pair.swallowed || to.destroyed) return
    const cut = Math.floor(piece.length * this.#share)
    if (this.#fault === 'truncate') {
      to.end(piece.subarray(0, cut))
      pair.near.end()
      pair.far.end()
    } else if (this.#fault === 'reset') {
      to.write(piece.subarray(0, cut), () => end(pair, true))
    } else if (this.#fault === 'garble') {
      const changed = Buffer.from(piece)
      changed[cut] = (changed[cut] ?? 0) ^ 1
      to.write(changed)
    } else to.write(piece)
  }
}

function end({ near, far }: Pair, rudely = false): void {
  for (const socket of [near, far])
    if (rudely) socket.resetAndDestroy()
    else socket.destroy()
}
