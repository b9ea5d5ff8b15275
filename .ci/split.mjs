// Cuts a WebAssembly program in two: what a first visit needs, and the rest, which the page loads when it is wanted (static/boot.js).
//
// Both halves share memory, tables and globals; the rest cannot run alone. A function of the rest that the first half calls leaves a
// stub there, which calls it through the table; calling one before the rest has been loaded is a trap. So `ui` draws what lies in the
// rest only after `browser::rest` has reported that it is there.
import { references } from './reach.mjs';
import { Reader, number, signed, string } from './wasm.mjs';

const TYPE = 1, IMPORT = 2, FUNCTION = 3, TABLE = 4, MEMORY = 5, GLOBAL = 6, EXPORT = 7, START = 8, ELEMENT = 9, DATA_COUNT = 12, CODE = 10, DATA = 11;
const FUNCTION_KIND = 0;
const CALL = 0x10, CALL_INDIRECT = 0x11, LOCAL_GET = 0x20, I32_CONST = 0x41, UNREACHABLE = 0x00, END = 0x0b;

/** Fewer zeros in a row compress to less than the head of another segment of data, and what it does to its neighbours. */
const ZEROS = 512;

/** The module that the rest imports from: the exports of the first half. */
const FIRST = 'first';

/** Where in a function's body other functions are named: [offset, end of the instruction, function]. */
function calls(body) {
  const reader = new Reader(body);
  for (let groups = reader.number(); groups > 0; groups--) { reader.number(); reader.byte(); }
  const found = [];
  while (reader.left) {
    const at = reader.at;
    const code = reader.byte();
    if (code === CALL || code === 0x12) {
      const target = reader.number();
      if (code !== CALL) throw new Error('tail calls are not known here');
      found.push([at, reader.at, target]);
    } else if (code === 0xd2) throw new Error('references to functions in code are not known here');
    else skip(code, reader);
  }
  return found;
}

/** Skips what belongs to one instruction. Codes: WebAssembly core specification, binary format, instructions. */
function skip(code, reader) {
  if (code <= 0x01 || code === 0x05 || code === END || code === 0x0f || code === 0x1a || code === 0x1b || code === 0xd1) return;
  if (code >= 0x45 && code <= 0xc4) return;
  if ((code >= 0x02 && code <= 0x04) || code === 0x0c || code === 0x0d || (code >= 0x20 && code <= 0x26) || code === 0x3f || code === 0x40
    || code === I32_CONST || code === 0x42 || code === 0xd0) return void reader.number();
  if (code === CALL_INDIRECT || (code >= 0x28 && code <= 0x3e)) { reader.number(); reader.number(); return; }
  if (code === 0x0e || code === 0x1c) {
    for (let count = reader.number() + (code === 0x0e ? 1 : 0); count > 0; count--) reader.number();
    return;
  }
  if (code === 0x43) return void reader.take(4);
  if (code === 0x44) return void reader.take(8);
  if (code === 0xfc) {
    const sub = reader.number();
    const operands = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1][sub];
    if (operands === undefined || sub === 8 || sub === 9) throw new Error(`the instruction fc ${sub} is not known here`);
    for (let count = operands; count > 0; count--) reader.number();
    return;
  }
  throw new Error(`the instruction ${code.toString(16)} is not known here`);
}

/** Names of functions by index, from the section "name". */
function namesOf(custom) {
  const names = new Map();
  const reader = new Reader(custom);
  if (reader.name() !== 'name') return names;
  while (reader.left) {
    const kind = reader.byte();
    const part = new Reader(reader.take(reader.number()));
    if (kind !== 1) continue;
    for (let count = part.number(); count > 0; count--) names.set(part.number(), part.name());
  }
  return names;
}

const items = (section, read) => {
  const reader = new Reader(section);
  const list = [];
  for (let count = reader.number(); count > 0; count--) list.push(read(reader));
  return list;
};
const list = (parts) => Buffer.concat([number(parts.length), ...parts]);
const slice = (reader, read) => { const at = reader.at; read(); return reader.bytes.subarray(at, reader.at); };
const limits = (reader) => { const flags = reader.number(); const min = reader.number(); return { flags, min, max: flags & 1 ? reader.number() : undefined }; };

/**
 * Splits `wasm`. `linked` is the same program before wasm-bindgen, with its relocations. Functions for which `entry(name, length)` holds
 * are where the rest begins: what can be reached from the program's exports without passing one of them is the first half, functions
 * and data; all else is the rest. Compilers give one body to functions that turn out alike, so what a name says of the others proves
 * nothing: what refers to them counts.
 *
 * Returns `{ first, rest, moved, entries }`: the two modules as bytes, how many functions moved, the names of those where it begins.
 */
export function split(wasm, linked, entry) {
  const sections = new Map();
  let names = new Map();
  const reader = new Reader(wasm, 8);
  while (reader.left) {
    const id = reader.byte();
    const section = reader.take(reader.number());
    if (id !== 0) sections.set(id, section);
    else if (names.size === 0) names = namesOf(section);
  }
  if (names.size === 0) throw new Error('the program has no names: it must be linked without `strip`');

  const types = items(sections.get(TYPE), (r) => {
    let parameters = 0;
    const bytes = slice(r, () => {
      if (r.byte() !== 0x60) throw new Error('only types of functions are known here');
      parameters = r.number();
      r.take(parameters);
      r.take(r.number());
    });
    return { parameters, bytes };
  });
  const imported = items(sections.get(IMPORT), (r) => {
    r.name();
    r.name();
    if (r.byte() !== FUNCTION_KIND) throw new Error('only functions can be imported here');
    return r.number();
  });
  const typeOf = [...imported, ...items(sections.get(FUNCTION), (r) => r.number())];
  const tables = items(sections.get(TABLE), (r) => ({ kind: r.byte(), ...limits(r) }));
  const globals = items(sections.get(GLOBAL), (r) => {
    const type = r.take(2);
    const bytes = Buffer.concat([type, slice(r, () => { for (let code = r.byte(); code !== END; code = r.byte()) skip(code, r); })]);
    return { type, bytes };
  });
  const exports = items(sections.get(EXPORT), (r) => ({ name: r.name(), kind: r.byte(), index: r.number() }));
  const elements = items(sections.get(ELEMENT), (r) => {
    if (r.number() !== 0 || r.byte() !== I32_CONST) throw new Error('this kind of element segment is not known here');
    const offset = r.number();
    if (r.byte() !== END) throw new Error('this kind of element segment is not known here');
    const functions = [];
    for (let count = r.number(); count > 0; count--) functions.push(r.number());
    return { offset, functions };
  });
  const bodies = items(sections.get(CODE), (r) => r.take(r.number()));
  const bodyOf = (index) => bodies[index - imported.length];
  const called = bodies.map(calls);
  const callsOf = (index) => called[index - imported.length];
  // Functions of one type that begin alike stand beside each other: what packs a file looks back 32 KiB only, and finds more to repeat there
  // (2.5 % less of the first half after gzip -9).
  const alike = (indices) => indices.sort((a, b) => typeOf[a] - typeOf[b] || Buffer.compare(bodyOf(a), bodyOf(b)) || a - b);

  // Which functions stay: walk from what is called from outside.
  const { bodiesOf, named, objects } = references(linked);
  const byName = new Map();
  for (const [index, name] of names) {
    if (!byName.has(name)) byName.set(name, []);
    byName.get(name).push(index);
  }
  const inTable = new Map();
  for (const { offset, functions } of elements) functions.forEach((f, place) => inTable.has(f) || inTable.set(f, offset + place));
  const entries = new Set();
  for (let index = imported.length; index < typeOf.length; index++) if (entry(names.get(index) ?? '', bodyOf(index).length)) entries.add(index);
  const staying = new Set();
  const needed = new Set();
  const ahead = exports.filter((e) => e.kind === FUNCTION_KIND).map((e) => e.index);
  if (sections.has(START)) ahead.push(new Reader(sections.get(START)).number());
  // What is in the table without a name in the linked program was put there by wasm-bindgen.
  for (const index of inTable.keys()) if (bodiesOf(names.get(index)).length === 0) ahead.push(index);
  const data = [];
  while (ahead.length > 0 || data.length > 0) {
    const index = ahead.pop();
    const of = [];
    if (index === undefined) of.push(data.pop());
    else {
      if (staying.has(index) || index < imported.length || entries.has(index)) continue;
      staying.add(index);
      ahead.push(...callsOf(index).map(([, , target]) => target));
      of.push(...bodiesOf(names.get(index)));
    }
    for (const part of of) {
      for (const name of named(part)) ahead.push(...(byName.get(name) ?? []));
      for (const object of part.data) if (!needed.has(object)) { needed.add(object); data.push(object); }
    }
  }
  const moved = new Set();
  for (let index = imported.length; index < typeOf.length; index++) if (!staying.has(index)) moved.add(index);

  // Data that only the rest refers to moves with it: zeros take its place. Zeros need not be written again.
  const staysAt = objects.filter((object) => needed.has(object)).map(({ address, start, end }) => ({ start: address, end: address + end - start }));
  const movedData = [];
  const segments = items(sections.get(DATA), (r) => {
    if (r.number() !== 0 || r.byte() !== I32_CONST) throw new Error('this kind of data segment is not known here');
    const address = r.number();
    if (r.byte() !== END) throw new Error('this kind of data segment is not known here');
    return { address, bytes: Buffer.from(r.take(r.number())) };
  });
  for (const { address, bytes } of segments) {
    const mask = new Uint8Array(bytes.length);
    const paint = (value, start, end) => mask.fill(value, Math.max(0, start - address), Math.max(0, end - address));
    for (const object of objects) if (!needed.has(object)) paint(1, object.address, object.address + object.end - object.start);
    for (const { start, end } of staysAt) paint(0, start, end);
    for (let at = 0; at < bytes.length; at++) {
      if (!mask[at] || bytes[at] === 0) continue;
      const last = movedData.at(-1);
      // A few zeros in between cost less than another segment, but what lies there must have moved too: by then, what stayed may have changed.
      const gap = last ? address + at - (last.address + last.bytes.length) : Infinity;
      if (gap < 6 && gap <= at && mask.subarray(at - gap, at).every((gone) => gone)) last.bytes.push(...Array(gap).fill(0));
      if (last && last.address + last.bytes.length === address + at) last.bytes.push(bytes[at]);
      else movedData.push({ address: address + at, bytes: [bytes[at]] });
    }
    mask.forEach((gone, at) => { if (gone) bytes[at] = 0; });
    for (const run of movedData) {
      for (let at = 0; at < run.bytes.length; at++) {
        const place = run.address + at - address;
        if (place >= 0 && place < bytes.length && !mask[place]) throw new Error('the rest would write over what the first half has');
      }
    }
  }

  // Memory begins as zeros, so long runs of them need not be there: each segment is cut at them.
  const filledData = segments.flatMap(({ address, bytes }) => {
    const parts = [];
    let begin = 0;
    for (let at = 0; at < bytes.length; ) {
      let end = at;
      while (end < bytes.length && bytes[end] === 0) end++;
      if (end - at >= ZEROS) {
        if (at > begin) parts.push({ address: address + begin, bytes: bytes.subarray(begin, at) });
        begin = end;
      }
      at = Math.max(end, at + 1);
    }
    if (begin < bytes.length) parts.push({ address: address + begin, bytes: bytes.subarray(begin) });
    return parts;
  });

  // What crosses the cut goes through the table. Slots are given anew after those the program has.
  const [functions] = tables;
  let slots = functions.min;
  const slotOf = new Map([...inTable]);
  const slot = (index) => { if (!slotOf.has(index)) slotOf.set(index, slots++); return slotOf.get(index); };
  const stubs = new Set();
  for (let index = imported.length; index < typeOf.length; index++) {
    if (moved.has(index)) continue;
    for (const [, , target] of callsOf(index)) if (moved.has(target)) stubs.add(target);
  }
  const stubSlots = [...stubs].sort((a, b) => a - b).map((index) => [slot(index), index]).filter(([, index]) => !inTable.has(index));
  const wanted = new Set();
  for (const index of moved) for (const [, , target] of callsOf(index)) if (!moved.has(target)) wanted.add(target);
  const wantedSlots = [...wanted].filter((index) => !inTable.has(index)).sort((a, b) => a - b).map((index) => [slot(index), index]);

  const type = (index) => number(typeOf[index]);
  const indirect = (index) => Buffer.concat([Buffer.from([I32_CONST]), signed(slot(index)), Buffer.from([CALL_INDIRECT]), type(index), Buffer.from([0])]);
  const rewrite = (index, call) => {
    const body = bodyOf(index);
    const parts = [];
    let done = 0;
    for (const [at, end, target] of callsOf(index)) { parts.push(body.subarray(done, at), call(target)); done = end; }
    return Buffer.concat([...parts, body.subarray(done)]);
  };
  const sized = (body) => Buffer.concat([number(body.length), body]);
  const plain = (index) => Buffer.concat([Buffer.from([CALL]), number(index)]);
  const stub = (index) => Buffer.concat([Buffer.from([0]),
    ...Array.from({ length: types[typeOf[index]].parameters }, (_, place) => Buffer.concat([Buffer.from([LOCAL_GET]), number(place)])),
    indirect(index), Buffer.from([END])]);
  const active = (offset, indices) => Buffer.concat([Buffer.from([0, I32_CONST]), signed(offset), Buffer.from([END]), list(indices.map(number))]);
  const dataAt = (address, bytes) => Buffer.concat([Buffer.from([0, I32_CONST]), signed(address), Buffer.from([END]), sized(Buffer.from(bytes))]);
  const module = (parts) => Buffer.concat([wasm.subarray(0, 8), ...parts.map(([id, bytes]) => Buffer.concat([Buffer.from([id]), sized(bytes)]))]);

  // The first half: moved functions go, or become stubs; one that traps stands in the table for those to come.
  const kept = imported.map((_, index) => index);
  kept.push(...alike(typeOf.map((_, index) => index).slice(imported.length).filter((index) => !moved.has(index) || stubs.has(index))));
  const place = new Map(kept.map((index, position) => [index, position]));
  const empty = types.findIndex(({ bytes }) => bytes.equals(Buffer.from([0x60, 0, 0])));
  if (empty < 0) throw new Error('the program has no type of functions without arguments');
  const trap = kept.length;
  const own = kept.slice(imported.length);
  const shared = [...tables.map((_, index) => [1, index]), [2, 0], ...globals.map((_, index) => [3, index])].map(([kind, index]) => ({ name: `${kind}${index}`, kind, index }));
  const grown = tables.map((table, index) => (index > 0 ? table : { ...table, min: slots, max: table.max === undefined ? undefined : Math.max(table.max, slots) }));
  const tableType = ({ kind, flags, min, max }) => Buffer.concat([Buffer.from([kind]), number(flags), number(min), ...(max === undefined ? [] : [number(max)])]);
  const first = module([
    [TYPE, sections.get(TYPE)],
    [IMPORT, sections.get(IMPORT)],
    [FUNCTION, list([...own.map(type), number(empty)])],
    [TABLE, list(grown.map(tableType))],
    [MEMORY, sections.get(MEMORY)],
    [GLOBAL, sections.get(GLOBAL)],
    [EXPORT, list([...exports.map((e) => ({ ...e, index: e.kind === FUNCTION_KIND ? place.get(e.index) : e.index })), ...shared]
      .map(({ name, kind, index }) => Buffer.concat([string(name), Buffer.from([kind]), number(index)])))],
    ...(sections.has(START) ? [[START, number(place.get(new Reader(sections.get(START)).number()))]] : []),
    [ELEMENT, list([
      ...elements.map(({ offset, functions: list }) => active(offset, list.map((index) => (moved.has(index) ? trap : place.get(index))))),
      ...(wantedSlots.length > 0 ? [active(wantedSlots[0][0], wantedSlots.map(([, index]) => place.get(index)))] : []),
    ])],
    ...(sections.has(DATA_COUNT) ? [[DATA_COUNT, number(filledData.length)]] : []),
    [CODE, list([...own.map((index) => sized(moved.has(index) ? stub(index) : rewrite(index, (target) => plain(place.get(target))))),
      sized(Buffer.from([0, UNREACHABLE, END]))])],
    [DATA, list(filledData.map(({ address, bytes }) => dataAt(address, bytes)))],
  ]);

  // The rest: the same types, tables, memory and globals under the same numbers, so that only calls need new ones.
  const order = alike([...moved]);
  const there = new Map(order.map((index, position) => [index, position]));
  const memory = items(sections.get(MEMORY), (r) => slice(r, () => limits(r)))[0];
  const imports = [
    ...grown.map((table, index) => [1, index, tableType(table)]), [2, 0, memory], ...globals.map((global, index) => [3, index, global.type]),
  ].map(([kind, index, bytes]) => Buffer.concat([string(FIRST), string(`${kind}${index}`), Buffer.from([kind]), bytes]));
  const filled = [...order.filter((index) => inTable.has(index)).map((index) => [slot(index), index]), ...stubSlots].sort((a, b) => a[0] - b[0]);
  for (const { offset, functions: list } of elements) {
    list.forEach((index, position) => { if (moved.has(index) && slot(index) !== offset + position) throw new Error('a moved function lies in the table twice'); });
  }
  const runs = [];
  for (const [at, index] of filled) {
    const last = runs.at(-1);
    if (last && last.at + last.list.length === at) last.list.push(there.get(index));
    else runs.push({ at, list: [there.get(index)] });
  }
  const rest = module([
    [TYPE, sections.get(TYPE)],
    [IMPORT, list(imports)],
    [FUNCTION, list(order.map(type))],
    [ELEMENT, list(runs.map(({ at, list: indices }) => active(at, indices)))],
    [CODE, list(order.map((index) => sized(rewrite(index, (target) => (moved.has(target) ? plain(there.get(target)) : indirect(target))))))],
    [DATA, list(movedData.map(({ address, bytes }) => dataAt(address, bytes)))],
  ]);
  return { first, rest, moved: order.length, entries: [...entries].map((index) => names.get(index)) };
}
