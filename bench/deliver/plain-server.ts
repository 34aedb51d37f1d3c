import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

/** The floor's sender, in a process of its own: gives the lines of a file, `?after=N&limit=N`, and prints its address. */
const lines = readFileSync(process.argv[2] ?? '', 'utf8').split('\n')
const server = createServer((request, answer) => {
  const asked = new URL(request.url ?? '', 'http://127.0.0.1').searchParams
  const after = Number(asked.get('after'))
  answer.end(lines.slice(after, after + Number(asked.get('limit'))).join('\n'))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`)
})
