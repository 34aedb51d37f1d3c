/** A span for people: `8 h 30 m 54 s`. @param seconds whole, at least 0 */
export function leadText(seconds: number): string {
  const parts = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3_600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  const first = parts.findIndex(n => n > 0)
  const units = ['d', 'h', 'm', 's']
  return parts
    .map((n, i) => `${n} ${units[i]}`)
    .slice(first < 0 ? 3 : first)
    .join(' ')
}
