/** Bars side by side in one row of a table, as parts of the longest. Pictures beside figures: they are not read out. */
export function BarRow({
  bars,
}: {
  readonly bars: readonly { readonly key: string; readonly part: number; readonly kind: string }[]
}) {
  return (
    <svg className="situation-bar" viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true">
      <rect className="situation-bar-ground" x="0" y="0" width="200" height="14" rx="2" />
      {bars.map(({ key, part, kind }) => (
        <rect
          key={key}
          data-kind={kind}
          x="0"
          y="2"
          height="10"
          rx="1"
          width={part <= 0 ? 0 : Math.max(1, Math.min(1, part) * 200)}
        />
      ))}
    </svg>
  )
}
