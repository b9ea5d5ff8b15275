// What a colleague makes of a file, as her program would write it: every change under a stamp of her own.

const REPLICA = '00000000000000bb';

/** Her state of the article: `change(her)` says what she did. Times are minutes after noon of a day long from now, so that hers is newer. */
export function colleague(data, change, { name = 'RB', day = '2099-01-01' } = {}) {
  const file = JSON.parse(JSON.stringify(data));
  const [document] = file.documents;
  const stamp = (minute) => `${day}T12:${String(minute).padStart(2, '0')}:00.000Z/0/${REPLICA}`;
  let made = 0;
  const id = () => `01a204a1-2780-7bbb-9bbb-${String(++made).padStart(12, '0')}`;
  const text = document.article.blocks.map((block) => block.text).join('\n\n');
  const span = (quote) => {
    const start = [...text.slice(0, text.indexOf(quote))].length;
    return { start, end: start + [...quote].length, quote, prefix: '', suffix: '' };
  };
  document.records ??= [];
  const her = {
    document,
    /** The first mark on these words. */
    mark: (quote, kind) => document.marks.find((mark) => mark.spans?.[0].quote === quote && (!kind || mark.kind === kind)),
    adds(quote, kind, more = {}, minute = 1) {
      const mark = { id: id(), stamp: stamp(minute), kind, spans: [span(quote)], note: '', creator: name, created: stamp(minute).split('/')[0], ...more };
      document.marks.push(mark);
      return mark;
    },
    writes: (mark, values, minute = 2) => Object.assign(mark, values, { stamp: stamp(minute) }),
    moves: (mark, quote, minute = 2) => Object.assign(mark, { spans: [span(quote)], stamp: stamp(minute) }),
    deletes(mark, minute = 3) {
      document.marks.splice(document.marks.indexOf(mark), 1);
      (document.removed ??= []).push({ record: 'mark', id: mark.id, stamp: stamp(minute) });
    },
    /** Says fields of a mark or record. */
    says(idOf, values, minute = 4) {
      let record = document.records.find((own) => own.id === idOf);
      if (!record) document.records.push(record = { id: idOf, record: 'mark', stamp: '1970-01-01T00:00:00.000Z/0/0000000000000000' });
      for (const [field, value] of Object.entries(values)) {
        if (value === null) delete record[field]; else record[field] = value;
      }
      record.stamps = { ...record.stamps, [stamp(minute)]: Object.keys(values) };
    },
    records: (kind, values, minute = 5) => document.records.push({ id: id(), record: kind, stamp: stamp(minute), ...values }),
    details: (values, minute = 6) => Object.assign(document.details, values, { stamp: stamp(minute) }),
    drops: (block, minute = 7) => (document.decisions ??= []).push({ block, stamp: stamp(minute), boilerplate: true }),
  };
  change(her);
  return file;
}

/** The file under another id of its article: she has opened the page by herself. */
export function elsewhere(data) {
  const file = JSON.parse(JSON.stringify(data));
  file.documents[0].id = file.documents[0].id.replace(/.{4}$/, 'beef');
  return file;
}
