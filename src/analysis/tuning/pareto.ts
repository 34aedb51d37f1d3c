/** A setting by what it costs and what it finds. */
export interface TradeOff {
  /** Alerts a day. */
  readonly aDay: number
  /** Labels found, 0 to 1; null: there was none to find. */
  readonly recall: number | null
}

/**
 * Which settings nobody beats: no other has fewer alerts at the same recall, or more recall at no more alerts. Of equal ones all stand.
 * @returns one truth a setting, in their order
 */
export function paretoFront(points: readonly TradeOff[]): boolean[] {
  return points.map(
    ({ aDay, recall }) =>
      recall !== null &&
      !points.some(
        other =>
          other.recall !== null &&
          ((other.aDay < aDay && other.recall >= recall) || (other.aDay <= aDay && other.recall > recall)),
      ),
  )
}
