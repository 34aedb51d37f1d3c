import type { MatchedEntry, ScreenAnswer } from '../../analysis/screen/screen-answer.ts'

/**
 * Writes answers of screens as `JSON.stringify` would. What many answers share as one array is written once: most of a clear answer is
 * the versions that were asked, and these change with the lists alone.
 */
export class ScreenJson {
  readonly #written = new WeakMap<readonly unknown[], string>()

  /** The body of a response. */
  body(answers: readonly ScreenAnswer[]): string {
    let text = '{"answers":['
    for (let i = 0; i < answers.length; i++) text += `${i === 0 ? '' : ','}${this.answer(answers[i] as ScreenAnswer)}`
    return `${text}]}`
  }

  /** One answer by itself. */
  answer({ party, verdict, entries, nearMisses, exposure, listVersions, gaps }: ScreenAnswer): string {
    const shown = `{"text":${JSON.stringify(party.text)},"kind":"${party.kind}","canonical":${JSON.stringify(party.canonical)},"ledgers":${this.#shared(party.ledgers)}}`
    return `{"party":${shown},"verdict":"${verdict}","entries":${this.#own(entries)},"nearMisses":${this.#own(nearMisses)},"exposure":${this.#own(exposure)},"listVersions":${this.#shared(listVersions)},"gaps":${this.#shared(gaps)}}`
  }

  #own(rows: readonly (MatchedEntry | object)[]): string {
    return rows.length === 0 ? '[]' : JSON.stringify(rows)
  }

  #shared(rows: readonly unknown[]): string {
    const known = this.#written.get(rows)
    if (known !== undefined) return known
    const text = JSON.stringify(rows)
    this.#written.set(rows, text)
    return text
  }
}
