/**
 * A flat nib, a rectangle of fixed angle, drawn along a quadratic curve: renderers/forms/nib.py.
 *
 * Numbers: x0 y0 bx by ax ay, cos sin of the nib's angle, half its length, half its thickness.
 */

import { CURVE } from "./sweep.js";

export const NIB = {
  bounds: `${CURVE}

    Bounds bounds() {
      Bounds found = about_curve(g0.xy, g0.zw, g1.xy);
      float cosine = abs(dot(g1.zw, found.axis));
      float sine = abs(g1.z * found.axis.y - g1.w * found.axis.x);
      found.reach += vec2(g2.x * cosine + g2.y * sine, g2.x * sine + g2.y * cosine);
      return found;
    }`,
  cover: `
    // A coordinate of the pixel on an axis of the nib, as the nib moves: c - b t - a t^2.
    struct Way { float c, b, a; };

    float at_time(Way way, float t) { return way.c - (way.b + way.a * t) * t; }

    float turn(Way way) {
      return abs(way.a) < 1e-9 ? 0.0 : share(-way.b / (2.0 * way.a));
    }

    // Both t in [0, 1] where it is 0; where there are none, something in [0, 1].
    vec2 roots(Way way) {
      float root = sqrt(max(way.b * way.b + 4.0 * way.a * way.c, 0.0));
      float q = (way.b + (way.b < 0.0 ? -root : root)) / 2.0;
      float first = way.c / (abs(q) < 1e-12 ? 1e-12 : q);
      float second = -q / (abs(way.a) < 1e-12 ? 1e-12 : way.a);
      return clamp(vec2(first, second), 0.0, 1.0);
    }

    float margin(Way u, Way v, float t) {
      return min(g2.x - abs(at_time(u, t)), g2.y - abs(at_time(v, t)));
    }

    float deeper(float best, Way u, Way v, vec2 tried) {
      return max(best, max(margin(u, v, tried.x), margin(u, v, tried.y)));
    }

    Way own(vec2 axis, vec2 e) { return Way(dot(e, axis), dot(g0.zw, axis), dot(g1.xy, axis)); }

    // The largest margin is reached at an end, where u or v turns, where v = 0, or where both
    // bounds are equal: |u| - |v| = gap.
    vec2 cover(vec2 at) {
      Way u = own(g1.zw, at - g0.xy), v = own(vec2(-g1.w, g1.z), at - g0.xy);
      float best = deeper(-1e9, u, v, vec2(0, 1)), gap = g2.x - g2.y;
      best = deeper(best, u, v, vec2(turn(u), turn(v)));
      best = deeper(best, u, v, roots(v));
      for (int i = 0; i < 4; i++) {
        float sign = i < 2 ? -1.0 : 1.0, side = i % 2 == 0 ? -gap : gap;
        Way equal = Way(u.c - sign * v.c - side, u.b - sign * v.b, u.a - sign * v.a);
        best = deeper(best, u, v, roots(equal));
      }
      return vec2(min(share(best * longer + 0.5), share(2.0 * g2.y * longer)), 0);
    }`,
};
