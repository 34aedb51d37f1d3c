import type { TagSource } from '../../operations/ports.ts'

/** Several sources of tags as one. */
export function joinTags(a: TagSource, b: TagSource): TagSource {
  return {
    async tags(accounts) {
      const [first, second] = await Promise.all([a.tags(accounts), b.tags(accounts)])
      return first.map((tags, i) => [...tags, ...(second[i] ?? [])])
    },
  }
}
