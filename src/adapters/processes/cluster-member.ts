/** What processes of a crew send each other. */
export type Exchanged =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'stop' }
  | { readonly kind: 'tell'; readonly topic: string; readonly body: unknown }
  | { readonly kind: 'ask'; readonly id: number; readonly topic: string }
  | { readonly kind: 'answer'; readonly id: number; readonly body: unknown }
  | { readonly kind: 'answers'; readonly id: number; readonly bodies: readonly unknown[] }

/** The side of a process from which it speaks with the lead. */
export interface Channel {
  send?(message: Exchanged): boolean
  on(event: 'message', listener: (message: Exchanged) => void): unknown
  readonly channel?: { ref(): void; unref(): void } | null | undefined
}

/** A process of a crew, as it sees itself. */
export class ClusterMember {
  readonly #channel: Channel
  readonly #listeners = new Map<string, (body: unknown) => void>()
  readonly #givers = new Map<string, () => Promise<unknown>>()
  readonly #asked = new Map<number, (bodies: readonly unknown[]) => void>()
  readonly #stop = Promise.withResolvers<void>()
  #ids = 0

  constructor(channel: Channel) {
    this.#channel = channel
    channel.on('message', message => this.#take(message))
    // What it waits for at its start comes over the channel alone.
    channel.channel?.ref()
  }

  /** Tells the lead that this member answers, and where. */
  ready(url: string): void {
    this.#send({ kind: 'ready', url })
  }

  /** Ends this member's part: the channel keeps its process no longer. */
  leave(): void {
    this.#channel.channel?.unref()
  }

  /** Fulfilled when the lead asks for the end. */
  stopped(): Promise<void> {
    return this.#stop.promise
  }

  /** Tells the other members something. */
  tell(topic: string, body: unknown): void {
    this.#send({ kind: 'tell', topic, body })
  }

  /** Listens to what the other members tell. */
  hear(topic: string, listener: (body: unknown) => void): void {
    this.#listeners.set(topic, listener)
  }

  /** What every member says of a topic, this one among them. */
  ask(topic: string): Promise<readonly unknown[]> {
    const id = ++this.#ids
    return new Promise(resolved => {
      this.#asked.set(id, resolved)
      this.#send({ kind: 'ask', id, topic })
    })
  }

  /** Says what this member answers when a topic is asked about. */
  answer(topic: string, give: () => Promise<unknown>): void {
    this.#givers.set(topic, give)
  }

  #take(message: Exchanged): void {
    if (message.kind === 'stop') this.#stop.resolve()
    else if (message.kind === 'tell') this.#listeners.get(message.topic)?.(message.body)
    else if (message.kind === 'answers') {
      this.#asked.get(message.id)?.(message.bodies)
      this.#asked.delete(message.id)
    } else if (message.kind === 'ask') {
      const { id, topic } = message
      // Who cannot answer is left out, as is one that does not answer in time.
      void this.#givers
        .get(topic)?.()
        .then(
          body => this.#send({ kind: 'answer', id, body }),
          () => {},
        )
    }
  }

  #send(message: Exchanged): void {
    this.#channel.send?.(message)
  }
}
