// Reads and writes the parts that the WebAssembly binary format is made of.

/** Reads numbers (LEB128), bytes and names from a part of a file. */
export class Reader {
  constructor(bytes, at = 0) { Object.assign(this, { bytes, at }); }
  byte() { return this.bytes[this.at++]; }
  /** An unsigned number. One that is signed is passed over rightly too, but what it returns is then not its value. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }
  name() { return this.take(this.number()).toString('utf8'); }
  take(length) { const part = this.bytes.subarray(this.at, this.at + length); this.at += length; return part; }
  get left() { return this.at < this.bytes.length; }
}

export function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

/** A number that is not negative, in the signed form that constants have. */
export function signed(value) {
  const bytes = [];
  for (; value > 63; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

export const string = (text) => Buffer.concat([number(Buffer.byteLength(text)), Buffer.from(text)]);
