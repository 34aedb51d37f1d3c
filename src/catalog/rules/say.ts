/** `4,200 USD`, `4,200.37 USD`: at most two decimals, rounded down unless told otherwise. */
export function sayUsd(usd: number, round: 'down' | 'up' = 'down'): string {
  return `${sayNumber(cents(usd, round))} USD`
}

/** US dollars in whole cents, rounded down or up; a rest below a millionth of a cent is taken for the noise of doubles. */
export function cents(usd: number, round: 'down' | 'up'): number {
  const scaled = usd * 100
  // Beyond this a double holds no cents.
  if (Math.abs(usd) >= 1e13) return usd
  const near = Math.round(scaled)
  if (Math.abs(scaled - near) < 1e-6) return near / 100
  return (round === 'down' ? Math.floor(scaled) : Math.ceil(scaled)) / 100
}

/** `800,000 KRW` */
export function sayWon(krw: number): string {
  return `${sayNumber(krw)} KRW`
}

/** Won, of which there is no smaller coin, rounded down or up; a rest below a millionth is taken for the noise of doubles. */
export function wholeWon(krw: number, round: 'down' | 'up'): number {
  const near = Math.round(krw)
  if (Math.abs(krw - near) < 1e-6) return near
  return round === 'down' ? Math.floor(krw) : Math.ceil(krw)
}

/** `1,234,567.5`: thousands by commas, at most two decimals. */
export function sayNumber(value: number): string {
  if (Math.abs(value) >= 1e15) return value.toExponential(3)
  const [whole = '', rest] = String(Math.round(value * 100) / 100).split('.')
  const grouped = /e|N|I/.test(whole) ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return rest === undefined ? grouped : `${grouped}.${rest}`
}

/** `0.01595`: a price, which may be far under a cent, rounded down to four digits, so that what lies under it lies under the price. */
export function sayPrice(price: number): string {
  if (!(price > 0) || price >= 1_000) return sayNumber(Math.floor(price * 100) / 100)
  const digits = 3 - Math.floor(Math.log10(price))
  const [head = '', exponent = '0'] = price.toExponential(12).split('e')
  // Twelve digits are kept: what lies behind is the noise of doubles.
  const cut = Math.floor(Number(Number(head).toPrecision(12)) * 1_000) / 1_000
  return (cut * 10 ** Number(exponent)).toFixed(Math.min(100, digits)).replace(/\.?0+$/, '')
}

/** `92.5 %` of a share from 0 to 1. */
export function sayShare(share: number): string {
  return Number.isNaN(share) ? 'a share beyond measure' : `${sayNumber(share * 100)} %`
}

/** `45 seconds`, `60 minutes`, `72 hours`, `30 days`: the largest unit that leaves at most one decimal of use. */
export function saySpan(seconds: number): string {
  const [size, unit] =
    seconds < 120
      ? [1, 'second']
      : seconds < 7200
        ? [60, 'minute']
        : seconds < 14 * 86_400
          ? [3600, 'hour']
          : [86_400, 'day']
  const n = Math.ceil((seconds / size) * 10 - 1e-9) / 10
  return `${sayNumber(n)} ${unit}${n === 1 ? '' : 's'}`
}
