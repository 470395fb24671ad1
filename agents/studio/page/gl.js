/** What WebGL2 is asked for: programs, and pictures that can be painted on. */

/** What a canvas of strokes wants of its context: straight alpha, nothing smoothed, kept. */
export const CONTEXT = {
  alpha: true,
  antialias: false,
  depth: false,
  premultipliedAlpha: false,
  preserveDrawingBuffer: true,
  stencil: false,
};

/**
 * A program of both shaders.
 * @param {WebGL2RenderingContext} gl
 * @param {string} vertex
 * @param {string} fragment
 * @returns {{program: WebGLProgram, at: Object<string, WebGLUniformLocation>}} and where its
 *   uniforms are, by name
 */
export function linked(gl, vertex, fragment) {
  if (gl.isContextLost()) return { program: null, at: {} };
  const program = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, source.trim());
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    const logs = gl.getAttachedShaders(program).map((shader) => gl.getShaderInfoLog(shader));
    const why = [...logs, gl.getProgramInfoLog(program)].join("");
    throw new Error(`strokes cannot be drawn here, a shader does not compile: ${why}`);
  }
  const at = {};
  const count = gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS) ?? 0;
  for (let i = 0; i < count; i++) {
    const { name } = gl.getActiveUniform(program, i);
    at[name] = gl.getUniformLocation(program, name);
  }
  return { program, at };
}

/** Pictures to paint on, the finest first: how they are kept, what is needed, bytes of a pixel. */
const GRAINS = [
  { format: "RGBA32F", needed: ["EXT_color_buffer_float", "EXT_float_blend"], bytes: 16 },
  { format: "RGBA16F", needed: ["EXT_color_buffer_float"], bytes: 8 },
  { format: "RGBA16F", needed: ["EXT_color_buffer_half_float"], bytes: 8 },
  { format: "RGBA8", needed: [], bytes: 4 },
];

/**
 * The finest kind of picture that strokes can be laid on here. Thousands of faint strokes drift in
 * one of bytes, a little in one of half floats.
 * @param {WebGL2RenderingContext} gl
 * @returns {{format: string, bytes: number}}
 */
export function grain(gl) {
  return GRAINS.find(({ format, needed, bytes }) => {
    if (!needed.every((name) => gl.getExtension(name))) return false;
    const tried = new Picture(gl, { format, bytes }, 1, 1);
    const painted = gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
    tried.free();
    return painted;
  }) ?? GRAINS.at(-1);
}

/** A picture in the memory of the GPU, its first row at the top. */
export class Picture {
  /**
   * @param {WebGL2RenderingContext} gl
   * @param {{format: string, bytes: number}} kind see `grain`
   * @param {number} width pixels
   * @param {number} height pixels
   */
  constructor(gl, kind, width, height) {
    Object.assign(this, { gl, width, height, bytes: kind.bytes * width * height });
    this.texture = texture(gl, gl.TEXTURE_2D);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl[kind.format], width, height);
    this.buffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.buffer);
    gl.framebufferTexture2D(
      gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.texture, 0,
    );
  }

  /** Whatever is drawn from now on is drawn on it. */
  open() {
    this.gl.bindFramebuffer(this.gl.FRAMEBUFFER, this.buffer);
    this.gl.viewport(0, 0, this.width, this.height);
  }

  /** Make it the same as another of its size. */
  copy(other) {
    const { gl, width, height } = this;
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, other.buffer);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, this.buffer);
    gl.blitFramebuffer(
      0, 0, width, height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST,
    );
  }

  /** Give its memory back. */
  free() {
    this.gl.deleteFramebuffer(this.buffer);
    this.gl.deleteTexture(this.texture);
  }
}

/**
 * A texture that is bound, and read texel by texel.
 * @param {WebGL2RenderingContext} gl
 * @param {number} target TEXTURE_2D or TEXTURE_2D_ARRAY
 * @param {number} filter how it is read between its texels
 */
export function texture(gl, target, filter = gl.NEAREST) {
  const made = gl.createTexture();
  gl.bindTexture(target, made);
  gl.texParameteri(target, gl.TEXTURE_MIN_FILTER, filter);
  gl.texParameteri(target, gl.TEXTURE_MAG_FILTER, filter);
  gl.texParameteri(target, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(target, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return made;
}
