// What refers to what in a linked WebAssembly program, functions and data, read from its relocations (`--emit-relocs`; the format is
// that of the tool conventions, "Linking").
import { Reader } from './wasm.mjs';

const IMPORT = 2, CODE = 10, DATA = 11;
const FUNCTION_SYMBOL = 0, DATA_SYMBOL = 1, SECTION_SYMBOL = 3, UNDEFINED = 0x10, EXPLICIT_NAME = 0x40;
/** Kinds of relocation: to a place in the table, and to an address, which alone carry a number to add. */
const TO_TABLE = new Set([1, 2, 12]);
const TO_ADDRESS = new Set([3, 4, 5, 11, 21]);
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 21]);

/** The place in `ranges`, sorted and without overlaps, that holds `at`. */
function find(ranges, at) {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle].start <= at) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low - 1];
  return found && at < found.end ? found : undefined;
}

/**
 * Reads a linked program. Returns `{ bodiesOf, named, objects }`. `bodiesOf(name)` has the bodies of the functions of that name, `objects`
 * all pieces of data; each says to which functions and data it refers other than by calling, data also where it lies: from `address`,
 * `end - start` bytes. `named(part)` has the names of the functions that a body or a piece of data refers to.
 */
export function references(linked) {
  const custom = new Map();
  const sections = new Map();
  const reader = new Reader(linked, 8);
  while (reader.left) {
    const id = reader.byte();
    const section = reader.take(reader.number());
    if (id !== 0) { sections.set(id, section); continue; }
    const part = new Reader(section);
    custom.set(part.name(), part);
  }
  if (!custom.has('linking') || !custom.has('reloc.CODE')) throw new Error('the linked program has no relocations: it must be linked with --emit-relocs');

  let index = 0;
  const imports = new Reader(sections.get(IMPORT));
  for (let count = imports.number(); count > 0; count--) {
    imports.name();
    imports.name();
    if (imports.byte() !== 0) throw new Error('only functions can be imported here');
    imports.number();
    index++;
  }
  const bodies = new Map();
  const code = new Reader(sections.get(CODE));
  for (let count = code.number(); count > 0; count--) {
    const length = code.number();
    bodies.set(index++, { start: code.at, end: code.at + length, functions: new Set(), data: new Set() });
    code.take(length);
  }
  const segments = [];
  const dataSection = new Reader(sections.get(DATA));
  for (let count = dataSection.number(); count > 0; count--) {
    if (dataSection.number() !== 0 || dataSection.byte() !== 0x41) throw new Error('this kind of data segment is not known here');
    const address = dataSection.number();
    if (dataSection.byte() !== 0x0b) throw new Error('this kind of data segment is not known here');
    const length = dataSection.number();
    segments.push({ address, from: dataSection.at, objects: [] });
    dataSection.take(length);
  }

  const symbols = [];
  const linking = custom.get('linking');
  linking.number();
  while (linking.left) {
    const kind = linking.byte();
    const part = new Reader(linking.take(linking.number()));
    if (kind !== 8) continue;
    for (let count = part.number(); count > 0; count--) {
      const symbol = { kind: part.byte(), flags: part.number() };
      if (symbol.kind === DATA_SYMBOL) {
        part.name();
        if (!(symbol.flags & UNDEFINED)) {
          const segment = segments[part.number()];
          const offset = part.number();
          const length = part.number();
          symbol.object = { start: offset, end: offset + length, address: (segment?.address ?? 0) + offset, functions: new Set(), data: new Set() };
          if (segment && length > 0) segment.objects.push(symbol.object);
        }
      } else if (symbol.kind === SECTION_SYMBOL) part.number();
      else {
        symbol.index = part.number();
        if (!(symbol.flags & UNDEFINED) || symbol.flags & EXPLICIT_NAME) symbol.name = part.name();
      }
      symbols.push(symbol);
    }
  }
  const ranges = [...bodies.values()];
  for (const segment of segments) segment.objects.sort((a, b) => a.start - b.start || b.end - a.end);

  const relocate = (name, owner) => {
    const part = custom.get(name);
    if (!part) return;
    part.number();
    for (let count = part.number(); count > 0; count--) {
      const kind = part.byte();
      const at = part.number();
      const symbol = symbols[part.number()];
      if (WITH_ADDEND.has(kind)) part.number();
      const from = owner(at);
      if (!from) continue;
      if (TO_TABLE.has(kind)) from.functions.add(symbol.index);
      else if (TO_ADDRESS.has(kind) && symbol.object) from.data.add(symbol.object);
    }
  };
  relocate('reloc.CODE', (at) => find(ranges, at));
  relocate('reloc.DATA', (at) => {
    const segment = segments.findLast(({ from }) => from <= at);
    return segment && find(segment.objects, at - segment.from);
  });

  const names = new Map();
  for (const { kind, index: function_, name } of symbols) if (kind === FUNCTION_SYMBOL && name !== undefined && !names.has(function_)) names.set(function_, name);
  const byName = new Map();
  for (const [function_, body] of bodies) {
    const name = names.get(function_);
    if (!byName.has(name)) byName.set(name, []);
    byName.get(name).push(body);
  }
  const named = ({ functions }) => [...functions].map((function_) => names.get(function_));
  return { bodiesOf: (name) => byName.get(name) ?? [], named, objects: segments.flatMap(({ objects }) => objects) };
}
