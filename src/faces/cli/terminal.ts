/** Where a command writes, and what that place can show. */
export interface Terminal {
  /** The answer: standard output. Text is written as it is given. */
  out(text: string): void
  /** What is told beside the answer: standard error. */
  err(text: string): void
  /** Width of the output in characters; 80 where it is no screen. */
  readonly columns: number
  /** Whether the output is a screen that shows colours (and `NO_COLOR` is not set). */
  readonly colour: boolean
  /** Whether standard error is a screen, on which a line may be drawn over. */
  readonly live: boolean
  /** True after the user asked to stop. */
  interrupted(): boolean
  /** Fulfilled when the user asks to stop. */
  stop(): Promise<void>
}
