/**
 * What a page of another site tries against a server, as the text of a script: each way gives `refused …`, or what it read. `TARGET` stands for
 * the server's origin.
 */
export const EVIL_SCRIPT = `(async () => {
  const settled = work => work.then(String, e => 'refused ' + String(e).slice(0, 40))
  const shown = (tag, src) => new Promise(done => {
    const one = document.createElement(tag)
    Object.assign(one, { src, onload: () => done('loaded'), onerror: () => done('refused') })
    document.body.append(one)
  })
  const heard = source => new Promise(done => {
    Object.assign(source, { onopen: () => done('heard'), onerror: () => done('refused') })
  }).finally(() => source.close())
  const post = type => settled(
    fetch('TARGET/v1/report-theft', { method: 'POST', body: '{"name":"x"}', headers: { 'content-type': type } }).then(r => r.status)
  )
  const frame = document.createElement('iframe')
  frame.src = 'TARGET/desk/'
  document.body.append(frame)
  await new Promise(done => { frame.onload = done })
  const inside = () => { try { return frame.contentDocument?.body.textContent || 'refused' } catch { return 'refused' } }
  const address = 'TARGET/v1/addresses/0x098B716B8Aaf21512996dC57EB0615e2383E2f96'
  await fetch(address, { mode: 'no-cors' }).catch(() => {})
  await fetch('TARGET/v1/remind-deadlines', { method: 'POST', mode: 'no-cors' }).catch(() => {})
  return {
    read: await settled(fetch('TARGET/v1/session').then(r => r.text())),
    json: await post('application/json'),
    text: await post('text/plain'),
    picture: await shown('img', address),
    script: await shown('script', 'TARGET/v1/session'),
    stream: await heard(new EventSource('TARGET/v1/stream')),
    socket: await heard(new WebSocket('TARGET/v1/stream'.replace('http', 'ws'))),
    frame: inside(),
  }
})()`
