/** Chance that is the same for the same seed: xoshiro128** (Blackman, Vigna 2018), seeded by splitmix32. */
export class Chance {
  readonly #state: Uint32Array

  constructor(seed: number) {
    let s = seed >>> 0
    this.#state = Uint32Array.from({ length: 4 }, () => {
      s = (s + 0x9e3779b9) >>> 0
      let z = s
      z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
      return (z ^ (z >>> 16)) >>> 0
    })
  }

  /** A whole number from 0 to 2^32 - 1. */
  word(): number {
    const s = this.#state
    const [a = 0, b = 0, c = 0, d = 0] = s
    const out = Math.imul(rotl(Math.imul(b, 5), 7), 9) >>> 0
    const c2 = c ^ a
    const d2 = d ^ b
    s[1] = b ^ c2
    s[0] = a ^ d2
    s[2] = c2 ^ (b << 9)
    s[3] = rotl(d2, 11)
    return out
  }

  /** From 0 up to, but not, 1. */
  part(): number {
    return this.word() / 2 ** 32
  }

  /** A whole number from `least` to `most`, both inclusive. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.part() * (most - least + 1))
  }

  /** One of several. */
  of<T>(several: readonly [T, ...T[]] | readonly T[]): T {
    return several[this.whole(0, several.length - 1)] as T
  }

  /** An amount between two, to the base unit. */
  amount(least: bigint, most: bigint): bigint {
    return least + ((most - least) * BigInt(this.word())) / 2n ** 32n
  }

  /** Log-normal (Box and Muller 1958): half of all lie below `median`. */
  logNormal(median: number, spread: number): number {
    const u = Math.max(this.part(), 2 ** -32)
    return median * Math.exp(spread * Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * this.part()))
  }
}

function rotl(x: number, k: number): number {
  return ((x << k) | (x >>> (32 - k))) >>> 0
}
