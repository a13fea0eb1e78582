// Reads one binary CMap of pdfjs-dist and writes it as numbers of seven bits a byte, high bit on all but the last:
//   vertical (0 or 1), name of the CMap it builds on (length, letters), codespace ranges (count; bytes, low, high each),
//   ranges (count; distance of low from the last high, length - 1, value each).
// The value is the first CID; in a map to Unicode it is the number of UTF-16 units, then these.
export function readCMap(data, toUnicode) {
  const source = new Source(data);
  const cmap = { vertical: source.byte() & 1, base: '', spaces: [], ranges: [] };
  while (source.more()) readGroup(source, source.byte(), cmap);
  return write(cmap, toUnicode);
}

function readGroup(source, head, cmap) {
  const type = head >> 5;
  if (type === 7) {
    const text = source.text();
    if ((head & 31) === 1) cmap.base = text;
    return;
  }
  const group = { sequence: (head & 16) !== 0, size: (head & 15) + 1, count: source.number() };
  [readSpaces, skipNotdef, readChars, readRanges, readUnicodeChars, readUnicodeRanges][type](source, group, cmap);
}

function eachRange(source, size, count, sequence, take) {
  let start = source.fixed(size);
  let end = start + source.big();
  take(start, end);
  for (let i = 1; i < count; i++) {
    end += 1n;
    start = sequence ? end : end + source.big();
    end = start + source.big();
    take(start, end);
  }
}

function readSpaces(source, { size, count }, cmap) {
  eachRange(source, size, count, false, (low, high) => cmap.spaces.push([size, low, high]));
}

function skipNotdef(source, { size, count }) {
  eachRange(source, size, count, false, () => source.number());
}

function readChars(source, { sequence, size, count }, cmap) {
  let code = source.fixed(size);
  let value = source.number();
  cmap.ranges.push([code, code, value]);
  for (let i = 1; i < count; i++) {
    code += 1n + (sequence ? 0n : source.big());
    value += 1 + source.signed();
    cmap.ranges.push([code, code, value]);
  }
}

function readRanges(source, { sequence, size, count }, cmap) {
  eachRange(source, size, count, sequence, (low, high) => cmap.ranges.push([low, high, source.number()]));
}

function readUnicodeChars(source, { sequence, size, count }, cmap) {
  let code = source.fixed(2);
  let units = source.fixed(size);
  cmap.ranges.push([code, code, toUnits(units, size)]);
  for (let i = 1; i < count; i++) {
    code += 1n + (sequence ? 0n : source.big());
    units = BigInt.asUintN(size * 8, units + 1n + source.bigSigned());
    cmap.ranges.push([code, code, toUnits(units, size)]);
  }
}

function readUnicodeRanges(source, { sequence, size, count }, cmap) {
  eachRange(source, 2, count, sequence, (low, high) => cmap.ranges.push([low, high, toUnits(source.fixed(size), size)]));
}

function toUnits(value, size) {
  const units = [];
  for (let i = size - 2; i >= 0; i -= 2) units.push(Number(value >> BigInt(i * 8) & 0xffffn));
  return units;
}

class Source {
  constructor(data) { this.data = data; this.at = 0; }
  more() { return this.at < this.data.length; }
  byte() { return this.data[this.at++]; }
  number() { return Number(this.big()); }
  signed() { const n = this.number(); return n & 1 ? ~(n >>> 1) : n >>> 1; }
  bigSigned() { const n = this.big(); return n & 1n ? ~(n >> 1n) : n >> 1n; }
  text() { return String.fromCharCode(...Array.from({ length: this.number() }, () => this.number())); }
  big() {
    let n = 0n;
    for (;;) {
      const b = this.byte();
      n = n << 7n | BigInt(b & 127);
      if (b < 128) return n;
    }
  }
  fixed(size) {
    let n = 0n;
    for (let i = 0; i < size; i++) n = n << 8n | BigInt(this.byte());
    return n;
  }
}

function write({ vertical, base, spaces, ranges }, toUnicode) {
  const out = [];
  const put = value => {
    const groups = [];
    let n = BigInt(value);
    do { groups.unshift(Number(n & 127n)); n >>= 7n; } while (n > 0n);
    groups.forEach((group, i) => out.push(i < groups.length - 1 ? group | 128 : group));
  };
  put(vertical);
  put(base.length);
  for (const letter of base) put(letter.charCodeAt(0));
  put(spaces.length);
  for (const [size, low, high] of spaces) [size, low, high].forEach(put);
  ranges.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  put(ranges.length);
  let last = 0n;
  for (const [low, high, value] of ranges) {
    if (low < last) throw new Error('Ranges overlap.');
    put(low - last);
    put(high - low);
    if (toUnicode) [value.length, ...value].forEach(put);
    else put(value);
    last = high;
  }
  return Uint8Array.from(out);
}
