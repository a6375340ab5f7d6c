import { el } from './dom.ts';

const select = (inside: Element): void => {
  const range = document.createRange();
  range.selectNodeContents(inside);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
};

/** Where the browser lets no script copy, the text is selected, so that a key does it. */
const copy = async (text: string, from: Element): Promise<string> => {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied';
  } catch {
    select(from);
    return 'Selected';
  }
};

/** Something to be typed as it is, with a button that copies it. */
export const command = (text: string, what: string): HTMLElement => {
  const shown = el('code', {}, text);
  const button = el('button', { type: 'button', class: 'copy', 'aria-label': `Copy ${what}` }, 'Copy');
  const told = el('span', { role: 'status', class: 'unseen' });
  const tell = (done: string): void => {
    button.textContent = done === '' ? 'Copy' : done;
    told.textContent = done;
  };
  button.addEventListener('click', async () => {
    tell(await copy(text, shown));
    setTimeout(tell, 2000, '');
  });
  return el('div', { class: 'command' }, el('pre', {}, shown), button, told);
};
