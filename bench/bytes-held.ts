/** Bytes of the typed arrays in some tables; memory that several columns share is counted once. */
export function bytesHeld(...tables: readonly object[]): number {
  const buffers = new Set<ArrayBufferLike>()
  for (const table of tables)
    for (const column of Object.values(table)) if (ArrayBuffer.isView(column)) buffers.add(column.buffer)
  return [...buffers].reduce((sum, buffer) => sum + buffer.byteLength, 0)
}
