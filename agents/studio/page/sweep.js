/**
 * A disc that moves along a quadratic curve, hard-edged or wet: see renderers/forms/sweep.py and
 * wash.py. Found as the tile engine finds it (renderers/tiles/cpu/moving.py): as many samples, as
 * many steps of Newton's.
 *
 * Numbers: x0 y0 bx by ax ay r0 dr, and of a wash the width of its edge.
 */

/** The range of b t + a t^2 for t in [0, 1]; and a rectangle about a curve, along its chord. */
export const CURVE = `
    vec2 range(float b, float a) {
      vec2 ends = vec2(min(0.0, a + b), max(0.0, a + b));
      float t = -b / (2.0 * (a == 0.0 ? 1.0 : a));
      float turn = (b + a * t) * t;
      return a != 0.0 && t > 0.0 && t < 1.0 ? vec2(min(ends.x, turn), max(ends.y, turn)) : ends;
    }

    Bounds about_curve(vec2 p0, vec2 b, vec2 a) {
      vec2 chord = a + b;
      float size = length(chord);
      vec2 axis = size > 1e-9 ? chord / size : vec2(1, 0), across = vec2(-axis.y, axis.x);
      vec2 u = range(dot(b, axis), dot(a, axis)), v = range(dot(b, across), dot(a, across));
      vec2 middle = vec2(u.x + u.y, v.x + v.y) / 2.0;
      vec2 reach = vec2(u.y - u.x, v.y - v.x) / 2.0;
      return Bounds(p0 + axis * middle.x + across * middle.y, axis, reach);
    }`;

const BOUNDS = `${CURVE}

    Bounds bounds() {
      Bounds found = about_curve(g0.xy, g0.zw, g1.xy);
      found.reach += max(g1.z, g1.z + g1.w);
      return found;
    }`;

const MOVING = `
    const int SAMPLES = 16;
    const float STEP = 1.0 / float(SAMPLES);
    #define B g0.zw
    #define A g1.xy
    #define R0 g1.z
    #define DR g1.w

    // In all of these q is where the pixel lies from the curve's beginning.
    float margin(vec2 q, float t) {
      vec2 e = q - (B + A * t) * t;
      return R0 + DR * t - sqrt(dot(e, e) + 1e-14);
    }

    // One step to where the margin is stationary, at most half a sample.
    float newton(vec2 q, float t) {
      vec2 e = q - (B + A * t) * t, v = B + 2.0 * A * t;
      float along = dot(e, v), d = sqrt(dot(e, e) + 1e-14);
      float bend = 2.0 * dot(e, A) - dot(v, v) - DR * along / d, rise = along + DR * d;
      float limit = STEP / 2.0;
      float by = bend < 0.0 ? rise / max(-bend, 1e-20) : rise > 0.0 ? limit : -limit;
      return share(t + clamp(by, -limit, limit));
    }

    // The last t at which the disc touches the pixel, from a low one at which it does: parabolas
    // are drawn at reach^2 - distance^2, whose root is the margin's.
    float leave(vec2 q, float low) {
      float a = max(low, 0.0), b = min((floor(a / STEP) + 1.0) * STEP, 1.0), t = (a + b) / 2.0;
      for (int i = 0; i < 2; i++) {
        vec2 e = q - (B + A * t) * t, v = B + 2.0 * A * t;
        float r = R0 + half_pixel + DR * t;
        float f = r * r - dot(e, e), h = r * DR + dot(e, v);
        float k = DR * DR - dot(v, v) + 2.0 * dot(e, A);
        t = clamp(t + f / max(sqrt(max(h * h - f * k, 0.0)) - h, 1e-12), a, b);
      }
      return t;
    }

    // Margin of the disc in which the pixel lies deepest, or any that is at least \`enough\`; and
    // the last t that touches it.
    vec2 deepest(vec2 q, float enough) {
      float end = margin(q, 1.0), best = -1e9, at = 0.0, low = -1.0;
      if (end >= enough) return vec2(end, 1);
      for (int i = 0; i <= SAMPLES; i++) {
        float t = float(i) * STEP, m = margin(q, t);
        if (m >= enough && !changes) return vec2(m, 0);
        if (m > best) { best = m; at = t; }
        if (m >= -half_pixel) low = t;
      }
      float speed = max(length(B), length(B + 2.0 * A)) + abs(DR);
      if (best + speed * STEP / 2.0 < -half_pixel) return vec2(best, 0);
      if (best < enough) {
        at = newton(q, newton(q, at));
        best = margin(q, at);
      }
      if (!changes || best <= -half_pixel) return vec2(best, 0);
      return vec2(best, end >= -half_pixel ? 1.0 : leave(q, max(low, at)));
    }`;

export const SWEEP = {
  bounds: BOUNDS,
  cover: `${MOVING}

    vec2 cover(vec2 at) {
      vec2 found = deepest(at - g0.xy, half_pixel);
      return vec2(share((found.x + half_pixel) / (2.0 * half_pixel)), found.y);
    }`,
};

/** Pigment rises to 1 at the depth of the edge, falls to CALM at twice that and stays. */
export const WASH = {
  bounds: BOUNDS,
  cover: `${MOVING}
    const float CALM = 0.7;

    float pigment(float depth) {
      float rise = share(depth), fall = share(depth - 1.0);
      return rise * rise / 2.0 + fall - (1.0 - CALM) * fall * fall / 2.0
        + CALM * max(depth - 2.0, 0.0);
    }

    vec2 cover(vec2 at) {
      float soft = g2.x;
      vec2 found = deepest(at - g0.xy, 2.0 * soft + half_pixel);  // all deeper is as that is
      float inner = pigment((found.x + half_pixel) / soft);
      float outer = pigment((found.x - half_pixel) / soft);
      return vec2((inner - outer) * soft / (2.0 * half_pixel), found.y);
    }`,
};
