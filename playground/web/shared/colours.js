// One meaning of colour for all pictures: orange below, grey at zero, blue above; and bytes as they come from the server.
export const rgb = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
export const mix = (from, to, share) => from.map((value, at) => Math.round(value + (to[at] - value) * share));
export const css = (colour) => `rgb(${colour.join(",")})`;
export const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
export const signedBytes = (text) => new Int8Array(bytes(text).buffer);

export class Scale {
  constructor({ negative, zero, positive, classes }) {
    this.ends = [negative, zero, positive].map(rgb);
    this.classes = classes.map(rgb);
  }

  // From -1 (orange) over 0 (grey) to 1 (blue); what lies outside has the colour of its end.
  at(value) {
    const [low, middle, high] = this.ends;
    return value < 0 ? mix(middle, low, Math.min(1, -value)) : mix(middle, high, Math.min(1, value));
  }

  ofClass(number) {
    return this.classes[number % this.classes.length];
  }
}

// A number as a student reads it: short, with a true minus sign.
export const short = (value, digits = 3) => {
  if (value === null || value === undefined) return "–";
  const size = Math.abs(value);
  const text = size !== 0 && (size < 0.001 || size >= 1e5) ? value.toExponential(digits - 2) : Number(value.toPrecision(digits)).toString();
  return text.replace("-", "−");
};
