// The page of bench/desk-picture.ts: paints the same picture by the desk's own painter on a 2D canvas and by WebGL, and counts frames.
import { pointOf } from '../../src/faces/desk/pages/case/picture/band.ts'
import { FlowStage } from '../../src/faces/desk/pages/case/picture/flow-stage.ts'
import { sceneOf } from '../../src/faces/desk/pages/case/picture/scene.ts'

const COLOUR = '#1f6fb2'
const palette = {
  ...{ paper: '#ffffff', ink: '#14201f', calm: '#53605f', line: '#d5dcdb', strongLine: '#a9b5b3', accent: '#0b5d57' },
  ...{ warn: '#8a4b00', info: '#1d5a94', source: '#a3232b', account: '#5b6673', sans: 'sans-serif', end: () => COLOUR },
}
const SEGMENTS = 24

/** Canvases of 1280 by 720 over each other. */
function canvases() {
  document.body.replaceChildren()
  return [0, 1].map(() => {
    const canvas = document.createElement('canvas')
    canvas.style.cssText = 'position:absolute;inset:0;width:1280px;height:720px'
    document.body.append(canvas)
    return canvas
  })
}

/** Frames a second over `frames` frames, each painted anew. */
function framesPerSecond(frames, paint) {
  return new Promise(done => {
    let [n, start] = [0, 0]
    const tick = now => {
      if (n === 0) start = now
      paint(n)
      if (n++ < frames) requestAnimationFrame(tick)
      else done((1000 * frames) / (now - start))
    }
    requestAnimationFrame(tick)
  })
}

window.paintings = {
  async canvas(picture, frames, zoom, how) {
    const [base, over] = canvases()
    const stage = new FlowStage(base, over)
    const texts = {
      mark: i => ({ name: picture.marks[i].id.slice(-12), short: '', told: `Held · ${i} ETH`, amounts: [] }),
      columns: [],
      lanes: [],
    }
    stage.resize(1280, 720, 1)
    stage.show({ scene: sceneOf(picture, { transfers: [] }), texts, palette, extras: { dots: [], lines: [] } })
    stage.fit()
    stage.zoom(zoom)
    const lone = []
    const fps = await framesPerSecond(frames, n => {
      const before = performance.now()
      // As a hand drags it, or turns the wheel over it; or all of it each time.
      if (how === 'pan') stage.pan(n % 20 < 10 ? 12 : -12, n % 10 < 5 ? 4 : -4)
      else if (how === 'wheel') stage.zoom(n % 20 < 10 ? 1.05 : 1 / 1.05)
      else stage.look({ ...stage.camera, x: stage.camera.x + (n % 2 === 0 ? 1 : -1) })
      stage.paint(before)
      lone.push(performance.now() - before)
    })
    stage.close()
    return { fps, script: median(lone) }
  },

  async webgl(picture, frames, zoom) {
    const [canvas] = canvases()
    canvas.width = 1280
    canvas.height = 720
    const gl = canvas.getContext('webgl2', { antialias: true })
    if (!gl) return null
    const { program, indices } = prepare(gl, picture)
    const at = gl.getUniformLocation(program, 'at')
    const k = Math.min(1280 / picture.width, 720 / picture.height) * zoom
    gl.enable(gl.BLEND)
    gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA)
    const fps = await framesPerSecond(frames, n => {
      gl.clearColor(1, 1, 1, 1)
      gl.clear(gl.COLOR_BUFFER_BIT)
      gl.uniform3f(at, k, n % 2, 0)
      gl.drawElements(gl.TRIANGLES, indices, gl.UNSIGNED_INT, 0)
    })
    return { fps, renderer: gl.getParameter(gl.VERSION) }
  },
}

/** All ribbons and marks as one list of triangles. */
function prepare(gl, picture) {
  const points = []
  const corners = []
  const quad = (a, b, c, d) => corners.push(a, b, c, b, d, c)
  for (const r of picture.ribbons) {
    const half = Math.max(r.breadth, 0.7) / 2
    for (let s = 0; s <= SEGMENTS; s++) {
      const [x, y] = pointOf(r, s / SEGMENTS)
      const n = points.length / 3
      points.push(x, y - half, 0.5, x, y + half, 0.5)
      if (s < SEGMENTS) quad(n, n + 1, n + 2, n + 3)
    }
  }
  for (const m of picture.marks) {
    const n = points.length / 3
    points.push(m.x, m.y, 1, m.x, m.y + m.height, 1, m.x + m.width, m.y, 1, m.x + m.width, m.y + m.height, 1)
    quad(n, n + 1, n + 2, n + 3)
  }
  const program = gl.createProgram()
  const shader = (type, source) => {
    const made = gl.createShader(type)
    gl.shaderSource(made, source)
    gl.compileShader(made)
    gl.attachShader(program, made)
  }
  shader(
    gl.VERTEX_SHADER,
    `#version 300 es
in vec3 p; uniform vec3 at; out float a;
void main() { vec2 s = p.xy * at.x + at.yz; a = p.z; gl_Position = vec4(s.x / 640.0 - 1.0, 1.0 - s.y / 360.0, 0, 1); }`,
  )
  shader(
    gl.FRAGMENT_SHADER,
    `#version 300 es
precision mediump float; in float a; out vec4 c; void main() { c = vec4(0.12, 0.43, 0.7, a); }`,
  )
  gl.linkProgram(program)
  gl.useProgram(program)
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer())
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(points), gl.STATIC_DRAW)
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer())
  gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, new Uint32Array(corners), gl.STATIC_DRAW)
  const p = gl.getAttribLocation(program, 'p')
  gl.enableVertexAttribArray(p)
  gl.vertexAttribPointer(p, 3, gl.FLOAT, false, 0, 0)
  return { program, indices: corners.length }
}

function median(list) {
  const sorted = list.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
