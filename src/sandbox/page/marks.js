// The four marks and the cross, drawn: a text font of this machine may have plain signs for them, or none.

const kinds = { "🔴": "overdue", "🟡": "soon", "✅": "done", "⚪": "later", "✗": "wrong" };
const any = /[🔴🟡✅⚪✗]/u;

/** A text's nodes. The signs stay in the text, so that copying and reading aloud are as in the app. */
export function withMarks(text) {
  const fragment = document.createDocumentFragment();
  let rest = text;
  for (let found = any.exec(rest); found; found = any.exec(rest)) {
    const mark = document.createElement("span");
    mark.className = `mark ${kinds[found[0]]}`;
    mark.textContent = found[0];
    fragment.append(rest.slice(0, found.index), mark);
    rest = rest.slice(found.index + found[0].length);
  }
  fragment.append(rest);
  return fragment;
}
