/** The shaders: a stroke of some form, a sheet of paper, and the picture as bytes. */

import { FORMS } from "./forms.js";

/** Numbers in a row, as renderers.forms.form has them, and in one of its columns of four. */
export const NUMBERS = 20;
export const FOUR = 4;

const HEAD = `#version 300 es
precision highp float;
precision highp sampler2D;
precision highp sampler2DArray;
`;

/** One quad for each stroke: it holds all that the stroke covers. */
const STROKE = (form) => `${HEAD}
layout(location = 0) in vec4 begins;  // ink where the stroke begins, and the change of its red
layout(location = 1) in vec4 turns;  // change of green and blue; opacity, and its change
layout(location = 2) in vec4 in0;
layout(location = 3) in vec4 in1;
layout(location = 4) in vec4 in2;
flat out vec4 ink, change, g0, g1, g2;
uniform vec2 size;  // of the picture, pixels
uniform float longer;

struct Bounds { vec2 middle, axis, reach; };
${form.bounds}

void main() {
  ink = vec4(begins.rgb, turns.z);
  change = vec4(begins.w, turns.xy, turns.w);
  g0 = in0, g1 = in1, g2 = in2;
  Bounds found = bounds();
  vec2 corner = vec2(gl_VertexID % 2, gl_VertexID / 2) * 2.0 - 1.0;
  vec2 to = corner * (found.reach + 1.0 / longer);
  vec2 at = found.middle + found.axis * to.x + vec2(-found.axis.y, found.axis.x) * to.y;
  gl_Position = vec4(at * longer / size * 2.0 - 1.0, 0, 1);
}`;

/** Ink and opacity as in renderers.forms.form, premultiplied. */
const LAID = (form) => `${HEAD}
flat in vec4 ink, change, g0, g1, g2;
out vec4 laid;
uniform float longer;
float half_pixel;
bool changes;

float share(float x) { return clamp(x, 0.0, 1.0); }
${form.cover}

void main() {
  half_pixel = 0.5 / longer;
  changes = change != vec4(0);
  vec2 found = cover(gl_FragCoord.xy / longer);
  vec4 here = ink + change * found.y;
  float alpha = found.x * here.a;
  if (alpha <= 0.0) discard;
  laid = vec4(here.rgb * alpha, alpha);
}`;

/** A triangle that covers everything. */
const ALL = `${HEAD}
void main() {
  gl_Position = vec4(vec2(gl_VertexID % 2, gl_VertexID / 2) * 4.0 - 1.0, 0, 1);
}`;

const SHEET = `${HEAD}
out vec4 laid;
uniform sampler2D paper;
uniform vec2 size;
void main() { laid = vec4(texture(paper, gl_FragCoord.xy / size).rgb, 1); }`;

/** Colour by opacity, not premultiplied, to the nearest byte: paint_gym.paintings.ground.shown. */
const SHOWN = `${HEAD}
out vec4 seen;
uniform sampler2D picture;
const float FAINTEST = 0.5 / 255.0;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec4 laid = texelFetch(picture, ivec2(at.x, textureSize(picture, 0).y - 1 - at.y), 0);
  vec3 ink = laid.a > FAINTEST ? laid.rgb / laid.a : vec3(0);
  seen = floor(clamp(vec4(ink, laid.a), 0.0, 1.0) * 255.0 + 0.5) / 255.0;
}`;

/**
 * Vertex and fragment shader of the strokes of a form.
 * @param {string} name
 */
export function strokeShaders(name) {
  if (!Object.hasOwn(FORMS, name)) {
    throw new Error(`this page cannot draw strokes of the form ${name}: reload it`);
  }
  return [STROKE(FORMS[name]), LAID(FORMS[name])];
}

/** Of a sheet of paper below the strokes. */
export const sheetShaders = () => [ALL, SHEET];

/** Of what is on the screen. */
export const shownShaders = () => [ALL, SHOWN];
