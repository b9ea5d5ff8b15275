// What an exported file says.

/** Every span of a file quotes what stands at its place, counted in code points. */
export function assertQuotes(assert, file) {
  for (const document of file.documents) {
    const signs = [...document.article.blocks.map((block) => block.text).join('\n\n')];
    for (const mark of document.marks) {
      assert.ok(mark.spans.length > 0, `mark ${mark.id} has words`);
      for (const { start, end, quote } of mark.spans) {
        assert.equal(signs.slice(start, end).join(''), quote, `mark ${mark.id} quotes ${start} to ${end}`);
      }
    }
  }
}

/** What two exports of the same work have in common: everything but the time they were made. */
export const comparable = ({ exported, ...file }) => file;

/** The marks of a file's only article as `kind: quote`, in the order of the text. */
export function marksOf({ documents: [{ marks }] }) {
  const inOrder = marks.toSorted((one, other) => one.spans[0].start - other.spans[0].start || other.spans.at(-1).end - one.spans.at(-1).end);
  return inOrder.map(({ kind, spans }) => `${kind}: ${spans.map((span) => span.quote).join(' … ')}`);
}
