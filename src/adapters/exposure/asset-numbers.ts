import type { AssetId } from '../../model/asset.ts'

/** Assets numbered in the order of first sight. */
export class AssetNumbers {
  readonly list: AssetId[]
  readonly #numbers: Map<AssetId, number>

  constructor(assets: readonly AssetId[]) {
    this.list = [...assets]
    this.#numbers = new Map(assets.map((asset, n) => [asset, n]))
  }

  of(asset: AssetId): number {
    const known = this.#numbers.get(asset)
    if (known !== undefined) return known
    this.#numbers.set(asset, this.list.length)
    return this.list.push(asset) - 1
  }
}
