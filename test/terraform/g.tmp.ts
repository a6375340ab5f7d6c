import { loadGrammar } from '/work/main/src/grammar/load.ts';
const p = await loadGrammar('hcl');
let big = '';
for (let i = 0; i < 25; i++)
  big += `resource "ibm_iam_service_policy" "p${i}" {\n  iam_service_id = ibm_iam_service_id.x.id\n  roles = ["Viewer", "Editor"]\n  resources {\n    service = "kms"\n    attributes = { a = "b-\${var.x}" }\n  }\n}\n`;
console.log(big.length);
let pt = 0,
  wt = 0,
  dt = 0,
  n = 0,
  sum = 0;
for (let r = 0; r < 400; r++) {
  const t3 = performance.now();
  const tr = p.parse(big)!;
  const t4 = performance.now();
  pt += t4 - t3;
  const c = tr.walk();
  const rec = () => {
    for (;;) {
      n++;
      sum += c.nodeTypeId;
      if (c.gotoFirstChild()) {
        rec();
        c.gotoParent();
      } else {
        sum += c.startIndex;
        sum += c.endIndex;
      }
      if (!c.gotoNextSibling()) return;
    }
  };
  rec();
  const t5 = performance.now();
  wt += t5 - t4;
  c.delete();
  tr.delete();
  dt += performance.now() - t5;
  if (r === 20 || r === 100 || r === 399) console.log(r, pt, wt, dt, n);
}
