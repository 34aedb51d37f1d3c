/** How the processes that answer at one port speak with each other. Nothing here is lasting: what must last is a fact. */
export interface Exchange {
  /** Tells the other members something, as JSON; whoever is not there does not hear it. */
  tell(topic: string, body: unknown): void
  /** Listens to what the other members tell. */
  hear(topic: string, listener: (body: unknown) => void): void
  /** What each member says of a topic, this one among them; whoever does not answer within a second is left out. */
  ask(topic: string): Promise<readonly unknown[]>
  /** Says what this member answers when a topic is asked about. */
  answer(topic: string, give: () => Promise<unknown>): void
}

/** This process as one of those that answer at one port. */
export interface Member extends Exchange {
  /** Tells the lead that this member answers, and where. */
  ready(url: string): void
  /** Fulfilled when the lead asks for the end. */
  stopped(): Promise<void>
  /** Ends this member's part, so that its process can end. */
  leave(): void
}

/** Members at work. */
export interface Led {
  readonly url: string
  /** Lets every member end its work. Fulfilled when all are gone. */
  stop(): Promise<void>
}

/** Several processes behind one port. */
export interface Crew {
  /** Null: this process is no member. */
  readonly member: Member | null
  /**
   * Starts members, each with this process's own command line, and keeps their number: one that dies is replaced.
   * @param lost is told of each that died, with its exit code or signal
   * @returns the crew, or the exit code of a first member that ended before it answered; it said why itself
   */
  lead(size: number, lost: (how: number | string) => void): Promise<Led | number>
}
