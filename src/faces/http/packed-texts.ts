import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** How a text is packed on its way. */
export type Packing = 'br' | 'gzip' | 'identity'

/** Most bytes of packed texts that are kept. */
const MOST_BYTES = 32 << 20

/** Texts that never change, each packed once however often it is asked for. The ones asked for last are kept. */
export class PackedTexts {
  readonly #kept = new Map<string, Promise<Buffer>>()
  readonly #sizes = new Map<string, number>()
  #bytes = 0

  /**
   * @param digest that names the text, and stands for it
   * @param text is called only where the text was not packed so yet
   */
  async get(digest: string, packing: Packing, text: () => Promise<string>): Promise<Buffer> {
    const key = `${packing} ${digest}`
    const known = this.#kept.get(key)
    if (known !== undefined) {
      this.#kept.delete(key)
      this.#kept.set(key, known)
      return known
    }
    const made = text().then(whole => pack(whole, packing))
    this.#kept.set(key, made)
    try {
      this.#count(key, (await made).length)
    } catch (fault) {
      if (this.#kept.get(key) === made) this.#kept.delete(key)
      throw fault
    }
    return made
  }

  #count(key: string, bytes: number): void {
    if (!this.#kept.has(key)) return
    this.#sizes.set(key, bytes)
    this.#bytes += bytes
    for (const old of this.#kept.keys()) {
      if (this.#bytes <= MOST_BYTES) return
      // One that is being made counts nothing yet.
      const size = this.#sizes.get(old)
      if (size === undefined) continue
      this.#kept.delete(old)
      this.#sizes.delete(old)
      this.#bytes -= size
    }
  }
}

/** What of the packings a caller takes: the smallest. @param header Accept-Encoding */
export function packingFor(header: string | undefined): Packing {
  const taken = new Set<string>()
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...settings] = part.split(';').map(s => s.trim())
    if (!settings.some(s => /^q=0(?:\.0*)?$/.test(s))) taken.add(name)
  }
  return taken.has('br') ? 'br' : taken.has('gzip') ? 'gzip' : 'identity'
}

async function pack(text: string, packing: Packing): Promise<Buffer> {
  const bytes = Buffer.from(text)
  if (packing === 'br')
    return brotli(bytes, {
      params: {
        // Small enough, and soon there: the finest grade takes forty times as long.
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    })
  return packing === 'identity' ? bytes : zip(bytes, { level: 6 })
}
