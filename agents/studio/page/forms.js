/**
 * Forms: which pixels a stroke covers, as GLSL. Each is the `cover` of renderers/forms/NAME.py.
 *
 * A form reads its numbers from g0, g1, g2 (columns 8 to 19 of a row) and gives
 *   bounds: `Bounds bounds()`, a rectangle that holds the stroke, but for a pixel's width
 *   cover: `vec2 cover(vec2 at)`, of a pixel's centre: coverage, and how far along the stroke it is
 * Lengths are in units of the picture's longer side, which has `longer` pixels; `half_pixel` is the
 * half of one. `changes` says whether anything changes along the stroke: along may be 0 if not.
 */

import { NIB } from "./nib.js";
import { SWEEP, WASH } from "./sweep.js";

const DISC = {
  bounds: `Bounds bounds() { return Bounds(g0.xy, vec2(1, 0), vec2(g0.z)); }`,
  cover: `
    vec2 cover(vec2 at) {
      float depth = g0.z - sqrt(dot(at - g0.xy, at - g0.xy) + 1e-14);
      return vec2(min(share(depth * longer + 0.5), share(2.0 * g0.z * longer)), 0);
    }`,
};

const TRIANGLE = {
  bounds: `
    Bounds bounds() {
      vec2 low = min(min(g0.xy, g0.zw), g1.xy), high = max(max(g0.xy, g0.zw), g1.xy);
      return Bounds((low + high) / 2.0, vec2(1, 0), (high - low) / 2.0);
    }`,
  cover: `
    // Distance to the side from a to b, and on which side of its line the pixel lies.
    vec2 side(vec2 a, vec2 b, vec2 at) {
      vec2 v = b - a, e = at - a;
      vec2 away = e - share(dot(e, v) / (dot(v, v) + 1e-12)) * v;
      return vec2(sqrt(dot(away, away) + 1e-14), v.x * e.y - v.y * e.x);
    }

    vec2 cover(vec2 at) {
      vec2 i = side(g0.xy, g0.zw, at), j = side(g0.zw, g1.xy, at), k = side(g1.xy, g0.xy, at);
      vec3 left = vec3(i.y, j.y, k.y);
      bool inside = all(greaterThan(left, vec3(0))) || all(lessThan(left, vec3(0)));
      float nearest = min(min(i.x, j.x), k.x);
      float depth = inside ? nearest : -nearest;
      return vec2(min(share(depth * longer + 0.5), share(g1.z * longer)), 0);
    }`,
};

/** Where a pixel lies on the axes of a rotated box, in pixels from its centre. */
const OWN_AXES = `
    vec2 own_axes(vec2 at) {
      vec2 d = (at - g0.xy) * longer;
      return vec2(d.x * g0.z + d.y * g0.w, d.y * g0.z - d.x * g0.w);
    }`;

const BOX = {
  bounds: `Bounds bounds() { return Bounds(g0.xy, g0.zw, g1.xy / 2.0); }`,
  cover: `${OWN_AXES}

    vec2 cover(vec2 at) {
      vec2 here = own_axes(at), side = g1.xy * longer / 2.0;
      vec2 both = clamp(min(here + 0.5, side) - max(here - 0.5, -side), 0.0, 1.0);
      return vec2(both.x * both.y, 0);
    }`,
};

/** A box that is inked through a texture: its average over a pixel, or over a texel if larger. */
const BRISTLE = {
  bounds: `
    const float FOOTPRINT = 1.02;  // how far it reaches, of its half sides
    Bounds bounds() { return Bounds(g0.xy, g0.zw, g1.xy / 2.0 * FOOTPRINT); }`,
  cover: `${OWN_AXES}
    const vec2 TEXELS = vec2(128, 64);
    uniform sampler2DArray tables;  // integrals of the textures, their means taken out
    uniform sampler2D means;

    float corner(ivec2 at) { return texelFetch(tables, ivec3(at, int(g1.z)), 0).r; }

    float integral(vec2 at) {
      vec2 cell = clamp(floor(at), vec2(0), TEXELS - 1.0), rest = at - cell;
      ivec2 i = ivec2(cell);
      float top = mix(corner(i), corner(i + ivec2(1, 0)), rest.x);
      float bottom = mix(corner(i + ivec2(0, 1)), corner(i + ivec2(1, 1)), rest.x);
      return mix(top, bottom, rest.y);
    }

    vec2 cover(vec2 at) {
      vec2 size = g1.xy * longer, here = own_axes(at) + size / 2.0;
      vec2 half_side = max(size / (2.0 * TEXELS), 0.5), scale = TEXELS / max(size, 1e-6);
      vec2 begin = clamp(here - half_side, vec2(0), size);
      vec2 end = clamp(here + half_side, vec2(0), size);
      float along = share(here.x / max(size.x, 1e-6));
      if (!all(greaterThan(end, begin))) return vec2(0, along);
      vec2 from = begin * scale, to = end * scale;
      float ink = integral(to) - integral(vec2(from.x, to.y)) - integral(vec2(to.x, from.y))
        + integral(from);
      float mean = texelFetch(means, ivec2(int(g1.z), 0), 0).r;
      float even = mean * (end.x - begin.x) * (end.y - begin.y);
      float total = ink / (scale.x * scale.y) + even;
      return vec2(share(total / (4.0 * half_side.x * half_side.y)), along);
    }`,
};

/** Every form by the name that it has in renderers.forms. */
export const FORMS = {
  sweep: SWEEP,
  wash: WASH,
  nib: NIB,
  box: BOX,
  bristle: BRISTLE,
  disc: DISC,
  triangle: TRIANGLE,
};
