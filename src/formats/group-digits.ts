/** Digits in groups of three: `1234567.5` is `1,234,567.5`. The fraction is left whole. */
export function groupDigits(figure: string): string {
  const [whole = '', fraction] = figure.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
