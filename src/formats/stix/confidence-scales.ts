/** A scale of STIX 2.1, Appendix A, for showing a `confidence`. */
export type ConfidenceScale = 'none-low-med-high' | 'zero-ten' | 'admiralty' | 'wep' | 'dni'

/** One step of a scale: the highest confidence that it means, what a confidence of this step is written as, and its words. */
type Step = readonly [most: number, written: number, words: string]

const ZERO_TEN: readonly Step[] = Array.from({ length: 11 }, (_, i) => [i === 10 ? 100 : i * 10 + 4, i * 10, String(i)])

const SCALES: Readonly<Record<ConfidenceScale, readonly Step[]>> = {
  'none-low-med-high': [
    [0, 0, 'None'],
    [29, 15, 'Low'],
    [69, 50, 'Med'],
    [100, 85, 'High'],
  ],
  'zero-ten': ZERO_TEN,
  admiralty: [
    [19, 10, '5 - Improbable'],
    [39, 30, '4 - Doubtful'],
    [59, 50, '3 - Possibly True'],
    [79, 70, '2 - Probably True'],
    [100, 90, '1 - Confirmed by other sources'],
  ],
  wep: [
    [0, 0, 'Impossible'],
    [19, 10, 'Highly Unlikely/Almost Certainly Not'],
    [39, 30, 'Unlikely/Probably Not'],
    [59, 50, 'Even Chance'],
    [79, 70, 'Likely/Probable'],
    [99, 90, 'Highly likely/Almost Certain'],
    [100, 100, 'Certain'],
  ],
  dni: [
    [9, 5, 'Almost No Chance / Remote'],
    [19, 15, 'Very Unlikely / Highly Improbable'],
    [39, 30, 'Unlikely / Improbable'],
    [59, 50, 'Roughly Even Chance / Roughly Even Odds'],
    [79, 70, 'Likely / Probable'],
    [89, 85, 'Very Likely / Highly Probable'],
    [100, 95, 'Almost Certain / Nearly Certain'],
  ],
}

/**
 * A confidence in the words of a scale. Null where none was told, which the Admiralty's scale calls `6 - Truth cannot be judged`, or
 * where the number is none of 0 to 100.
 */
export function confidenceWords(confidence: number | undefined, scale: ConfidenceScale): string | null {
  if (confidence === undefined || !Number.isInteger(confidence) || confidence < 0) return null
  return SCALES[scale].find(([most]) => confidence <= most)?.[2] ?? null
}

/** The confidence that a step of a scale is written as; null where the scale has no such words. */
export function confidenceOf(words: string, scale: ConfidenceScale): number | null {
  return SCALES[scale].find(step => step[2] === words)?.[1] ?? null
}
