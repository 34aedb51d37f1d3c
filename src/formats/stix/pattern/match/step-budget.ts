import { InputError } from '../../../../model/errors.ts'

/** How much work a question may cost, so that a hostile pattern ends with an error and not with a standstill. */
export class StepBudget {
  #left: number
  constructor(steps: number) {
    this.#left = steps
  }

  /** @throws InputError `stix-pattern-costly` once all is spent */
  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0)
      throw new InputError(
        'stix-pattern-costly',
        'whether the pattern is met cannot be told within the steps allowed',
        {
          place: { field: 'pattern' },
        },
      )
  }
}
